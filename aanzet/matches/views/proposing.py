"""What staff do: note her wish, propose, plan the first meeting, note what she says, take back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import twin
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.matches import actions
from aanzet.matches.enums import Side, Stage
from aanzet.matches.forms.staff import ProposeForm, StaffWantForm
from aanzet.matches.models import Proposal, Want
from aanzet.matches.queries.office import candidates, case_matches
from aanzet.matches.queries.states import Step, state_of
from aanzet.matches.queries.wants import roles_of, told_before
from aanzet.matches.telling import tell_volunteer
from aanzet.matches.views.hers import language_now
from aanzet.matches.views.wish import first_of, helps_of, sector_tiles
from aanzet.matches.words import languages_in_words
from aanzet.meetings.actions import meeting_plan
from aanzet.meetings.forms import MeetingForm
from aanzet.programmes.queries import role_name
from aanzet.ui.writing import write_page


def home(case: Case) -> str:
    return reverse("matches:case_match", args=[case.pk])


@may("case.match.read", Case)
@twin("matches:my_person")
def case_match(request: ActorRequest, case: Case) -> HttpResponse:
    """Her wish, the proposals and how far they are, her matches."""
    context = {
        "case": case,
        "name": case.participant.readable_name,
        "page": case_matches(case=case, language=language_now()),
        "may_add": request.actor.may("case.proposal.add"),
        "steps": Step,
    }
    return render(request, "matches/case_match.html", context)


@may("case.want.edit", Case)
@twin("matches:my_person")
def want_open(request: ActorRequest, case: Case) -> HttpResponse:
    """Note what she asks for; the intake fills in what she told already."""
    told = told_before(case=case)
    begin = {
        "halfdays": list(told.halfdays), "helps_with": list(told.helps_with), "sector": told.sector,
        "mode": told.mode, "first": told.languages[0] if told.languages else "",
    }  # fmt: skip
    form = _want_form(request, case, list(told.languages), begin)
    return write_page(
        request, form=form, title=_("Somebody beside her"), lead=case.participant.readable_name,
        submit=_("Note her wish"), back=home(case), done=_("Her wish is noted."),
        template="matches/want_edit.html",
        action=lambda: actions.want_open(
            by=request.actor, on=clock.today(), case=case,
            **{"only_woman": None, **_typed(form, list(told.languages))},
        ),
    )  # fmt: skip


@may("case.want.edit", Want)
@twin("matches:my_person")
def want_edit(request: ActorRequest, want: Want) -> HttpResponse:
    """Change her wish. What is hers alone is not shown; an answer replaces it."""
    begin = {
        name: getattr(want, name) for name in ("role", "length", "halfdays", "helps_with", "sector", "mode")
    }
    begin |= {
        "most_minutes": str(want.most_minutes), "version": want.version,
        "first": want.languages[0] if want.languages else "",
    }  # fmt: skip
    form = _want_form(request, want.case, want.languages, begin, role=want.role)

    def save() -> None:
        values = _typed(form, want.languages)
        values.pop("role")
        version = form.cleaned_data["version"] or want.version
        actions.want_change(by=request.actor, on=clock.today(), want=want, version=version, **values)

    return write_page(
        request, form=form, action=save, title=_("What she asks for"), lead=want.case.participant.readable_name,
        submit=_("Save"), back=home(want.case), done=_("Her wish is changed."), template="matches/want_edit.html",
    )  # fmt: skip


def _want_form(
    request: ActorRequest, case: Case, languages: list[str], begin: dict[str, Any], role: str = ""
) -> StaffWantForm:
    roles = [
        (each.value, role_name(case.programme, each, language_now())) for each in roles_of(case.programme)
    ]
    offered: dict[str, Any] = {
        "role": [each for each in roles if not role or each[0] == role],
        "first": [
            ("", "–"),
            *((code, *languages_in_words([code])) for code in languages if languages_in_words([code])),
        ],
        "helps_with": [each[:2] for each in helps_of(case)],
        "sector": [("", "–"), *(each[:2] for each in sector_tiles())],
    }
    return StaffWantForm(request.POST or None, initial=begin, offered=offered)


def _typed(form: StaffWantForm, languages: list[str]) -> dict[str, Any]:
    """The fields as actions take them."""
    values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    woman = values.pop("woman")
    values["languages"] = first_of(values.pop("first"), languages)
    values["only_woman"] = None if woman == "" else woman == "yes"
    return values


@may("case.want.edit", Want)
def want_stop(request: ActorRequest, want: Want) -> HttpResponse:
    """She does not look for somebody any more."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.want_end(by=request.actor, on=clock.today(), want=want)
    messages.success(request, _("Nobody is looked for any more."))
    return redirect(home(want.case))


@may("case.proposal.add", Want)
def proposal_add(request: ActorRequest, want: Want) -> HttpResponse:
    """Who is ready in her own organisation, with simple facts; one press proposes."""
    found = candidates(want=want, on=clock.today())
    form = ProposeForm(
        request.POST or None, volunteers=[(str(each.volunteer_id), each.name) for each in found]
    )

    def save() -> None:
        chosen = want.case.programme.volunteers.get(pk=form.cleaned_data["volunteer"])
        actions.proposal_make(
            by=request.actor,
            on=clock.today(),
            want=want,
            volunteer=chosen,
            warned=form.cleaned_data["warned"],
        )

    return write_page(
        request, form=form, action=save, title=_("Propose somebody"), submit=_("Propose"), back=home(want.case),
        lead=want.case.participant.readable_name, done=_("It is proposed. Both are asked."),
        template="matches/proposal_add.html", candidates=found, want=want,
    )  # fmt: skip


@may("case.proposal.withdraw", Proposal)
def proposal_withdraw(request: ActorRequest, proposal: Proposal) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.proposal_withdraw(by=request.actor, on=clock.today(), proposal=proposal)
    messages.success(request, _("The proposal is taken back. It may be made again."))
    return redirect(home(proposal.want.case))


@may("case.proposal.answer", Proposal)
@twin("matches:my_person")
def proposal_note(request: ActorRequest, proposal: Proposal) -> HttpResponse:
    """She said it on the phone or at the table: her word, noted by who heard it."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    stage = Stage.GO_ON if state_of(proposal).step == Step.MET else Stage.MEET
    try:
        actions.answer_say(
            by=request.actor, on=clock.today(), proposal=proposal, side=Side.HER, stage=stage,
            said=request.POST.get("said", ""),
        )  # fmt: skip
    except Refused as error:
        messages.info(request, error.message)
    else:
        messages.success(request, _("Her answer is noted."))
    return redirect(home(proposal.want.case))


@may("case.meeting.plan", Proposal)
def meeting_first(request: ActorRequest, proposal: Proposal) -> HttpResponse:
    """Plan the first meeting of the two. Both see it on their own page."""
    case, volunteer = proposal.want.case, proposal.volunteer
    if state_of(proposal).step not in (Step.TO_PLAN, Step.TO_MEET):
        return redirect(home(case))
    who = [(str(volunteer.user_id), volunteer.name)]
    form = MeetingForm(request.POST or None, people=who, initial={"with_user": who[0][0]})

    def save() -> None:
        meeting_plan(by=request.actor, on=clock.today(), case=case, typed=form.typed())
        tell_volunteer(by=request.actor, on=clock.today(), proposal=proposal, what="planned")

    return write_page(
        request, form=form, action=save, title=_("Plan their first meeting"), submit=_("Plan it"), back=home(case),
        lead=_("Both see it on their own page. Somebody of you may be there."), done=_("The meeting is planned."),
    )  # fmt: skip
