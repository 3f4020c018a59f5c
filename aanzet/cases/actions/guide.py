"""Who accompanies her: the one coach, the stand-in, the mentor; and what happens when somebody leaves."""

from datetime import date
from typing import Protocol
from uuid import UUID

from django.db import models, transaction

from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import AssignmentEnd, AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.journal.actions import By, write
from aanzet.outbox.actions import message_to_participant

# Tasks in which nobody accompanies a woman: they keep no women when a coach's task ends.
ALONE = (Role.VOLUNTEER, Role.AMBASSADOR)


class GuideEnding(Protocol):
    """What a room above does when somebody accompanies her no more."""

    def __call__(self, *, by: By | None, on: date, assignment: Assignment) -> None: ...


# A match of two people ends with it: the matches room registers that here.
ON_GUIDE_END: list[GuideEnding] = []


@transaction.atomic
def coach_assign(
    *,
    by: By | None,
    on: date,
    case: Case,
    user: User,
    kind: AssignmentKind = AssignmentKind.COACH,
    end_reason: AssignmentEnd = AssignmentEnd.HANDED_OVER,
) -> Assignment:
    """Name the one coach (or the stand-in). A coach who was there is thanked: her row gets an end and a reason."""
    standing = models.QuerySet(Assignment).filter(case=case, kind=kind, ends_on__isnull=True)
    same = standing.filter(user=user).first()
    if same is not None:
        return same
    if kind is not AssignmentKind.MENTOR:
        for row in standing:
            _end(row, by, on, end_reason)
    row = models.QuerySet(Assignment).create(case=case, user=user, kind=kind, starts_on=on)
    write(
        by, "case.coach_assigned", subject=case.participant_id, object_id=row.pk, data={"kind": kind}, on=on
    )
    refresh([case])
    # What a machine or a register names is no news to her; what a person decides is.
    if by is not None and kind is AssignmentKind.COACH:
        message_to_participant(
            by=by, on=on, participant=case.participant_id, kind="coach_changed", values={"who": user.name}
        )  # fmt: skip
    return row


def _end(row: Assignment, by: By | None, on: date, reason: AssignmentEnd) -> None:
    # The last day is the day before, so that on no day two coaches are the one coach; who was named today reads
    # nothing more today.
    row.ends_on, row.end_reason = date.fromordinal(on.toordinal() - 1), reason
    row.starts_on = min(row.starts_on, row.ends_on)
    row.save(update_fields=["starts_on", "ends_on", "end_reason"])
    for follow in ON_GUIDE_END:
        follow(by=by, on=on, assignment=row)


@transaction.atomic
def coach_end(*, by: By | None, on: date, assignment: Assignment, reason: AssignmentEnd) -> None:
    """An assignment ends; access ends with it, at the next request."""
    case = assignment.case
    if assignment.ends_on is None:
        _end(assignment, by, on, reason)
        write(
            by,
            "case.coach_ended",
            subject=case.participant_id,
            object_id=assignment.pk,
            data={"reason": reason},
            on=on,
        )
        refresh([case])


@transaction.atomic
def coach_leaves(*, by: By | None, on: date, membership: Membership) -> int:
    """A task at an organisation ended: her women there have no coach from today, and the worklist says so.
    Returns how many women that are. A task that goes on beside it (coach and coordinator) keeps them."""
    others = Membership.objects.filter(
        models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=on),
        user=membership.user_id,
        organisation=membership.organisation_id,
        starts_on__lte=on,
    ).exclude(models.Q(pk=membership.pk) | models.Q(role__in=ALONE))
    if others.exists():
        return 0
    rows = list(women_of(user_id=membership.user_id, organisation_id=membership.organisation_id))
    for row in rows:
        coach_end(by=by, on=on, assignment=row, reason=AssignmentEnd.MEMBERSHIP_ENDED)
    return len(rows)


def women_of(*, user_id: UUID, organisation_id: UUID) -> models.QuerySet[Assignment]:
    """Assignments of somebody at an organisation that have no end yet."""
    rows = models.QuerySet(Assignment).filter(
        user=user_id, case__organisation=organisation_id, ends_on__isnull=True
    )
    return rows.select_related("case__programme")
