"""Half a year and a year after her journey one question waits for her. She hears of it once, by the way she chose
herself, or not at all (source S3-24)."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from aanzet.cases.models import Case, Exit
from aanzet.outbox.actions import message_to_participant
from aanzet.outbox.models import Message
from aanzet.questionnaires.enums import Moment
from aanzet.surveys.moments import LATER
from aanzet.surveys.queries.moments import Open, open_now

FRESH = timedelta(days=14)  # who could not be told by then is not told any more


def later_asks(moment: datetime) -> int:
    """Queue the word about every moment that opened after a journey, once. How many."""
    today = timezone.localdate(moment)
    waiting = {_key(case_id, which): case_id for case_id, which in _left(today)}
    done = set(Message.objects.filter(key__in=list(waiting)).values_list("key", flat=True))
    due = {key: case_id for key, case_id in waiting.items() if key not in done}
    made = 0
    for case in QuerySet(Case).filter(pk__in=set(due.values())).select_related("programme", "participant"):
        found = open_now(case=case, on=today)
        if found and found.untouched and _key(case.pk, found.window.moment) in due:
            _write(case, found, today)
            made += 1
    return made


def _left(today: date) -> list[tuple[object, Moment]]:
    """(case, moment) of journeys that ended half a year or a year ago."""
    found: list[tuple[object, Moment]] = []
    for which, span in LATER.items():
        last = today - span
        rows = QuerySet(Exit).filter(Q(on__gt=last - FRESH) & Q(on__lte=last), undone_on__isnull=True)
        found += [(pk, which) for pk in rows.values_list("case_id", flat=True)]
    return found


def _key(case_id: object, which: Moment) -> str:
    return f"survey:{case_id}:{which.value}"


def _write(case: Case, found: Open, today: date) -> None:
    closes = datetime.combine(found.window.closes_on, time(23, 59), timezone.get_current_timezone())
    message_to_participant(
        by=None, on=today, participant=case.participant_id, kind="how_are_you", values={},
        key=_key(case.pk, found.window.moment), not_after=closes,
    )  # fmt: skip
