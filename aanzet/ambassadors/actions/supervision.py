"""A talk with an ambassador about how it goes."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.ambassadors.models import Supervision
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import Volunteer


@transaction.atomic
def supervision_note(
    *, by: Actor | None, on: date, volunteer: Volunteer, held_on: date, minutes: int = 0
) -> Supervision:
    """Write down that a talk was held: the day and how long, no words."""
    if volunteer.role != VolunteerRole.AMBASSADOR:
        raise Refused(_("These talks are for ambassadors."))
    if held_on > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), "held_on")
    if held_on < volunteer.signed_up_on:
        raise Refused(_("This is before she signed up. Look at the date."), "held_on")
    if QuerySet(Supervision).filter(volunteer=volunteer, held_on=held_on).exists():
        raise Refused(_("A talk on this day is written down already."), "held_on")
    row = QuerySet(Supervision).create(
        volunteer=volunteer, held_on=held_on, minutes=minutes, by_id=by.user_id if by else None
    )
    write(by, "ambassador.supervised", object_id=row.pk, organisation=volunteer.organisation_id, on=on)
    return row
