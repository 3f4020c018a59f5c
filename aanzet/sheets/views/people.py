"""The map of people around her."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
from aanzet.core import clock
from aanzet.sheets import actions
from aanzet.sheets.forms.people import PersonForm
from aanzet.sheets.people import Person
from aanzet.sheets.queries.people import map_of, map_page, people_on
from aanzet.sheets.views.hers import coach_name
from aanzet.ui.writing import write_page

NEW = "new"


@may("me.read")
@with_her_case
def my_people(request: ActorRequest, case: Case) -> HttpResponse:
    row = map_of(case)
    context = {"page": map_page(row=row) if row else None, "coach": coach_name(case)}
    return render(request, "sheets/me_people.html", context)


@may("me.read")
@with_her_case
def my_person(request: ActorRequest, case: Case, key: str) -> HttpResponse:
    """Somebody on her map: `key` of the person, or "new"."""
    row = map_of(case)
    known = next((each for each in people_on(row) if each.key == key), None) if row else None
    if known is None and key != NEW:
        messages.info(request, _("This person is not on your map any more."))
        return redirect("sheets:my_people")
    form = PersonForm(request.POST or None, initial=_standing(known, row.version if row else None))
    return write_page(
        request, form=form, title=_("Somebody around me"), submit=_("Put on my map"),
        back=reverse("sheets:my_people"), template="sheets/me_tiles.html",
        action=lambda: actions.person_keep(
            by=request.actor, on=clock.today(), case=case, version=form.cleaned_data["version"],
            key=known.key if known else "", values=form.values(),
        ),
    )  # fmt: skip


def _standing(person: Person | None, version: int | None) -> dict[str, Any]:
    if person is None:
        return {"version": version}
    return {
        "picture": person.picture, "word": person.word, "ring": person.ring, "bearings": person.bearings,
        "version": version,
    }  # fmt: skip


@may("me.read")
@with_her_case
def my_person_remove(request: ActorRequest, case: Case, key: str) -> HttpResponse:
    row = map_of(case)
    if request.method == "POST" and row is not None:
        actions.person_remove(by=request.actor, on=clock.today(), row=row, key=key)
        messages.success(request, _("Taken off your map."))
    return redirect("sheets:my_people")


@may("me.read")
@with_her_case
def my_people_print(request: ActorRequest, case: Case) -> HttpResponse:
    """Her map on paper: the only way to take it along."""
    row = map_of(case)
    if row is None:
        return redirect("sheets:my_people")
    return render(request, "sheets/me_people_print.html", {"page": map_page(row=row)})
