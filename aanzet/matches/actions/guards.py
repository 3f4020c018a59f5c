"""What every step towards a match asks first."""

from datetime import date

from django.db.models import QuerySet

from aanzet.core.turns import in_turn
from aanzet.matches.models import Want
from aanzet.matches.queries.places import free_places
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries.ready import missing, with_rows


def locked(want: Want) -> Want:
    """Her wish, kept for this transaction: of two yesses at once the second sees what the first began."""
    in_turn(want)
    return QuerySet(Want).select_related("case__participant", "case__programme").get(pk=want.pk)


def standing(*, volunteer: Volunteer, on: date) -> bool:
    """May this volunteer be proposed, and begin, today?"""
    row = with_rows(QuerySet(Volunteer).filter(pk=volunteer.pk)).first()
    return row is not None and row.participant_id is None and not missing(row, on=on)


def free_for(*, volunteer: Volunteer, on: date, reserved: bool = False) -> bool:
    """Is there a place? `reserved`: for these two one is kept already, since both said yes to meet."""
    in_turn(volunteer)
    return reserved or free_places(volunteers=[volunteer], on=on)[volunteer.pk] > 0
