"""What she sees of the time with a volunteer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.enums import Mood
from aanzet.cases.models import Case
from aanzet.matches.enums import Feeling, Side, SurveyMoment
from aanzet.matches.models import Match, StandIn, Want
from aanzet.matches.queries.asked import asked_now
from aanzet.matches.queries.meetings import Met, meetings
from aanzet.matches.queries.running import over
from aanzet.matches.queries.surveys import answers_of, next_question
from aanzet.matches.questions import moment_now
from aanzet.questionnaires.forms import Tap

FACES = {Mood.GOOD: "smiley", Mood.FAIR: "smiley-meh", Mood.HARD: "smiley-sad"}
FEELINGS = {Feeling.GOOD: "smiley", Feeling.THINKING: "smiley-meh", Feeling.NOT_GOOD: "smiley-sad"}


@dataclass(frozen=True, slots=True)
class Day:
    """One meeting as she sees it. `face`: of the volunteer; `taps`: her own three, none for what stands elsewhere."""

    met: Met
    face: str
    mood: str
    taps: tuple[Tap, ...]


@dataclass(frozen=True, slots=True)
class TimePage:
    """`asked`: what she may answer now about how it goes. `survey`: the moment whose questions wait for her.
    `stands_in`: who comes for a while; "" while she waits; None when the volunteer is there."""

    pk: UUID
    who: str
    role: str
    since: date
    until: date | None
    ended_on: date | None
    days: tuple[Day, ...]
    asked: tuple[Tap, ...]
    said: bool
    survey: SurveyMoment | None
    stands_in: str | None
    touch: bool


def time_page(*, match: Match, on: date) -> TimePage:
    """One match of hers; the caller fetched it through her door."""
    asked = asked_now(match=match, on=on) if not over(match, on) else None
    now = asked.said.get(Side.HER) if asked else None
    volunteer = match.volunteer
    return TimePage(
        pk=match.pk,
        who=volunteer.name,
        role=str(volunteer.get_role_display()),
        since=match.starts_on,
        until=match.planned_until,
        ended_on=match.ends_on if over(match, on) else None,
        days=tuple(_day(each) for each in meetings(match=match)),
        asked=tuple(Tap(each.value, str(each.label), FEELINGS[each], each == now) for each in Feeling)
        if asked
        else (),
        said=now is not None,
        survey=_waits(match, on),
        stands_in=_stands_in(match),
        touch=match.touch_on is not None and match.touch_ended_on is None,
    )


def _day(met: Met) -> Day:
    taps = () if met.of_case else tuple(Tap(m.value, str(m.label), FACES[m], m == met.her_mood) for m in Mood)
    mood = Mood(met.mood) if met.mood else None
    return Day(met, FACES[mood] if mood else "", str(mood.label) if mood else "", taps)


def _waits(match: Match, on: date) -> SurveyMoment | None:
    moment = moment_now(match, on)
    if moment is None:
        return None
    answers = answers_of(match=match, side=Side.HER, moment=moment)
    return moment if next_question(side=Side.HER, moment=moment, answers=answers) else None


def _stands_in(match: Match) -> str | None:
    row = (
        QuerySet(StandIn)
        .filter(case=match.case_id, volunteer=match.volunteer_id, ends_on__isnull=True)
        .select_related("assignment__user")
        .first()
    )
    if row is None:
        return None
    return row.assignment.user.name if row.assignment else ""


def standing_wish(*, match: Match) -> bool:
    """Is somebody looked for again already?"""
    return (
        QuerySet(Want).filter(case=match.case_id, role=match.volunteer.role, ended_on__isnull=True).exists()
    )


@dataclass(frozen=True, slots=True)
class Time:
    pk: UUID
    who: str
    role: str
    since: date
    ended_on: date | None


def her_times(*, actor: Actor, case: Case) -> tuple[Time, ...]:
    """Who helps her and who helped her, the newest first."""
    rows = Match.objects.visible_to(actor, "me.match").filter(case=case).select_related("volunteer")
    return tuple(
        Time(row.pk, row.volunteer.name, str(row.volunteer.get_role_display()), row.starts_on, row.ends_on)
        for row in rows.order_by("ends_on", "-starts_on")
    )
