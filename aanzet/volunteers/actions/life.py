"""The start, a longer time, a pause and its end."""

from datetime import date, timedelta
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from aanzet.alliances.actions.ending import end_row
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import clean, listed
from aanzet.journal.actions import By, write
from aanzet.participants.actions import without_numbers
from aanzet.volunteers.actions.steps import asked_of, by_another, still_there
from aanzet.volunteers.enums import Lack
from aanzet.volunteers.models import Volunteer, VolunteerPause
from aanzet.volunteers.queries.ready import BEFORE_START, missing

MOST_MONTHS = 60


@transaction.atomic
def volunteer_start(
    *,
    by: By | None,
    on: date,
    volunteer: Volunteer,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """Begin: the dated task that opens doors, until an agreed day. Raises Refused as long as something is missing
    (source S4-24; for ambassadors S1-21)."""
    still_there(volunteer)
    by_another(by, volunteer)
    asked = asked_of(volunteer)
    # Who became an ambassador from her own file has her yes for a start, and no task beside it: nothing about her
    # stands in a list of staff, and she logs in as before.
    if volunteer.membership is not None or volunteer.participant_id is not None:
        raise Refused(_("This volunteer has started already."))
    starts_on = starts_on or on
    user = volunteer.user_id
    lacking = [each.code for each in missing(volunteer, on=on) if each.code in BEFORE_START]
    if lacking or user is None:
        raise Refused(_not_yet(lacking))
    ends_on = ends_on or clock.months_later(starts_on, asked.months or 12)
    _check_span(starts_on, ends_on)
    row = _task(volunteer, user, starts_on, ends_on)
    volunteer.membership = row
    volunteer.save(update_fields=["membership"])
    _end_waiting(volunteer, on)
    data = {"starts_on": row.starts_on.isoformat(), "ends_on": ends_on.isoformat()}
    write(
        by,
        "volunteer.started",
        object_id=volunteer.pk,
        organisation=volunteer.organisation_id,
        data=data,
        on=on,
    )
    return row


def _not_yet(lacking: list[Lack]) -> str:
    words = listed(str(each.label) for each in lacking)
    rule = (
        _("Without a valid check and training no match is possible.")
        if {Lack.CHECK, Lack.TRAINING} & set(lacking)
        else _("First everything has to be complete.")
    )
    return f"{rule} {_('Still missing: %(what)s.') % {'what': words}}"


def _check_span(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise Refused(_("The last day lies before the first day. Choose a later day."), "ends_on")
    if ends_on > clock.months_later(starts_on, MOST_MONTHS):
        raise Refused(_("Agree on five years at most; it can be made longer later."), "ends_on")


def _task(volunteer: Volunteer, user_id: UUID, starts_on: date, ends_on: date) -> Membership:
    """The task; one that runs in this role already, and belongs to no other volunteer row, is taken over."""
    running = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on),
        user=volunteer.user_id, organisation=volunteer.organisation_id, role=volunteer.role, volunteer__isnull=True,
    ).first()  # fmt: skip
    if running is not None:
        running.ends_on = ends_on
        running.save(update_fields=["ends_on"])
        return running
    return Membership.objects.create(
        user_id=user_id, organisation=volunteer.organisation, alliance=volunteer.programme.alliance,
        role=volunteer.role, starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip


def _end_waiting(volunteer: Volunteer, on: date) -> None:
    """Getting ready is over, unless another role of the same person still waits."""
    waits = models.QuerySet(Volunteer).filter(
        user=volunteer.user_id,
        organisation=volunteer.organisation_id,
        end__isnull=True,
        membership__isnull=True,
    )
    if waits.exclude(pk=volunteer.pk).exists():
        return
    rows = Membership.objects.filter(
        user=volunteer.user_id,
        organisation=volunteer.organisation_id,
        role=Role.VOLUNTEER,
        ends_on__isnull=True,
    )
    for row in rows:
        end_row(row, on, on, at_once=True)


@transaction.atomic
def volunteer_extend(*, by: By | None, on: date, volunteer: Volunteer, ends_on: date) -> Membership:
    """Go on longer, until another agreed day. Raises Refused."""
    still_there(volunteer)
    row = volunteer.membership
    if row is None:
        raise Refused(_("This volunteer has not started yet."))
    if ends_on < on:
        raise Refused(_("This day is over. Choose a later day."), "ends_on")
    _check_span(max(row.starts_on, on), ends_on)
    row.ends_on = ends_on
    row.save(update_fields=["ends_on"])
    data = {"ends_on": ends_on.isoformat()}
    write(
        by,
        "volunteer.extended",
        object_id=volunteer.pk,
        organisation=volunteer.organisation_id,
        data=data,
        on=on,
    )
    return row


@transaction.atomic
def pause_add(
    *,
    by: By | None,
    on: date,
    volunteer: Volunteer,
    starts_on: date,
    ends_on: date | None = None,
    stand_in_needed: bool = False,
    reason: str = "",
) -> VolunteerPause:
    """No new women from a day to a day; with `stand_in_needed` (ill) nor those there are. Raises Refused."""
    still_there(volunteer)
    if ends_on is not None and ends_on < starts_on:
        raise Refused(_("The last day lies before the first day. Choose a later day."), "ends_on")
    if ends_on is not None and ends_on < on:
        raise Refused(_("This pause is over already. Choose a later day."), "ends_on")
    other = models.QuerySet(VolunteerPause).filter(volunteer=volunteer)
    other = other.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    if ends_on is not None:
        other = other.filter(starts_on__lte=ends_on)
    if other.exists():
        raise Refused(_("There is a pause in these days already. End that one first."), "starts_on")
    without_numbers(reason=reason)
    row = models.QuerySet(VolunteerPause).create(
        volunteer=volunteer, starts_on=starts_on, ends_on=ends_on, stand_in_needed=stand_in_needed,
        reason=clean(reason), by_id=by.user_id if by else None,
    )  # fmt: skip
    data = {"stand_in": stand_in_needed}
    write(
        by,
        "volunteer.paused",
        object_id=volunteer.pk,
        organisation=volunteer.organisation_id,
        data=data,
        on=on,
    )
    return row


@transaction.atomic
def pause_end(*, by: By | None, on: date, pause: VolunteerPause) -> VolunteerPause | None:
    """Back again from today. A pause that did not begin yet, or began today, is taken out: then None."""
    volunteer = pause.volunteer
    write(by, "volunteer.pause_ended", object_id=volunteer.pk, organisation=volunteer.organisation_id, on=on)
    if pause.starts_on >= on:
        pause.delete()
        return None
    pause.ends_on = min(pause.ends_on or on, on - timedelta(days=1))
    pause.save(update_fields=["ends_on"])
    return pause
