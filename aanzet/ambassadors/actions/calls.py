"""Becoming an ambassador: asked or said by herself, and nothing before her own yes. No new file."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.ambassadors.enums import Begun, CallAnswer, SeenAs
from aanzet.ambassadors.models import Call
from aanzet.ambassadors.queries.calls import has_ambassadors, open_call
from aanzet.cases.models import Case
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.outbox.actions import message_to_participant
from aanzet.participants.actions import without_numbers
from aanzet.volunteers.actions import ExpenseInput, agreement_sign, expense_tell, volunteer_end
from aanzet.volunteers.enums import ExpenseKind, VolunteerEnding, VolunteerRole
from aanzet.volunteers.models import Volunteer, VolunteerEnd


def begin(by: Actor, on: date, case: Case, begun: Begun) -> Call:
    # Where her coordinator ended it, the former call ends too.
    QuerySet(Call).filter(case=case, ended_on__isnull=True, volunteer__end__isnull=False).update(ended_on=on)
    asked = begun == Begun.ASKED
    row = QuerySet(Call).create(
        case=case,
        begun=begun,
        asked_on=on,
        asked_by_id=by.user_id if asked else None,
        asked_by=by.name if asked else "",
    )
    if asked:
        line(by, "ambassador.asked", row, on)
        message_to_participant(
            by=by, on=on, participant=case.participant_id, kind="question_waits", key=f"call:{row.pk}"
        )  # fmt: skip
    return row


@transaction.atomic
def call_yes(*, by: Actor, on: date, case: Case, seen_as: str, name: str = "") -> Call:
    """Her own yes: a volunteer with the role of ambassador begins, linked to her and to nothing that others see."""
    if not has_ambassadors(case.programme):
        raise Refused(_("Your programme does not have this now."))
    called = _called(case, SeenAs(seen_as), name)
    call = open_call(case) or begin(by, on, case, Begun.HERSELF)
    if call.answer == CallAnswer.YES:
        raise Refused(_("You said yes already."))
    person = case.participant
    volunteer = QuerySet(Volunteer).create(
        programme=case.programme,
        organisation=case.organisation,
        participant=person,
        user_id=person.account_id,
        role=VolunteerRole.AMBASSADOR,
        name=called,
        language=by.language,
        languages=[person.language] if person.language else [],
        is_woman=True,
        signed_up_on=on,
    )
    fresh = call.save_if_unchanged(
        seen=call.version, answer=CallAnswer.YES, answered_on=on, seen_as=seen_as, name=_kept(seen_as, name),
        volunteer=volunteer,
    )  # fmt: skip
    line(by, "ambassador.said_yes", fresh, on)
    return fresh


@transaction.atomic
def call_no(*, by: Actor, on: date, case: Case) -> None:
    """Her no, without a reason. Nobody asks her again."""
    call = open_call(case)
    if call is None or call.answer:
        return
    fresh = call.save_if_unchanged(seen=call.version, answer=CallAnswer.NO, answered_on=on)
    line(by, "ambassador.said_no", fresh, on)


@transaction.atomic
def call_seen_as(*, by: Actor, on: date, case: Case, seen_as: str, name: str = "") -> Call:
    """What others hear of her from now on."""
    called = _called(case, SeenAs(seen_as), name)
    call = _standing(case)
    fresh = call.save_if_unchanged(seen=call.version, seen_as=seen_as, name=_kept(seen_as, name))
    if call.volunteer is not None and call.volunteer.name != called:
        call.volunteer.save_if_unchanged(seen=call.volunteer.version, name=called)
    line(by, "ambassador.seen_as", fresh, on)
    return fresh


@transaction.atomic
def call_agree(*, by: Actor, on: date, case: Case, version: int) -> None:
    """Her yes to what is agreed with ambassadors."""
    volunteer = _standing(case).volunteer
    if volunteer is None:
        raise Refused(_("You are no ambassador now."))
    agreement_sign(by=by, on=on, volunteer=volunteer, version=version)


@transaction.atomic
def call_travel(*, by: Actor, on: date, case: Case, day: date, amount: Decimal) -> None:
    """She tells what a journey cost; her coordinator looks at it as at every other cost of a volunteer."""
    volunteer = _standing(case).volunteer
    if volunteer is None:
        raise Refused(_("You are no ambassador now."))
    expense_tell(by=by, on=on, volunteer=volunteer, typed=ExpenseInput(day, ExpenseKind.TRAVEL, amount))


@transaction.atomic
def call_stop(*, by: Actor, on: date, case: Case) -> None:
    """She stops, on any day and without a reason. Her file stays as it is."""
    call = _standing(case)
    fresh = call.save_if_unchanged(seen=call.version, ended_on=on)
    volunteer = call.volunteer
    if volunteer is not None and not QuerySet(VolunteerEnd).filter(volunteer=volunteer).exists():
        volunteer_end(by=by, on=on, volunteer=volunteer, last_day=on, reason=VolunteerEnding.OWN_WISH)
    line(by, "ambassador.stopped", fresh, on)


def _standing(case: Case) -> Call:
    call = open_call(case)
    if call is None or call.answer != CallAnswer.YES:
        raise Refused(_("You are no ambassador now."))
    return call


def _called(case: Case, seen_as: SeenAs, name: str) -> str:
    """The name that others hear."""
    without_numbers(name=name)
    if seen_as != SeenAs.OTHER_NAME:
        return case.participant.call_name
    if not name.strip():
        raise Refused(_("Write the name that others may use."), "name")
    return name.strip()


def _kept(seen_as: str, name: str) -> str:
    return name.strip() if seen_as == SeenAs.OTHER_NAME else ""


def line(by: Actor, action: str, call: Call, on: date) -> None:
    write(by, action, subject=call.subject_id, object_id=call.pk, on=on)
