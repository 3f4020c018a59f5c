"""Two people together, for tests: a match that runs since a number of days, and what they did."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from aanzet.access.actor import Actor, actor_for
from aanzet.cases import actions as journey
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment
from aanzet.matches.actions.meeting import meeting_log
from aanzet.matches.models import Match, MatchMeeting
from tests.cast import Cast
from tests.matches.people import a_volunteer

KINDS = {"coach": AssignmentKind.COACH, "mentor": AssignmentKind.MENTOR}


def together(
    cast: Cast, name: str = "Mart Visser", *, role: str = "mentor", days: int = 40, **values: Any
) -> Match:
    """A match that began `days` ago, with the dated row of the case that opens the door."""
    volunteer = values.pop("volunteer", None) or a_volunteer(
        cast, name, role=role, user=values.pop("user", None)
    )
    began = cast.on - timedelta(days=days)
    assignment = None
    if volunteer.role in KINDS and volunteer.user is not None:
        assignment = journey.coach_assign(
            by=None, on=cast.on, case=cast.case, user=volunteer.user, kind=KINDS[volunteer.role]
        )
        QuerySet(Assignment).filter(pk=assignment.pk).update(starts_on=began)
    given = {"planned_until": began + timedelta(days=182)} | values
    row: Match = QuerySet(Match).create(
        case=cast.case, volunteer=volunteer, assignment=assignment, starts_on=began, **given
    )
    return QuerySet(Match).select_related("volunteer", "case", "assignment").get(pk=row.pk)


def giver(cast: Cast, match: Match) -> Actor:
    """The volunteer who signed in."""
    assert match.volunteer.user is not None
    return actor_for(match.volunteer.user, on=cast.on)


def met(cast: Cast, match: Match, *, ago: int = 1, **values: Any) -> MatchMeeting:
    given: dict[str, Any] = {"minutes": 60, "mood": "good", "next_step": ""} | values
    return meeting_log(by=giver(cast, match), on=cast.on, match=match, day=day_ago(cast, ago), **given)


def day_ago(cast: Cast, days: int) -> date:
    return cast.on - timedelta(days=days)
