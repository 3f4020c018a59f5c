"""What this room says to the worklist: they do not meet, a talk is due, the time ends soon or is over, they stopped,
nobody is proposed any more.

What she or the volunteer answered about the other is not among it: a coach reads the worklist too."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from aanzet.cases.actions import register_source
from aanzet.cases.actions.signals import Spec
from aanzet.cases.enums import SignalReason, Weight
from aanzet.cases.models import Case, Pause
from aanzet.core import clock
from aanzet.core.clock import months_later
from aanzet.matches.asks import BEFORE_END, SILENT_DAYS
from aanzet.matches.enums import MatchEnd, Side
from aanzet.matches.models import Check, Match, Proposal, StandIn, Want
from aanzet.matches.queries.meetings import Span, spans
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.lengths import Length

# Two people stopped and she has nobody new: so long it stands on the worklist.
AFTER_STOP = timedelta(days=30)
# Ends after which somebody asks her what she wishes.
OPEN_ENDS = (MatchEnd.NO_CLICK, MatchEnd.HER_WISH, MatchEnd.VOLUNTEER_WISH, MatchEnd.VOLUNTEER_LEFT)


def together(cases: list[Case]) -> dict[UUID, list[Spec]]:
    """One query where nobody has a match, five for any number of cases."""
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    lately = Q(ends_on__gt=clock.today() - AFTER_STOP, end_reason__in=OPEN_ENDS)
    rows = QuerySet(Match).filter(Q(ends_on__isnull=True) | lately, case__in=list(specs))
    matches = list(rows.select_related("volunteer").order_by("starts_on"))
    if not matches:
        return specs
    ids = [row.pk for row in matches]
    met = spans(ids)
    talked = set(QuerySet(Check).filter(match__in=ids, side=Side.OFFICE).values_list("match_id", flat=True))
    waits = set(
        QuerySet(StandIn)
        .filter(case__in=list(specs), ends_on__isnull=True)
        .values_list("case_id", "volunteer_id")
    )
    asked = set(
        QuerySet(Want).filter(case__in=list(specs), ended_on__isnull=True).values_list("case_id", "role")
    )
    has = {(row.case_id, row.volunteer.role) for row in matches if row.ends_on is None} | asked
    for row in matches:
        if row.ends_on is not None:
            specs[row.case_id] += _stopped(row, row.ends_on, has)
        else:
            if row.length == Length.TOGETHER:
                specs[row.case_id] += _running(
                    row, met.get(row.pk), row.pk in talked, (row.case_id, row.volunteer_id) in waits
                )
            specs[row.case_id] += _planned_end(row)
    return specs


def _running(match: Match, met: Span | None, talked: bool, waits: bool) -> Iterator[Spec]:
    name = match.volunteer.name
    # The silence of a coach is that of her case; it speaks there.
    if match.volunteer.role != VolunteerRole.COACH and not waits:
        last = max(met.last, match.starts_on) if met else match.starts_on
        alarm = last + timedelta(days=SILENT_DAYS)
        yield Spec(SignalReason.NOT_MET, alarm, last, Weight.SOON, match.pk, name)
    if not talked:
        due = months_later(match.starts_on, 3)
        yield Spec(SignalReason.MID_TALK, due, due, Weight.THIS_WEEK, match.pk, name)


def _planned_end(match: Match) -> Iterator[Spec]:
    """Speaks softly before the planned end, and louder when it is over and nobody said whether they go on."""
    end, name = match.planned_until, match.volunteer.name
    if end is None:
        return
    if match.length == Length.TOGETHER:
        yield Spec(SignalReason.TIME_ENDS, end - BEFORE_END, end, Weight.THIS_WEEK, match.pk, name)
    yield Spec(SignalReason.TIME_ENDS, end + timedelta(days=1), end, Weight.SOON, match.pk, name)


def _stopped(match: Match, ended: date, has: set[tuple[UUID, str]]) -> Iterator[Spec]:
    if (match.case_id, match.volunteer.role) not in has:
        yield Spec(
            SignalReason.STOPPED,
            ended,
            ended,
            Weight.SOON,
            match.pk,
            match.volunteer.name,
            ended + AFTER_STOP,
        )


def proposed(cases: list[Case]) -> dict[UUID, list[Spec]]:
    """She asked for somebody, somebody was proposed, and nobody is any more: a new proposal. Whose no it was, or
    whether it was one, is not told. One query where nothing was proposed, two for any number of cases."""
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    rows = QuerySet(Proposal).filter(want__case__in=list(specs), want__ended_on__isnull=True)
    ended: dict[tuple[UUID, UUID], list[date | None]] = {}
    for want, case, day in rows.values_list("want_id", "want__case_id", "ended_on"):
        ended.setdefault((want, case), []).append(day)
    over = {key: [day for day in days if day] for key, days in ended.items() if None not in days}
    for (want, case), days in _awake(over).items():
        specs[case].append(Spec(SignalReason.PROPOSE, max(days), max(days), Weight.SOON, want))
    return specs


def _awake(over: dict[tuple[UUID, UUID], list[date]]) -> dict[tuple[UUID, UUID], list[date]]:
    """Without those whose journey rests: nobody is proposed to them now."""
    if not over:
        return over
    rests = QuerySet(Pause).filter(case__in={case for _want, case in over}, ends_on__isnull=True)
    resting = set(rests.values_list("case_id", flat=True))
    return {key: days for key, days in over.items() if key[1] not in resting}


def register() -> None:
    register_source("matches", together)
    register_source("proposals", proposed)
