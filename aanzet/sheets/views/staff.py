"""What she shows of her sheets, for who accompanies her: to read, never to change."""

from django.http import HttpResponse
from django.shortcuts import render

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.pages import in_her_colours
from aanzet.sheets.models import CareWeek, Choice, PeopleMap
from aanzet.sheets.pictures import pictures
from aanzet.sheets.queries.choice import choice_sheet
from aanzet.sheets.queries.people import map_page
from aanzet.sheets.queries.week import week_sheet


@may("case.sheet.read", Choice)
@in_her_colours
def choice_read(request: ActorRequest, choice: Choice) -> HttpResponse:
    context = {"sheet": choice_sheet(choice=choice), "name": choice.case.participant.readable_name}
    return render(request, "sheets/choice_read.html", context | {"case_id": choice.case_id})


@may("case.sheet.read", CareWeek)
@in_her_colours
def week_read(request: ActorRequest, week: CareWeek) -> HttpResponse:
    context = {
        "sheet": week_sheet(row=week), "name": week.case.participant.readable_name,
        "parts": pictures("parts").values(),
    }  # fmt: skip
    return render(request, "sheets/week_read.html", context | {"case_id": week.case_id})


@may("case.sheet.read", PeopleMap)
@in_her_colours
def people_read(request: ActorRequest, row: PeopleMap) -> HttpResponse:
    her = row.case.participant
    context = {"page": map_page(row=row), "name": her.readable_name, "call_name": her.call_name}
    return render(request, "sheets/people_read.html", context | {"case_id": row.case_id})
