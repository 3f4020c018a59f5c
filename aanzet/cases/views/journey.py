"""Phases, pauses, exit, coach: what staff change in a journey."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanzet.access.doors import ActorRequest, may
from aanzet.cases import actions
from aanzet.cases.enums import AssignmentKind, ExitKind, PauseReason
from aanzet.cases.forms.journey import CoachForm, ExitForm, FitForm, PauseForm, PhaseForm
from aanzet.cases.models import Case
from aanzet.cases.pages import back_to
from aanzet.cases.queries import coaches_for
from aanzet.cases.queries.people import CoachChoice
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.ui.writing import write_page


@may("case.phase.change", Case)
def phase_change(request: ActorRequest, case: Case) -> HttpResponse:
    form = PhaseForm(request.POST or None, programme=case.programme)
    return write_page(
        request,
        form=form,
        action=lambda: actions.phase_change(
            by=request.actor, on=clock.today(), case=case, **form.cleaned_data
        ),
        title=_("Change phase"),
        lead=case.participant.readable_name,
        submit=_("Save phase"),
        back=back_to(case),
        done=_("The phase is changed."),
    )


@may("case.pause.add", Case)
def pause_add(request: ActorRequest, case: Case) -> HttpResponse:
    form = PauseForm(request.POST or None)
    return write_page(
        request,
        form=form,
        action=lambda: actions.pause_add(
            by=request.actor,
            on=clock.today(),
            case=case,
            reason=PauseReason(form.cleaned_data["reason"]),
            expected_until=form.cleaned_data["expected_until"],
        ),
        title=_("Begin a pause"),
        lead=case.participant.readable_name,
        submit=_("Begin pause"),
        back=back_to(case),
        done=_("The pause has begun. She is off the worklist until it ends."),
    )


@may("case.pause.end", Case)
def pause_end(request: ActorRequest, case: Case) -> HttpResponse:
    if request.method == "POST":
        actions.pause_end(by=request.actor, on=clock.today(), case=case)
        messages.success(request, _("The pause is over."))
    return redirect(back_to(case))


@may("case.edit", Case)
def case_start(request: ActorRequest, case: Case) -> HttpResponse:
    if request.method == "POST":
        actions.case_start(by=request.actor, on=clock.today(), case=case)
        messages.success(request, _("She has started. From today she counts as started."))
    return redirect(back_to(case))


@may("case.exit.add", Case)
def exit_add(request: ActorRequest, case: Case) -> HttpResponse:
    form = ExitForm(request.POST or None, programme=case.programme)

    def close() -> None:
        typed = form.cleaned_data
        actions.case_close(
            by=request.actor,
            on=clock.today(),
            case=case,
            kind=ExitKind(typed["kind"]),
            reason=typed["reason"],
            face=typed["face"],
            income_source=typed["income_source"],
        )

    return write_page(
        request,
        form=form,
        action=close,
        title=_("Close the journey"),
        lead=case.participant.readable_name,
        submit=_("Close the journey"),
        back=back_to(case),
        done=_("The journey is closed."),
    )


@may("case.reopen", Case)
def case_reopen(request: ActorRequest, case: Case) -> HttpResponse:
    if request.method == "POST":
        actions.case_reopen(by=request.actor, on=clock.today(), case=case)
        messages.success(request, _("The journey goes on. Nothing has to be asked again."))
    return redirect(back_to(case))


def _women_now(each: CoachChoice) -> str:
    words = ngettext("%(name)s, %(n)d woman now", "%(name)s, %(n)d women now", each.women)
    return words % {"name": each.user.name, "n": each.women}


@may("case.coach.assign", Case)
def coach_assign(request: ActorRequest, case: Case) -> HttpResponse:
    people = coaches_for(organisation=case.organisation, programme=case.programme, on=clock.today())
    choices = {str(each.user.pk): each for each in people}
    form = CoachForm(
        request.POST or None,
        people=[(pk, _women_now(each)) for pk, each in choices.items()],
    )
    return write_page(
        request,
        form=form,
        action=lambda: _assign(request, case, form, choices),
        title=_("Name her coach"),
        lead=case.participant.readable_name,
        submit=_("Name this coach"),
        back=back_to(case),
        done=_("She has a coach."),
    )


def _assign(request: ActorRequest, case: Case, form: CoachForm, choices: dict[str, CoachChoice]) -> None:
    chosen = choices[form.cleaned_data["user"]]
    if chosen.full and not form.cleaned_data["over_limit"]:
        raise Refused(
            _("%(name)s has as many women as agreed. Choose somebody else, or tick that you know.")
            % {"name": chosen.user.name},
            "user",
        )
    kind = AssignmentKind(form.cleaned_data["kind"])
    actions.coach_assign(by=request.actor, on=clock.today(), case=case, user=chosen.user, kind=kind)


@may("case.edit", Case)
def fit_edit(request: ActorRequest, case: Case) -> HttpResponse:
    initial = {
        "route": case.route,
        "wish_occupation": case.wish_occupation,
        "finding_place": case.finding_place,
        "version": case.version,
    }
    form = FitForm(request.POST or None, initial=initial)

    def save() -> None:
        typed = dict(form.cleaned_data)
        actions.case_edit(
            by=request.actor, on=clock.today(), case=case, version=typed.pop("version"), **typed
        )

    return write_page(
        request,
        form=form,
        action=save,
        title=_("Why this programme"),
        lead=case.participant.readable_name,
        submit=_("Save"),
        back=back_to(case),
        done=_("Saved."),
    )
