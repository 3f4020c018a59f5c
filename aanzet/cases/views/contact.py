"""Logging a contact, in thirty seconds, never lost."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases import actions
from aanzet.cases.actions.care import ContactInput
from aanzet.cases.enums import ReferralState
from aanzet.cases.forms.journey import NoteForm, ReferralAnswerForm, ReferralForm
from aanzet.cases.forms.told import DeviationForm
from aanzet.cases.models import Case, ContactMoment, Referral
from aanzet.cases.pages import back_to
from aanzet.cases.queries.rhythm import rhythm_line
from aanzet.cases.queries.timeline import open_draft
from aanzet.core import clock
from aanzet.participants.vault import Vault
from aanzet.ui.forms import Form
from aanzet.ui.writing import write_page


def _typed(form: Form) -> ContactInput:
    parts = form.cleaned_data
    return ContactInput(
        kind=parts.get("kind") or "phone",
        on=parts.get("on"),
        minutes=parts.get("minutes") or 0,
        mood=parts.get("mood") or "",
        note=parts.get("note") or "",
        next_step=parts.get("next_step") or "",
    )


def begun(request: ActorRequest, case: Case) -> dict[str, Any]:
    """Where a log form begins: with what the reader typed before and did not save, else empty."""
    draft = open_draft(actor=request.actor, case=case)
    if draft is None:
        return {"draft_key": uuid4()}
    day = None if draft.on == clock.today() else draft.on
    return _as_typed(draft) | {"draft_key": draft.draft_key, "on": day, "version": None}


@may("case.note.add", Case)
def note_add(request: ActorRequest, case: Case) -> HttpResponse:
    form = NoteForm(request.POST or None, initial=begun(request, case))
    return write_page(
        request,
        form=form,
        action=lambda: actions.contact_add(
            by=request.actor,
            on=clock.today(),
            case=case,
            typed=_typed(form),
            draft_key=form.cleaned_data.get("draft_key"),
        ),
        title=_("Log a contact"),
        lead=case.participant.readable_name,
        submit=_("Save contact"),
        back=back_to(case),
        done=_("The contact is saved."),
        template="cases/note_add.html",
        case=case,
    )


@may("case.note.add", Case)
def note_draft(request: ActorRequest, case: Case) -> HttpResponse:
    """Autosave: keeps what is typed so far; answers whether it is kept."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = NoteForm(request.POST)
    form.is_valid()
    key = form.cleaned_data.get("draft_key")
    if key is None:
        return JsonResponse({"saved": False}, status=422)
    actions.contact_draft(by=request.actor, on=clock.today(), case=case, typed=_typed(form), draft_key=key)
    return JsonResponse({"saved": True})


def _as_typed(contact: ContactMoment) -> dict[str, object]:
    return {
        "kind": contact.kind,
        "minutes": str(contact.minutes),
        "mood": contact.mood,
        "note": Vault(contact.case.participant_id).open(contact, "note"),
        "next_step": contact.next_step,
        "on": contact.on,
        "version": contact.version,
    }


@may("case.note.edit", ContactMoment)
def note_edit(request: ActorRequest, contact: ContactMoment) -> HttpResponse:
    form = NoteForm(request.POST or None, initial=_as_typed(contact))
    return write_page(
        request,
        form=form,
        action=lambda: actions.contact_edit(
            by=request.actor,
            on=clock.today(),
            contact=contact,
            typed=_typed(form),
            version=form.cleaned_data["version"] or 0,
        ),
        title=_("Change a contact"),
        submit=_("Save change"),
        back=back_to(contact.case),
        done=_("The change is saved."),
    )


@may("case.referral.add", Case)
def referral_add(request: ActorRequest, case: Case) -> HttpResponse:
    form = ReferralForm(request.POST or None)
    return write_page(
        request,
        form=form,
        action=lambda: actions.referral_add(
            by=request.actor, on=clock.today(), case=case, **form.cleaned_data
        ),
        title=_("Refer to somebody"),
        lead=case.participant.readable_name,
        submit=_("Save referral"),
        back=back_to(case),
        done=_("The referral is saved. You hear from us when there is no answer."),
    )


@may("case.referral.answer", Referral)
def referral_answer(request: ActorRequest, referral: Referral) -> HttpResponse:
    initial = {"state": ReferralState.ACCEPTED, "version": referral.version}
    form = ReferralAnswerForm(request.POST or None, initial=initial)

    def save() -> None:
        actions.referral_answer(
            by=request.actor,
            on=clock.today(),
            referral=referral,
            version=form.cleaned_data["version"],
            state=ReferralState(form.cleaned_data["state"]),
            answer=form.cleaned_data["answer"],
        )

    return write_page(
        request,
        form=form,
        action=save,
        title=_("Answer to a referral"),
        lead=referral.to,
        submit=_("Save answer"),
        back=back_to(referral.case),
        done=_("The answer is saved."),
    )


@may("case.deviation.add", Case)
def deviation_add(request: ActorRequest, case: Case) -> HttpResponse:
    """Say why she had less contact than her phase asks."""
    form = DeviationForm(request.POST or None)
    return write_page(
        request,
        form=form,
        action=lambda: actions.deviation_add(
            by=request.actor, on=clock.today(), case=case, **form.cleaned_data
        ),
        title=_("Why less contact?"),
        lead=case.participant.readable_name,
        submit=_("Save the reason"),
        back=back_to(case),
        done=_("The reason is saved. She can read it too. You hear of it again in four weeks."),
        template="cases/deviation_add.html",
        case=case,
        line=rhythm_line(case=case, keys=Vault(case.participant_id), on=clock.today()),
    )
