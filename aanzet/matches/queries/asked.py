"""What both are asked about how it goes, and what they said."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.matches.asks import Ask, asks
from aanzet.matches.enums import Feeling, Side
from aanzet.matches.models import Check, Match
from aanzet.matches.queries.meetings import Span, spans


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked now, and what each side said to it. `talk_on`: the talk at three months was held."""

    ask: Ask
    said: dict[str, Feeling]
    last_not_good: dict[str, date]
    talk_on: date | None


def asked_of(matches: Collection[Match], *, on: date, met: dict[UUID, Span]) -> dict[UUID, Asked]:
    """Match -> what is asked now; one query for any number. `met`: as `spans` gives it."""
    rows: dict[UUID, list[Check]] = {each.pk: [] for each in matches}
    for row in QuerySet(Check).filter(match__in=list(rows)).order_by("on", "created_at"):
        rows[row.match_id].append(row)
    found: dict[UUID, Asked] = {}
    for match in matches:
        span = met.get(match.pk)
        asked = asks(
            starts_on=match.starts_on, first_met=span.first if span else None, length=match.length, on=on
        )
        if asked:
            found[match.pk] = _asked(asked[-1], rows[match.pk])
    return found


def _asked(ask: Ask, rows: list[Check]) -> Asked:
    newest = {row.side: row for row in rows}
    said = {row.side: Feeling(row.feeling) for row in rows if row.due_on == ask.due_on}
    not_good = {side: row.on for side, row in newest.items() if row.feeling == Feeling.NOT_GOOD}
    talk = newest.get(Side.OFFICE)
    return Asked(ask, said, not_good, talk.on if talk else None)


def asked_now(*, match: Match, on: date) -> Asked | None:
    """The same of one match; None when nothing is asked yet."""
    return asked_of([match], on=on, met=spans([match.pk])).get(match.pk)
