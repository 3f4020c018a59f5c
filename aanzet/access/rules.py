"""Scopes of the rooms below this one: alliances, grants, organisations, staff."""

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Alliance, Grant, Membership, Organisation

_SEES_ALLIANCE = (Role.ALLIANCE_LEAD, Role.FUNDER, Role.COORDINATOR)


def alliance_ids(actor: Actor) -> Q:
    """Alliances named in her memberships, and those her organisation is a member of today."""
    mine = actor.organisations(*_SEES_ALLIANCE)
    member = Q(memberships__organisation__in=mine) & (
        Q(memberships__ends_on__isnull=True) | Q(memberships__ends_on__gte=actor.on)
    )
    named = Q(pk__in=actor.alliances(*_SEES_ALLIANCE))
    rows = Alliance.objects.filter(member | named)
    return Q(pk__in=rows.values("pk"))


def _everything(actor: Actor) -> Q:
    return Q(pk__isnull=False)


scope.register(Alliance, {"alliance": alliance_ids, "any": _everything})
scope.register(
    Grant,
    {
        "alliance": lambda actor: Q(alliance__in=Alliance.objects.filter(alliance_ids(actor)).values("pk")),
        "any": _everything,
    },
)
scope.register(
    Organisation,
    {
        "own_organisation": lambda actor: Q(pk__in=actor.organisations()),
        "alliance": lambda actor: Q(
            alliance_memberships__alliance__in=Alliance.objects.filter(alliance_ids(actor)).values("pk")
        ),
        "any": _everything,
    },
)
scope.register(
    Membership,
    {
        "own_organisation": lambda actor: Q(organisation__in=actor.organisations(Role.COORDINATOR)),
        "any": _everything,
    },
)
