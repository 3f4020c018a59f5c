"""Logging contacts, referring, and what needs special care."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.alliances.models import Organisation
from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import ContactKind, ReferralState
from aanzet.cases.models import (
    Adjustment,
    Case,
    ContactMoment,
    DiscriminationReport,
    OutreachContact,
    Referral,
)
from aanzet.core.errors import Conflict, Refused
from aanzet.core.turns import in_turn
from aanzet.journal.actions import write
from aanzet.participants.actions import without_numbers
from aanzet.participants.vault import Vault
from aanzet.programmes.models import Programme
from aanzet.reference.identity import find_numbers

NOTE_LIMIT = 500


class Logged(Protocol):
    """What a room above does with a contact that was logged or changed."""

    def __call__(self, *, by: Actor | None, on: date, contact: ContactMoment) -> None: ...


# A coach who is a volunteer gave these minutes: the matches room registers that here.
ON_CONTACT: list[Logged] = []


@dataclass(frozen=True, slots=True)
class ContactInput:
    """A contact as typed. `minutes` 0-600; `note` at most 500 characters."""

    kind: str = ContactKind.PHONE
    on: date | None = None
    minutes: int = 0
    mood: str = ""
    next_step: str = ""
    note: str = ""
    where: str = ""


def _checked(typed: ContactInput, on: date) -> ContactInput:
    if typed.on and typed.on > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), "on")
    if len(typed.note) > NOTE_LIMIT:
        raise Refused(
            _("The note has %(n)d characters; %(limit)d fit. Make it shorter.")
            % {"n": len(typed.note), "limit": NOTE_LIMIT},
            "note",
        )
    for field, text in (("note", typed.note), ("next_step", typed.next_step)):
        if find_numbers(text):
            raise Refused(
                _("This looks like a citizen service number. Leave it out: we may not keep it."), field
            )
    return typed


@transaction.atomic
def contact_add(
    *, by: Actor | None, on: date, case: Case, typed: ContactInput, draft_key: UUID | None = None
) -> ContactMoment:
    """Log a contact. The same `draft_key` twice is one contact: a form sent twice loses and doubles nothing."""
    typed = _checked(typed, on)
    row = _draft(draft_key, case) or ContactMoment(case=case, draft_key=draft_key)
    fresh = row._state.adding
    _fill(row, typed, by, on)
    row.is_draft = False
    row.save(force_insert=fresh)
    write(
        by,
        "case.note_added",
        subject=case.participant_id,
        object_id=row.pk,
        data={"kind": row.kind, "minutes": row.minutes},
        on=row.on,
    )
    for follow in ON_CONTACT:
        follow(by=by, on=on, contact=row)
    refresh([case])
    return row


@transaction.atomic
def contact_draft(*, by: Actor, on: date, case: Case, typed: ContactInput, draft_key: UUID) -> ContactMoment:
    """Keep what is typed so far. A draft counts nowhere and only its writer sees it."""
    row = _draft(draft_key, case) or ContactMoment(case=case, draft_key=draft_key, is_draft=True)
    if not row.is_draft:
        return row
    fresh = row._state.adding
    _fill(row, replace(typed, note=typed.note[:NOTE_LIMIT]), by, on)
    row.save(force_insert=fresh)
    if fresh:
        write(by, "case.note_drafted", subject=case.participant_id, object_id=row.pk, on=on)
    return row


def _draft(draft_key: UUID | None, case: Case) -> ContactMoment | None:
    """The row of this form. Whoever saves it waits for its autosave, and the other way round: two made a second row."""
    if draft_key is None:
        return None
    in_turn(case)
    return models.QuerySet(ContactMoment).filter(draft_key=draft_key, case=case).first()


def _fill(row: ContactMoment, typed: ContactInput, by: Actor | None, on: date) -> None:
    row.kind, row.on, row.minutes, row.mood = typed.kind, typed.on or on, typed.minutes, typed.mood
    row.next_step, row.where = typed.next_step, typed.where
    row.by_id, row.by_name = (by.user_id, by.name) if by else (None, "")
    row.note = Vault(row.case.participant_id).seal(row, "note", typed.note)


@transaction.atomic
def contact_edit(
    *, by: Actor, on: date, contact: ContactMoment, version: int, typed: ContactInput
) -> ContactMoment:
    """Correct a contact; only the one who wrote it may. A late save meets a Conflict."""
    if contact.by_id != by.user_id:
        raise Refused(_("Only the person who wrote this note can change it."))
    typed = _checked(typed, on)
    fresh = contact.save_if_unchanged(
        seen=version,
        kind=typed.kind,
        on=typed.on or contact.on,
        minutes=typed.minutes,
        mood=typed.mood,
        next_step=typed.next_step,
        where=typed.where,
        note=Vault(contact.case.participant_id).seal(contact, "note", typed.note),
    )
    write(by, "case.note_edited", subject=contact.case.participant_id, object_id=contact.pk, on=on)
    for follow in ON_CONTACT:
        follow(by=by, on=on, contact=fresh)
    refresh([contact.case])
    return fresh


@transaction.atomic
def referral_add(
    *,
    by: Actor | None,
    on: date,
    case: Case,
    topic: str,
    to: str,
    warm: bool = False,
    answer_due_on: date | None = None,
) -> Referral:
    """Refer her to another service; an answer is expected within two weeks unless another day is named."""
    row = models.QuerySet(Referral).create(
        case=case,
        topic=topic,
        to=to,
        warm=warm,
        sent_on=on,
        answer_due_on=answer_due_on or on + timedelta(days=14),
        by_id=by.user_id if by else None,
    )
    write(by, "case.referral_added", subject=case.participant_id, object_id=row.pk, on=on)
    refresh([case])
    return row


@transaction.atomic
def referral_answer(
    *, by: Actor, on: date, referral: Referral, version: int, state: ReferralState, answer: str = ""
) -> Referral:
    """Note what the other service said."""
    case = referral.case
    fresh = referral.save_if_unchanged(
        seen=version,
        state=state,
        answered_on=on,
        answer=Vault(case.participant_id).seal(referral, "answer", answer),
    )
    write(
        by,
        "case.referral_answered",
        subject=case.participant_id,
        object_id=referral.pk,
        data={"state": state},
        on=on,
    )
    refresh([case])
    return fresh


@transaction.atomic
def discrimination_report_add(
    *, by: Actor, on: date, case: Case, ground: str, place: str, wish: str, words: str = ""
) -> DiscriminationReport:
    """Note unequal treatment as she tells it, and what she wants done."""
    without_numbers(words=words)
    row = DiscriminationReport(case=case, ground=ground, place=place, wish=wish, told_on=on)
    row.words = Vault(case.participant_id).seal(row, "words", words)
    row.save(force_insert=True)
    write(by, "case.discrimination_reported", subject=case.participant_id, object_id=row.pk, on=on)
    return row


@transaction.atomic
def adjustment_write(
    *, by: Actor, on: date, case: Case, needs: str, schemes: list[str], version: int | None = None
) -> Adjustment:
    """Write what she needs to do the work well. A diagnosis has no place here and no field."""
    without_numbers(needs=needs)
    row = models.QuerySet(Adjustment).filter(case=case).first()
    if row is None:
        row = Adjustment(case=case, written_on=on, schemes=schemes)
        row.needs = Vault(case.participant_id).seal(row, "needs", needs)
        row.save(force_insert=True)
    else:
        keys = Vault(case.participant_id)
        try:
            row = row.save_if_unchanged(
                seen=row.version if version is None else version,
                schemes=schemes,
                written_on=on,
                needs=keys.seal(row, "needs", needs),
            )
        except Conflict as error:
            row.needs = error.theirs["needs"]
            error.theirs["needs"] = keys.open(row, "needs")
            raise
    write(by, "case.adjustment_written", subject=case.participant_id, object_id=row.pk, on=on)
    return row


@transaction.atomic
def outreach_add(
    *,
    by: Actor | None,
    on: date,
    programme: Programme,
    organisation: Organisation,
    finding_place: str,
    women: int,
    signed_up: int = 0,
    channel: str = "",
    district: str = "",
) -> OutreachContact:
    """Women met at a finding place: a head count without a file."""
    if signed_up > women:
        raise Refused(_("More women want to hear more than you met. Look at both numbers."), "signed_up")
    row = OutreachContact.objects.create(
        programme=programme,
        organisation=organisation,
        finding_place=finding_place,
        women=women,
        signed_up=signed_up,
        channel=channel,
        district=district,
        on=on,
        by_id=by.user_id if by else None,
    )
    write(by, "outreach.added", object_id=row.pk, organisation=organisation.pk, data={"women": women}, on=on)
    return row
