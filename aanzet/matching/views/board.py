"""The coordinator's page, one line of it, and what is done there."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.matching import actions
from aanzet.matching.enums import Hold
from aanzet.matching.forms import DecideForm
from aanzet.matching.models import Suggestion
from aanzet.matching.queries import page as reading
from aanzet.matching.queries.where import Where, asked_for, place_named, places
from aanzet.volunteers.models import Volunteer


@may("matching.read")
def board(request: ActorRequest) -> HttpResponse:
    """Who waits, whom the newest plan suggests, and why."""
    found = places(actor=request.actor)
    where = place_named(found, request.GET.get("in", ""))
    context: dict[str, Any] = {"places": found, "where": where}
    if where is not None:
        request.theme = where.programme.slug  # type: ignore[attr-defined]
        context |= {"board": _board(request, where), "asked_for": asked_for(where)}
    return render(request, "matching/board.html", context)


def _board(request: ActorRequest, where: Where) -> reading.Board:
    return reading.board(actor=request.actor, where=where, on=clock.today(), language=get_language() or "nl")


def back_to(where: Where, anchor: str = "") -> str:
    """The page of one place."""
    return f"{reverse('matching:board')}?{urlencode({'in': where.key})}{anchor}"


@may("matching.run")
def run_make(request: ActorRequest) -> HttpResponse:
    """Make a new plan, also when somebody fell ill today."""
    where = place_named(places(actor=request.actor), request.POST.get("in", ""))
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if where is None:
        raise Http404
    run = actions.run_make(
        by=request.actor, on=clock.today(), programme=where.programme, organisation=where.organisation,
        role=where.role,
    )  # fmt: skip
    said = _("There is a new plan: somebody is suggested to %(served)s of %(women)s women.")
    messages.success(request, said % {"served": run.served, "women": run.women})
    return redirect(back_to(where))


@may("matching.decide", Suggestion)
def suggestion(request: ActorRequest, row: Suggestion) -> HttpResponse:
    """One woman: everybody who would fit, and what is decided."""
    where, found, woman = _asked(request, row)
    form = _form(request, found, woman)
    if request.method == "POST" and form.carry_out(lambda: _decide(request, row, form)):
        return redirect(back_to(where, f"#w{woman.case_id}"))
    request.theme = where.programme.slug  # type: ignore[attr-defined]
    context = {"where": where, "woman": woman, "form": form, "suggestion": row, "back": back_to(where)}
    context["chosen"] = request.POST.getlist("volunteers") if form.is_bound else form.initial["volunteers"]
    return render(
        request, "matching/suggestion.html", context, status=422 if request.method == "POST" else 200
    )


def _asked(request: ActorRequest, row: Suggestion) -> tuple[Where, reading.Board, reading.WomanRow]:
    """The place of a line and her row on its page. Raises Http404 when a newer plan stands there."""
    run = row.run
    keys = (run.programme_id, run.organisation_id, run.role)
    found = places(actor=request.actor)
    where = next((w for w in found if (w.programme.pk, w.organisation.pk, w.role) == keys), None)
    if where is None:
        raise Http404
    shown = _board(request, where)
    woman = reading.chosen_of(shown.rows, row.pk)
    if woman is None:
        raise Http404
    return where, shown, woman


def _form(request: ActorRequest, found: reading.Board, woman: reading.WomanRow) -> DecideForm:
    there = {each.volunteer_id for each in woman.both}
    people = [(str(each.volunteer_id), each.name) for each in woman.both]
    others = [
        (str(each.volunteer_id), each.name)
        for each in found.coaches
        if each.free and each.volunteer_id not in there
    ]
    first = [key for key, _name in people[:2]]
    return DecideForm(request.POST or None, people=people, others=others, initial={"volunteers": first})


def _decide(request: ActorRequest, row: Suggestion, form: DecideForm) -> None:
    by, on, words = request.actor, clock.today(), form.cleaned_data["words"]
    for name, hold in (("pin", Hold.PIN), ("forbid", Hold.FORBID)):
        if request.POST.get(name):
            volunteer = _volunteers(request, [request.POST[name]])[0]
            actions.hold_begin(by=by, on=on, case=row.want.case, volunteer=volunteer, hold=hold)
            messages.success(request, _("It is noted, and counts in the next plan."))
            return
    if request.POST.get("do") == "leave":
        actions.suggestion_leave(by=by, on=on, suggestion=row, words=words)
        messages.success(request, _("Not now. She stays in the list."))
        return
    chosen = _volunteers(request, form.chosen())
    actions.suggestion_propose(
        by=by, on=on, suggestion=row, volunteers=chosen, warned=form.cleaned_data["warned"], words=words
    )
    messages.success(request, _("It is proposed. She and the volunteer each hear that a question waits."))


def _volunteers(request: ActorRequest, keys: list[str]) -> list[Volunteer]:
    rows = Volunteer.objects.visible_to(request.actor, "matching.decide").in_bulk()
    found = {str(pk): row for pk, row in rows.items()}
    if not all(key in found for key in keys):
        raise Refused(_("Choose who is proposed to her."))
    return [found[key] for key in keys]
