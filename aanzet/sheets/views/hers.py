"""What all her sheet pages share: showing, hiding and wiping one of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
from aanzet.cases.queries.asking import coach_named
from aanzet.core import clock
from aanzet.sheets import actions
from aanzet.sheets.models import CareWeek, Choice, PeopleMap
from aanzet.sheets.queries.home import sheets_home

View = Callable[..., HttpResponse]


def only_pressed(view: View) -> View:
    """For buttons: nothing to look at."""

    @wraps(view)
    def inside(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return view(request, *args, **kwargs)

    return inside


def coach_name(case: Case) -> str:
    """Who accompanies her, by name."""
    return coach_named(case=case, on=clock.today())


def show_or_hide(request: ActorRequest, row: Choice | CareWeek | PeopleMap) -> None:
    """One tap: her coach may look, or only she."""
    if row.shown_on is None:
        actions.sheet_show(by=request.actor, on=clock.today(), row=row)
        messages.success(request, _("Your coach can see this now. You can stop it at any moment."))
    else:
        actions.sheet_hide(by=request.actor, on=clock.today(), row=row)
        messages.success(request, _("Only you see this now."))


def wipe(request: ActorRequest, row: Choice | CareWeek | PeopleMap) -> None:
    actions.sheet_wipe(by=request.actor, on=clock.today(), row=row)
    messages.success(request, _("It is wiped. Nobody sees it any more."))


@may("me.read")
@with_her_case
def my_sheets(request: ActorRequest, case: Case) -> HttpResponse:
    """All her sheets, each with what it is for."""
    return render(request, "sheets/me_sheets.html", {"home": sheets_home(case=case)})


@may("me.sheet.edit", Choice)
@only_pressed
def my_choice_show(request: ActorRequest, choice: Choice) -> HttpResponse:
    show_or_hide(request, choice)
    return redirect("sheets:my_choice", choice.pk)


@may("me.sheet.edit", Choice)
@only_pressed
def my_choice_wipe(request: ActorRequest, choice: Choice) -> HttpResponse:
    wipe(request, choice)
    return redirect("sheets:my_choices")


@may("me.sheet.edit", CareWeek)
@only_pressed
def my_week_show(request: ActorRequest, week: CareWeek) -> HttpResponse:
    show_or_hide(request, week)
    return redirect("sheets:my_week")


@may("me.sheet.edit", CareWeek)
@only_pressed
def my_week_wipe(request: ActorRequest, week: CareWeek) -> HttpResponse:
    wipe(request, week)
    return redirect("sheets:my_week")


@may("me.sheet.edit", PeopleMap)
@only_pressed
def my_people_show(request: ActorRequest, row: PeopleMap) -> HttpResponse:
    show_or_hide(request, row)
    return redirect("sheets:my_people")


@may("me.sheet.edit", PeopleMap)
@only_pressed
def my_people_wipe(request: ActorRequest, row: PeopleMap) -> HttpResponse:
    wipe(request, row)
    return redirect("sheets:my_people")
