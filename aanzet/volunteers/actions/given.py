"""Hours of volunteers: written in a moment, taken back with a date, never deleted."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.volunteers.models import Hours, Volunteer, VolunteerEnd

DAY = 24 * 60


@transaction.atomic
def hours_note(
    *, by: By | None, on: date, volunteer: Volunteer, day: date, minutes: int, kind: str, match_id: UUID | None = None
) -> Hours:  # fmt: skip
    """Write down the minutes of a day. Raises Refused: a day to come, a day outside the time as a volunteer, more
    than a day holds. `match_id`: of the match whose log tells it, so that nobody types it twice."""
    # Two lines at the same moment wait for each other here: together they may not pass the day.
    volunteer = QuerySet(Volunteer).select_for_update(of=("self",)).get(pk=volunteer.pk)
    in_time(volunteer, day, on)
    if minutes < 1:
        raise Refused(_("Fill in how many minutes it was."), "minutes")
    there = volunteer.hours.filter(on=day, withdrawn_on__isnull=True).aggregate(n=Sum("minutes"))["n"] or 0
    if there + minutes > DAY:
        raise Refused(_("That makes more than 24 hours on this day. Look at the minutes."), "minutes")
    row = Hours.objects.create(
        volunteer=volunteer, on=day, minutes=minutes, kind=kind, match_id=match_id, by_id=by.user_id if by else None
    )  # fmt: skip
    data = {"minutes": minutes, "kind": kind, "day": day.isoformat()}
    write(by, "hours.noted", object_id=row.pk, organisation=volunteer.organisation_id, data=data, on=on)
    return row


@transaction.atomic
def hours_withdraw(*, by: By | None, on: date, hours: Hours, with_the_log: bool = False) -> Hours:
    """Take a line back; it stays, with the day. What a meeting's log told goes with the log (`with_the_log`)."""
    row = QuerySet(Hours).select_for_update(of=("self",)).select_related("volunteer").get(pk=hours.pk)
    if row.withdrawn_on is not None:
        raise Refused(_("This line was taken back already."))
    if row.match_id is not None and not with_the_log:
        raise Refused(_("This line comes from the log of a meeting. Take the meeting back there."))
    row.withdrawn_on = on
    row.save(update_fields=["withdrawn_on"])
    write(by, "hours.withdrawn", object_id=row.pk, organisation=row.volunteer.organisation_id, on=on)
    return row


def in_time(volunteer: Volunteer, day: date, on: date, field: str = "day") -> None:
    """Refuse a day to come, and a day outside the time as a volunteer: what was given then was not given here."""
    if day > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), field)
    if day < volunteer.signed_up_on:
        raise Refused(
            _("This is before the sign-up on %(day)s. Choose a later day.")
            % {"day": date_format(volunteer.signed_up_on)},
            field,
        )
    end = QuerySet(VolunteerEnd).filter(volunteer=volunteer, last_day__lt=day).first()
    if end is not None:
        raise Refused(
            _("The last day was %(day)s. Choose an earlier day.") % {"day": date_format(end.last_day)}, field
        )
