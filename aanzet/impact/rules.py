"""Whose promises an actor may see: programmes of the alliances that her house takes part in, leads or pays; and
which hand counts: those of an organisation where she coordinates, or of an alliance that she leads."""

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.alliances import rules as alliances
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Alliance, AllianceMembership
from aanzet.impact.models import HandCount
from aanzet.programmes.models import Programme


def _of_alliance(actor: Actor) -> Q:
    return Q(alliance__in=Alliance.objects.filter(alliances.alliances_of(actor)).values("pk"))


def _of_organisation(actor: Actor) -> Q:
    """Programmes in which an organisation where she coordinates takes part today."""
    today = Q(ends_on__isnull=True) | Q(ends_on__gte=actor.on)
    rows = AllianceMembership.objects.filter(
        today, organisation__in=actor.organisations(Role.COORDINATOR), starts_on__lte=actor.on
    )
    return Q(alliance__in=rows.values("alliance"))


scope.register(Programme, {"alliance": _of_alliance, "own_organisation": _of_organisation})
scope.register(
    HandCount,
    {
        "own_organisation": lambda actor: Q(organisation__in=actor.organisations(Role.COORDINATOR)),
        "alliance": lambda actor: Q(programme__alliance__in=actor.alliances(Role.ALLIANCE_LEAD)),
    },
)
