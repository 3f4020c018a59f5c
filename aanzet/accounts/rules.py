"""Who may see the photo of somebody who works here. Memberships and assignments live above: see `REACH`."""

from collections.abc import Callable

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.accounts.models import Photo

# Rooms above tell here whose photo somebody sees, as a condition on Photo: "colleague" (alliances), "guide" (cases),
# "proposed" (matches).
REACH: dict[str, Callable[[Actor], Q]] = {}
NOBODY = Q(pk__isnull=True)


def _reach(name: str) -> Callable[[Actor], Q]:
    def rule(actor: Actor) -> Q:
        return REACH[name](actor) if name in REACH else NOBODY

    return rule


def _self(actor: Actor) -> Q:
    return Q(user=actor.user_id) if actor.user_id else NOBODY


scope.register(
    Photo,
    {
        "self": _self,
        "colleague": _reach("colleague"),
        "guide": _reach("guide"),
        "proposed": _reach("proposed"),
    },
)
