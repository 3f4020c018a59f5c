"""Who may see what about her, by the same table and relations as the doors; and what she lets her family come to."""

from collections.abc import Iterable

from aanzet.access import policy, scope
from aanzet.access.actor import Actor
from aanzet.circle.models import Change, FamilyChoice, Relative
from aanzet.circle.topics import PARTS, card_parts
from aanzet.participants import rules as people
from aanzet.participants.enums import LimitPart
from aanzet.participants.models import Participant

scope.register(Change, scope.through("participant", Participant))
# Only she reads who her family is. Staff hears one thing: family at this meeting, yes or no.
scope.register(Relative, scope.through("participant", Participant, "self"))
scope.register(FamilyChoice, scope.through("relative__participant", Participant, "self"))

WITHHELD = {LimitPart.WISH: "mentee.wish.read", LimitPart.STEPS: "mentee.plan.read"}


def parts_shown(
    actor: Actor,
    held: frozenset[str],
    *,
    topics: Iterable[str] = (),
    withheld: Iterable[LimitPart] = (),
) -> frozenset[str]:
    """The parts (keys of `topics.PARTS`) that `actor` sees of a case to which she has the relations `held`.

    `topics`: her yes to the actor's organisation that opens something today. `withheld`: what she keeps from the actor.
    """
    allowed = {name for name in PARTS if name in policy.TABLE and policy.allows(actor.roles, name, held)}
    allowed -= {WITHHELD[part] for part in withheld}
    if policy.allows(actor.roles, "candidate.read", held):
        allowed |= card_parts(topics)
    return frozenset(allowed)


def mentor_parts(actor: Actor, held: frozenset[str], participant: Participant) -> frozenset[str]:
    """What the page of a mentor shows."""
    withheld = people.withheld_from(actor.user_id, participant.pk) if actor.user_id else frozenset()
    return parts_shown(actor, held, withheld=withheld)
