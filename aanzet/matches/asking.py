"""Both hear that a question waits: she as she chose herself, the volunteer by mail. Nothing is said about the other."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from aanzet.matches.actions.stand_in import stand_ins_end
from aanzet.matches.asks import Ask
from aanzet.matches.enums import Side
from aanzet.matches.models import Match
from aanzet.matches.queries.asked import asked_of
from aanzet.matches.queries.meetings import spans
from aanzet.matches.queries.running import runs
from aanzet.outbox.actions import message_to_participant
from aanzet.outbox.models import Message
from aanzet.volunteers.telling import volunteer_tell

FRESH = timedelta(days=3)  # who could not be told by then is not told any more
FROM_HOUR = 9


def asks_tell(moment: datetime) -> int:
    """Queue the word about every question that opened, once for each side; and end stand-ins that are over. How many
    words."""
    here = timezone.localtime(moment)
    if here.hour < FROM_HOUR:
        return 0
    today = here.date()
    stand_ins_end(by=None, on=today)
    rows = QuerySet(Match).filter(runs(today), _lately(today)).select_related("volunteer__user", "case")
    matches = list(rows)
    asked = asked_of(matches, on=today, met=spans([row.pk for row in matches]))
    due = [
        (row, each.ask)
        for row in matches
        if (each := asked.get(row.pk)) and each.ask.due_on > today - FRESH and not each.said
    ]
    return _tell(due, today)


def _lately(today: date) -> Q:
    """Matches for which a question may have opened in these days: a meeting of late, or a day that is named."""
    named = Q(starts_on__lte=today - timedelta(days=85))
    for days in (14, 30):
        named |= Q(starts_on__range=(today - timedelta(days=days) - FRESH, today - timedelta(days=days)))
    met = Q(meetings__on__gt=today - FRESH) | Q(case__contacts__on__gt=today - FRESH)
    return Q(pk__in=QuerySet(Match).filter(runs(today), named | met).values("pk"))


def _tell(due: Iterable[tuple[Match, Ask]], today: date) -> int:
    keys = {
        _key(match, ask, side): (match, side) for match, ask in due for side in (Side.HER, Side.VOLUNTEER)
    }
    done = set(Message.objects.filter(key__in=list(keys)).values_list("key", flat=True))
    for key, (match, side) in keys.items():
        if key in done:
            continue
        if side == Side.HER:
            message_to_participant(
                by=None, on=today, participant=match.subject_id, kind="how_are_you", values={}, key=key
            )
        else:
            volunteer_tell(
                by=None, on=today, volunteer=match.volunteer, words=_words, key=key, kind="question_waits"
            )
    return len(keys) - len(done)


def _key(match: Match, ask: Ask, side: Side) -> str:
    return f"match:{match.pk}:{side}:{ask.due_on.isoformat()}"


def _words() -> tuple[str, str]:
    return _("How does it go?"), _("One question waits on your own page. One tap is enough:")
