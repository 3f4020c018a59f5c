"""What every step towards a match asks first."""

from datetime import date

from django.db.models import Q, QuerySet

from aanzet.matches.models import Want
from aanzet.matches.queries.places import free_places
from aanzet.volunteers.models import Volunteer


def locked(want: Want) -> Want:
    """Her wish, kept for this transaction: of two yesses at once the second sees what the first began."""
    QuerySet(Want).select_for_update().filter(pk=want.pk).first()
    return QuerySet(Want).select_related("case__participant", "case__programme").get(pk=want.pk)


def standing(*, volunteer: Volunteer, on: date) -> bool:
    """May this volunteer be proposed, and begin, today?"""
    row = QuerySet(Volunteer).filter(pk=volunteer.pk, user__is_active=True, end__isnull=True)
    works = row.filter(
        Q(membership__ends_on__isnull=True) | Q(membership__ends_on__gte=on), membership__starts_on__lte=on
    )
    away = Q(pauses__starts_on__lte=on) & (Q(pauses__ends_on__isnull=True) | Q(pauses__ends_on__gte=on))
    return works.exclude(pk__in=QuerySet(Volunteer).filter(away, pk=volunteer.pk).values("pk")).exists()


def free_for(*, volunteer: Volunteer, on: date, reserved: bool = False) -> bool:
    """Is there a place? `reserved`: for these two one is kept already, since both said yes to meet."""
    QuerySet(Volunteer).select_for_update().filter(pk=volunteer.pk).first()
    return reserved or free_places(volunteers=[volunteer], on=on)[volunteer.pk] > 0
