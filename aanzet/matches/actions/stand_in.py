"""The volunteer cannot come for a while: somebody stands in, or she waits; and that ends with the pause."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from aanzet.accounts.models import User
from aanzet.cases.actions.guide import coach_assign, coach_end
from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import AssignmentEnd, AssignmentKind
from aanzet.cases.models.journey import holds
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matches.models import Match, StandIn
from aanzet.matches.queries.running import over
from aanzet.outbox.actions import message_to_participant
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import VolunteerPause


@transaction.atomic
def stand_in_name(*, by: By, on: date, match: Match, user: User | None) -> StandIn:
    """Somebody stands in for a coach; without a user she waits until the volunteer is back. She is told in neutral
    words. Raises Refused: the match is over, or another person walks along with a mentee."""
    if over(match, on):
        raise Refused(_("This time together is over."))
    if user is not None and match.volunteer.role != VolunteerRole.COACH:
        raise Refused(_("Only a coach has a stand-in. For a mentor she waits, or you propose somebody else."))
    _end(QuerySet(StandIn).filter(match=match, ends_on__isnull=True), by, on)
    row = StandIn(match=match, starts_on=on, by_id=by.user_id)
    if user is not None:
        row.assignment = coach_assign(
            by=by,
            on=on,
            case=match.case,
            user=user,
            kind=AssignmentKind.STAND_IN,
            end_reason=AssignmentEnd.ILL,
        )
    row.save(force_insert=True)
    write(
        by, "match.stand_in_named", subject=match.subject_id, object_id=row.pk,
        data={"waits": user is None}, on=on,
    )  # fmt: skip
    refresh([match.case])
    message_to_participant(by=by, on=on, participant=match.subject_id, kind="something_to_read", values={})
    return row


@transaction.atomic
def stand_ins_end(*, by: By | None, on: date) -> int:
    """End what is no longer needed: the volunteer is back. How many."""
    away = QuerySet(VolunteerPause).filter(
        holds(on), volunteer=OuterRef("match__volunteer"), stand_in_needed=True
    )
    return _end(QuerySet(StandIn).filter(~Exists(away), ends_on__isnull=True), by, on)


def _end(rows: QuerySet[StandIn], by: By | None, on: date) -> int:
    found = list(rows.select_related("match__case", "assignment__case"))
    for row in found:
        row.ends_on = max(on, row.starts_on)
        row.save(update_fields=["ends_on"])
        if row.assignment is not None and row.assignment.ends_on is None:
            coach_end(by=by, on=on, assignment=row.assignment, reason=AssignmentEnd.HANDED_OVER)
        write(by, "match.stand_in_ended", subject=row.subject_id, object_id=row.pk, on=on)
        refresh([row.match.case])
    return len(found)
