"""Introductions, interviews and places: one row each, by staff and by the volunteer of a match."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import twin
from aanzet.core import clock
from aanzet.matches.actions import introduction as actions
from aanzet.matches.forms.together import IntroductionForm, MoveForm
from aanzet.matches.models import Introduction, Match
from aanzet.matches.queries.introductions import COLUMNS, introductions
from aanzet.ui.writing import write_page


@may("case.introduction.add", Case)
@twin("matches:my_times")
def introduction_list(request: ActorRequest, case: Case) -> HttpResponse:
    """Whom she was introduced to, and what came of it."""
    request.theme = case.programme.slug  # type: ignore[attr-defined]
    context = {
        "case": case,
        "rows": introductions(actor=request.actor, language=get_language() or "nl", case_id=case.pk),
        "columns": [step.label for step in COLUMNS],
    }
    return render(request, "matches/introduction_list.html", context)


def _add(request: ActorRequest, case: Case, match: Match | None, back: str) -> HttpResponse:
    form = IntroductionForm(request.POST or None)

    def save() -> None:
        typed: dict[str, Any] = form.cleaned_data
        actions.introduction_add(by=request.actor, on=clock.today(), case=case, match=match, **typed)

    return write_page(
        request, form=form, action=save, title=_("An introduction"), submit=_("Save"), back=back,
        lead=case.participant.call_name, done=_("The introduction is saved. She can see it."),
    )  # fmt: skip


@may("case.introduction.add", Case)
def introduction_add(request: ActorRequest, case: Case) -> HttpResponse:
    return _add(request, case, None, reverse("matches:introduction_list", args=[case.pk]))


@may("match.introduction.add", Match)
def introduction_by_volunteer(request: ActorRequest, match: Match) -> HttpResponse:
    return _add(request, match.case, match, _back(request, match.case_id, match))


def _back(request: ActorRequest, case_id: Any, match: Match | None) -> str:
    if match is not None and match.volunteer.user_id == request.actor.user_id:
        return reverse("matches:match_log", args=[match.pk])
    return reverse("matches:introduction_list", args=[case_id])


@may("case.introduction.edit", Introduction)
def introduction_move(request: ActorRequest, introduction: Introduction) -> HttpResponse:
    """How far it came."""
    form = MoveForm(request.POST or None)

    def save() -> None:
        actions.introduction_move(
            by=request.actor, on=clock.today(), introduction=introduction, **form.cleaned_data
        )

    return write_page(
        request, form=form, action=save, title=_("What came of it?"), lead=introduction.to, submit=_("Save"),
        back=_back(request, introduction.case_id, introduction.match), done=_("Saved."),
    )  # fmt: skip


@may("case.introduction.edit", Introduction)
def introduction_withdraw(request: ActorRequest, introduction: Introduction) -> HttpResponse:
    """She took her yes back, or it was a mistake."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.introduction_withdraw(by=request.actor, on=clock.today(), introduction=introduction)
    messages.success(request, _("The introduction is taken back."))
    return redirect(_back(request, introduction.case_id, introduction.match))
