"""Writing meetings: planned, changed, cancelled by staff; answered by her."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.cases.actions.signals import refresh
from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.meetings.enums import Answer, Childcare, MeetingKind
from aanzet.meetings.models import Meeting, MeetingAnswer
from aanzet.meetings.telling import tell_cancelled, tell_changed
from aanzet.participants.actions import without_numbers

# (what happened, meeting, by, on): rooms above follow a meeting, for instance to end the invitation of a relative.
Follower = Callable[[str, Meeting, Actor | None, date], None]
_FOLLOWERS: dict[str, Follower] = {}
PLANNED, CHANGED, CANCELLED = "planned", "changed", "cancelled"


def register_follower(name: str, follower: Follower) -> None:
    """Let a room above hear of each meeting that is planned, changed or cancelled (from AppConfig.ready)."""
    _FOLLOWERS[name] = follower


@dataclass(frozen=True, slots=True)
class MeetingInput:
    """What staff fill in. `starts_at`: aware; `minutes`: 5 to 720."""

    starts_at: datetime
    with_user_id: UUID
    kind: str = MeetingKind.TALK
    minutes: int = 60
    place: str = ""
    address: str = ""
    route: str = ""
    childcare: str = Childcare.UNKNOWN
    childcare_words: str = ""
    interpreter: bool = False


@transaction.atomic
def meeting_plan(*, by: Actor | None, on: date, case: Case, typed: MeetingInput) -> Meeting:
    """Plan a meeting. Refused when it lies in the past, or she meets somebody who is not there any more."""
    _check(typed)
    row = QuerySet(Meeting).create(case=case, planned_by_id=by.user_id if by else None, **asdict(typed))
    _told(PLANNED, row, by, on)
    return row


@transaction.atomic
def meeting_change(
    *, by: Actor | None, on: date, meeting: Meeting, version: int, typed: MeetingInput
) -> Meeting:
    """Change a meeting. Another beginning asks her anew. Raises Conflict when somebody saved first."""
    if meeting.cancelled_on:
        raise Refused(_("This meeting was cancelled. Plan a new one."))
    _check(typed)
    fresh = meeting.save_if_unchanged(seen=version, **asdict(typed))
    _told(CHANGED, fresh, by, on)
    tell_changed(by=by, on=on, before=meeting, after=fresh)
    return fresh


@transaction.atomic
def meeting_cancel(*, by: Actor | None, on: date, meeting: Meeting) -> None:
    """Cancel a meeting; a second time does nothing."""
    if meeting.cancelled_on is None:
        meeting.cancelled_on, meeting.cancelled_by_id = on, by.user_id if by else None
        meeting.save(update_fields=["cancelled_on", "cancelled_by_id"])
        _told(CANCELLED, meeting, by, on)
        tell_cancelled(by=by, on=on, meeting=meeting)


def _check(typed: MeetingInput) -> None:
    without_numbers(
        place=typed.place, address=typed.address, route=typed.route, childcare_words=typed.childcare_words
    )
    if typed.starts_at <= clock.now():
        raise Refused(_("This time is over. Choose a later day or time."), "on")
    if not QuerySet(User).filter(pk=typed.with_user_id, is_active=True).exists():
        raise Refused(_("This person does not work here any more. Choose somebody else."), "with_user")
    if typed.kind != MeetingKind.CALL and not typed.place.strip():
        raise Refused(_("Write where they meet, so that she can find it."), "place")


def _told(what: str, meeting: Meeting, by: Actor | None, on: date) -> None:
    write(by, f"case.meeting_{what}", subject=meeting.subject_id, object_id=meeting.pk, on=on)
    for follower in _FOLLOWERS.values():
        follower(what, meeting, by, on)
    refresh([meeting.case])


@transaction.atomic
def meeting_answer(*, by: Actor | None, on: date, meeting: Meeting, answer: str) -> MeetingAnswer:
    """She says whether she comes. She may change her mind until it begins."""
    if meeting.cancelled_on:
        raise Refused(_("This meeting was cancelled."))
    if meeting.starts_at <= clock.now():
        raise Refused(_("This meeting is over."))
    row = QuerySet(MeetingAnswer).create(
        meeting=meeting,
        answer=Answer(answer),
        answered_at=clock.now(),
        about=meeting.starts_at,
        noted_by_id=by.user_id if by else None,
    )
    write(
        by,
        "case.meeting_answered",
        subject=meeting.subject_id,
        object_id=meeting.pk,
        data={"answer": row.answer},
        on=on,
    )
    refresh([meeting.case])
    return row
