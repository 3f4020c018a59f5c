"""The last day of a volunteer: the task ends, all access goes with it, and rooms above hear it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from aanzet.alliances.actions.ending import end_row
from aanzet.alliances.actions.staff import ON_STAFF_END, invitations_end
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.volunteers.models import Volunteer, VolunteerEnd, VolunteerPause


class Leaving(Protocol):
    """What a room above does when a volunteer stops: `on` is the first day without."""

    def __call__(self, *, by: By | None, on: date, volunteer: Volunteer, reason: str) -> object: ...


# Matches end, deployments are taken out: the rooms above register that here.
ON_VOLUNTEER_END: list[Leaving] = []


@transaction.atomic
def volunteer_end(
    *, by: By | None, on: date, volunteer: Volunteer, last_day: date, reason: str, at_once: bool = False
) -> VolunteerEnd:
    """Stop, without blame. All access goes after `last_day`; at once: at the very next request. Raises Refused."""
    if getattr(volunteer, "end", None) is not None:
        raise Refused(_("The last day is written down already."))
    if at_once:
        last_day = on - timedelta(days=1)
    elif last_day < on:
        raise Refused(_("This day is over. Choose today or a later day, or stop at once."), "last_day")
    return end_keep(by=by, on=on, volunteer=volunteer, last_day=last_day, reason=reason, at_once=at_once)


def end_keep(
    *, by: By | None, on: date, volunteer: Volunteer, last_day: date, reason: str, at_once: bool = False
) -> VolunteerEnd:
    """Write the end and carry it out: pauses, tasks, and what rooms above hang on them."""
    end = models.QuerySet(VolunteerEnd).create(
        volunteer=volunteer, last_day=last_day, reason=reason, by_id=by.user_id if by else None
    )
    volunteer.end = end
    open_pauses = models.QuerySet(VolunteerPause).filter(volunteer=volunteer)
    open_pauses.filter(starts_on__lte=last_day).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=last_day)
    ).update(ends_on=last_day)
    open_pauses.filter(starts_on__gt=last_day).delete()
    _no_invitation(volunteer)
    ended = [_end_task(row, on, last_day, at_once) for row in tasks_of(volunteer)]
    after = last_day + timedelta(days=1)
    for leave in ON_VOLUNTEER_END:
        leave(by=by, on=after, volunteer=volunteer, reason=reason)
    for membership in ended:
        for left in ON_STAFF_END:
            left(by=by, on=after, membership=membership)  # type: ignore[arg-type]
    data = {"last_day": last_day.isoformat(), "reason": reason}
    write(
        by,
        "volunteer.ended",
        object_id=volunteer.pk,
        organisation=volunteer.organisation_id,
        data=data,
        on=on,
    )
    return end


def tasks_of(volunteer: Volunteer) -> Iterable[Membership]:
    """The task as a volunteer; and that of getting ready, where nothing else of the same person hangs on it."""
    found = [volunteer.membership] if volunteer.membership else []
    if volunteer.user_id is None:
        return found
    others = models.QuerySet(Volunteer).filter(
        user=volunteer.user_id,
        organisation=volunteer.organisation_id,
        end__isnull=True,
        membership__isnull=True,
    )
    if others.exclude(pk=volunteer.pk).exists():
        return found
    waiting = Membership.objects.filter(
        user=volunteer.user_id,
        organisation=volunteer.organisation_id,
        role=Role.VOLUNTEER,
        ends_on__isnull=True,
    )
    # Getting ready ends first: nothing may look as if a task went on beside it.
    return [*waiting, *found]


def _no_invitation(volunteer: Volunteer) -> None:
    """A link to make an account for getting ready opens nothing any more, unless another role waits for it."""
    others = models.QuerySet(Volunteer).filter(
        email__iexact=volunteer.email, organisation=volunteer.organisation_id, end__isnull=True
    )
    if volunteer.email and not others.exclude(pk=volunteer.pk).exists():
        invitations_end(organisation=volunteer.organisation_id, email=volunteer.email, role=Role.VOLUNTEER)


def _end_task(row: Membership, on: date, last_day: date, at_once: bool) -> Membership:
    if row.ends_on is None or row.ends_on > last_day:
        row.starts_on = min(row.starts_on, last_day)
        end_row(row, on, last_day, at_once)
    return row
