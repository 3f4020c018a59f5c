"""All matches that run, those first that need somebody most. No score: each reason stands in words with its day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.models import Pause
from aanzet.core.clock import months_later
from aanzet.matches.asks import BEFORE_END, PATIENCE, SILENT_DAYS
from aanzet.matches.enums import Side
from aanzet.matches.models import Match
from aanzet.matches.queries.asked import Asked, asked_of
from aanzet.matches.queries.away import arranged_now, pauses_now
from aanzet.matches.queries.meetings import Span, spans
from aanzet.matches.queries.running import runs
from aanzet.volunteers.lengths import Length


class Worry(IntEnum):
    """What may go wrong between two people, the most pressing first."""

    NOT_GOOD_HER = 1
    NOT_GOOD_VOLUNTEER = 2
    WITHOUT = 3
    NOT_MET = 4
    NO_ANSWER = 5
    TALK = 6
    ENDS = 7


@dataclass(frozen=True, slots=True)
class Reason:
    worry: Worry
    on: date
    days: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One match. `last`: the day of the last meeting; `times`: how many meetings."""

    match_id: UUID
    case_id: UUID
    her_name: str
    volunteer: str
    role: str
    since: date
    until: date | None
    last: date | None
    times: int
    reasons: tuple[Reason, ...]
    programme_id: UUID
    programme: str

    @property
    def rank(self) -> tuple[int, date]:
        first = self.reasons[0] if self.reasons else None
        return (first.worry, first.on) if first else (99, self.since)


def lines(*, actor: Actor, on: date) -> tuple[Line, ...]:
    """Those of this coordinator; the same number of queries for one and for three hundred. Who is the volunteer of a
    match and coordinates too reads nothing of what was said about it."""
    rows = Match.objects.visible_to(actor, "match.list").filter(runs(on))
    matches = list(rows.select_related("volunteer", "case__participant", "case__programme"))
    ids = [row.pk for row in matches]
    met = spans(ids)
    asked = asked_of(matches, on=on, met=met)
    arranged = arranged_now(cases=[row.case_id for row in matches])
    pauses = pauses_now(on=on, volunteers={row.volunteer_id for row in matches})
    resting = set(
        QuerySet(Pause)
        .filter(case__in={row.case_id for row in matches}, ends_on__isnull=True)
        .values_list("case_id", flat=True)
    )
    found = []
    for row in matches:
        helped = (row.case_id, row.volunteer_id) in arranged
        quiet = row.case_id in resting or helped
        reasons = [] if quiet else _silence(row, met.get(row.pk), on)
        if row.volunteer_id in pauses and not helped:
            reasons = [Reason(Worry.WITHOUT, pauses[row.volunteer_id].starts_on)]
        mine = row.volunteer.user_id == actor.user_id
        reasons += ([] if mine else _said(asked.get(row.pk), on)) + _days(row, asked.get(row.pk), on)
        found.append(_line(row, met.get(row.pk), sorted(reasons, key=lambda each: (each.worry, each.on))))
    return tuple(sorted(found, key=lambda each: (*each.rank, each.her_name)))


def _line(row: Match, met: Span | None, reasons: list[Reason]) -> Line:
    return Line(
        match_id=row.pk,
        case_id=row.case_id,
        her_name=row.case.participant.readable_name,
        volunteer=row.volunteer.name,
        role=str(row.volunteer.get_role_display()),
        since=row.starts_on,
        until=row.planned_until,
        last=met.last if met else None,
        times=met.times if met else 0,
        reasons=tuple(reasons),
        programme_id=row.case.programme_id,
        programme=row.case.programme.name,
    )


def _silence(row: Match, met: Span | None, on: date) -> list[Reason]:
    last = max(met.last, row.starts_on) if met else row.starts_on
    days = (on - last).days
    return [Reason(Worry.NOT_MET, last, days)] if days >= SILENT_DAYS else []


def _said(asked: Asked | None, on: date) -> list[Reason]:
    if asked is None:
        return []
    sides = ((Side.HER, Worry.NOT_GOOD_HER), (Side.VOLUNTEER, Worry.NOT_GOOD_VOLUNTEER))
    found = [Reason(worry, asked.last_not_good[side]) for side, worry in sides if side in asked.last_not_good]
    late = asked.ask.due_on + PATIENCE <= on
    if late and not {Side.HER, Side.VOLUNTEER} <= set(asked.said):
        found.append(Reason(Worry.NO_ANSWER, asked.ask.due_on, (on - asked.ask.due_on).days))
    return found


def _days(row: Match, asked: Asked | None, on: date) -> list[Reason]:
    found = []
    talk_due = months_later(row.starts_on, 3)
    if row.length == Length.TOGETHER and talk_due <= on and not (asked and asked.talk_on):
        found.append(Reason(Worry.TALK, talk_due))
    if row.planned_until is not None and row.planned_until - BEFORE_END <= on:
        found.append(Reason(Worry.ENDS, row.planned_until, (row.planned_until - on).days))
    return found


def quiet_since(found: tuple[Line, ...], *, on: date, days: int) -> int:
    """How many matches had no meeting for so many days."""
    limit = on - timedelta(days=days)
    return sum(
        1
        for each in found
        if any(r.worry == Worry.NOT_MET for r in each.reasons) and (each.last or each.since) <= limit
    )
