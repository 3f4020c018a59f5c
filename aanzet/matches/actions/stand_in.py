"""The volunteer cannot come for a while: somebody stands in, or she waits; and that ends with the pause."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from aanzet.accounts.models import User
from aanzet.cases.actions.guide import coach_assign, coach_end
from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import AssignmentEnd, AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.cases.models.journey import holds
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matches.models import Match, StandIn
from aanzet.matches.queries.running import runs
from aanzet.outbox.actions import message_to_participant
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import Volunteer, VolunteerPause


@transaction.atomic
def stand_in_name(*, by: By, on: date, case: Case, volunteer: Volunteer, user: User | None) -> StandIn:
    """Somebody stands in for a coach; without a user she waits until the volunteer is back. She is told in neutral
    words. Raises Refused: they do not go together any more, or another person walks along with a mentee."""
    if not _together(on).filter(case=case, volunteer=volunteer).exists() and not _named(on, case, volunteer):
        raise Refused(_("This time together is over."))
    if user is not None and volunteer.role != VolunteerRole.COACH:
        raise Refused(_("Only a coach has a stand-in. For a mentor she waits, or you propose somebody else."))
    stand_ins_end_of(by=by, on=on, case=case, volunteer=volunteer, reason=AssignmentEnd.HANDED_OVER)
    row = StandIn(case=case, volunteer=volunteer, starts_on=on, by_id=by.user_id)
    if user is not None:
        row.assignment = coach_assign(
            by=by,
            on=on,
            case=case,
            user=user,
            kind=AssignmentKind.STAND_IN,
            end_reason=AssignmentEnd.ILL,
        )
    row.save(force_insert=True)
    write(
        by, "match.stand_in_named", subject=row.subject_id, object_id=row.pk,
        data={"waits": user is None}, on=on,
    )  # fmt: skip
    refresh([case])
    message_to_participant(by=by, on=on, participant=row.subject_id, kind="something_to_read", values={})
    return row


@transaction.atomic
def stand_ins_end(*, by: By | None, on: date) -> int:
    """End what is no longer needed: the volunteer is back, or somebody else was named. How many."""
    here = {"case": OuterRef("case"), "volunteer": OuterRef("volunteer")}
    away = QuerySet(VolunteerPause).filter(holds(on), volunteer=here["volunteer"], stand_in_needed=True)
    named = _coaching(on).filter(case=here["case"], user=OuterRef("volunteer__user"))
    needed = Exists(away) & (Exists(_together(on).filter(**here)) | Exists(named))
    return _end(QuerySet(StandIn).filter(~needed, ends_on__isnull=True), by, on, AssignmentEnd.HANDED_OVER)


def stand_ins_end_of(
    *, by: By | None, on: date, case: Case, volunteer: Volunteer, reason: AssignmentEnd
) -> None:
    """Nobody stands in for this volunteer with this woman any more."""
    _end(QuerySet(StandIn).filter(case=case, volunteer=volunteer, ends_on__isnull=True), by, on, reason)


def _together(on: date) -> QuerySet[Match]:
    return QuerySet(Match).filter(runs(on))


def _coaching(on: date) -> QuerySet[Assignment]:
    return QuerySet(Assignment).filter(holds(on), kind=AssignmentKind.COACH)


def _named(on: date, case: Case, volunteer: Volunteer) -> bool:
    """Named as her coach without a match."""
    coach = volunteer.role == VolunteerRole.COACH and volunteer.user_id is not None
    return coach and _coaching(on).filter(case=case, user=volunteer.user_id).exists()


def _end(rows: QuerySet[StandIn], by: By | None, on: date, reason: AssignmentEnd) -> int:
    found = list(rows.select_related("case", "assignment__case"))
    for row in found:
        row.ends_on = max(on, row.starts_on)
        row.save(update_fields=["ends_on"])
        if row.assignment is not None:
            coach_end(by=by, on=on, assignment=row.assignment, reason=reason)
        write(by, "match.stand_in_ended", subject=row.subject_id, object_id=row.pk, on=on)
        refresh([row.case])
    return len(found)
