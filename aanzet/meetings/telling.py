"""What she hears about a meeting by text or mail: the day before, and when it changes. How, when and in which words is
decided by what she chose (:func:`outbox.actions.message_to_participant`)."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from aanzet.core import clock
from aanzet.journal.actions import By
from aanzet.meetings.models import Meeting
from aanzet.outbox.actions import message_drop, message_to_participant
from aanzet.outbox.models import Message


def meetings_remind(moment: datetime) -> int:
    """Queue the reminder of every meeting of tomorrow, and of later today when its own round was missed; once for each
    beginning. How many."""
    here = timezone.localtime(moment)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow_ends = datetime.combine(midnight.date() + timedelta(days=2), midnight.time(), midnight.tzinfo)
    planned_before = Q(created_at__lt=midnight) | Q(starts_at__gte=tomorrow_ends - timedelta(days=1))
    rows = QuerySet(Meeting).filter(
        planned_before, cancelled_on__isnull=True, starts_at__gt=moment, starts_at__lt=tomorrow_ends
    )
    waiting = {_key("reminder", row): row for row in rows.select_related("case", "with_user")}
    done = set(Message.objects.filter(key__in=list(waiting)).values_list("key", flat=True))
    for key, row in waiting.items():
        if key not in done:
            _write(None, clock.today(), "meeting_reminder", row, key)
    return len(waiting) - len(done)


def tell_changed(*, by: By | None, on: date, before: Meeting, after: Meeting) -> None:
    """Another beginning, place or person: she hears it, and no reminder of what was planned before leaves any more."""
    if (before.starts_at, before.place, before.with_user_id) == (
        after.starts_at,
        after.place,
        after.with_user_id,
    ):
        return
    _drop(by, on, before)
    kind = "meeting_changed" if before.starts_at != after.starts_at else "meeting_elsewhere"
    _write(by, on, kind, after, f"meeting:{after.pk}:changed:{after.version}")


def tell_cancelled(*, by: By | None, on: date, meeting: Meeting) -> None:
    """A meeting that was still to come does not go on."""
    _drop(by, on, meeting)
    if meeting.starts_at > clock.now():
        _write(by, on, "meeting_cancelled", meeting, f"meeting:{meeting.pk}:cancelled")


def _key(what: str, meeting: Meeting) -> str:
    return f"meeting:{meeting.pk}:{what}:{meeting.starts_at.timestamp():.0f}"


def _drop(by: By | None, on: date, meeting: Meeting) -> None:
    keys = Message.objects.waiting().filter(key__startswith=f"meeting:{meeting.pk}:")
    for key in list(keys.values_list("key", flat=True)):
        message_drop(by=by, on=on, key=key)


def _write(by: By | None, on: date, kind: str, meeting: Meeting, key: str) -> None:
    values = {
        "when": meeting.starts_at.isoformat(),
        "who": meeting.with_user.name,
        "place": meeting.place,
        "uid": str(meeting.pk),
        "minutes": str(meeting.minutes),
        "version": str(meeting.version),
    }
    message_to_participant(
        by=by,
        on=on,
        participant=meeting.subject_id,
        kind=kind,
        values=values,
        key=key,
        not_after=meeting.starts_at,
    )
