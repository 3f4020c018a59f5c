"""How many more women a volunteer may accompany."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment
from aanzet.cases.models.journey import holds
from aanzet.matches.enums import Said, Stage
from aanzet.matches.models import Answer, Match
from aanzet.matches.queries.states import both_yes
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import Volunteer

KINDS: dict[str, AssignmentKind] = {
    VolunteerRole.COACH: AssignmentKind.COACH,
    VolunteerRole.MENTOR: AssignmentKind.MENTOR,
}
"""The dated row of a case that a match in this role brings; an ambassador has none."""


def running(on: date) -> Q:
    """Condition on Match: it goes on on `on`. On the day of its end it does not."""
    return Q(ends_on__isnull=True) | Q(ends_on__gt=on)


def free_places(*, volunteers: Iterable[Volunteer], on: date) -> dict[UUID, int]:
    """Volunteer -> places left, never below zero. Taken: a match that goes on; a woman accompanied without a match (she
    came before there were matches); and two who said yes to meet and did not decide yet. Four queries."""
    rows = list(volunteers)
    taken = Counter(_matched(rows, on)) + Counter(_reserved(rows)) + Counter(_accompanied(rows, on))
    return {row.pk: max(0, row.places - taken[row.pk]) for row in rows}


def _matched(rows: list[Volunteer], on: date) -> Iterable[UUID]:
    found = QuerySet(Match).filter(running(on), volunteer__in=rows)
    return found.values_list("volunteer_id", flat=True)


def _reserved(rows: list[Volunteer]) -> Iterable[UUID]:
    """Both said yes to meet, and the proposal is still open."""
    said = QuerySet(Answer).filter(
        proposal__volunteer__in=rows, proposal__ended_on__isnull=True, stage=Stage.MEET, said=Said.YES
    )
    open_ones = dict(said.values_list("proposal_id", "proposal__volunteer_id"))
    sure = both_yes(proposals=open_ones, stage=Stage.MEET)
    return [volunteer for proposal, volunteer in open_ones.items() if proposal in sure]


def _accompanied(rows: list[Volunteer], on: date) -> Iterable[UUID]:
    """Women of the same programme whom the volunteer accompanies by an assignment that no match brought."""
    of_user = {(row.user_id, row.programme_id, KINDS.get(row.role)): row.pk for row in rows if row.user_id}
    found = QuerySet(Assignment).filter(
        holds(on), match__isnull=True, user__in=[user for user, _programme, _kind in of_user]
    )
    keys = found.values_list("user_id", "case__programme_id", "kind")
    return [of_user[key] for key in keys if key in of_user]
