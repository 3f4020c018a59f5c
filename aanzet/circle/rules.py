"""Who may see what about her, by the same table and relations as the doors; and what she lets her family come to."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, QuerySet

from aanzet.access import policy, scope
from aanzet.access.actor import Actor
from aanzet.circle.enums import FamilyYes
from aanzet.circle.models import Change, FamilyChoice, Guest, Relative
from aanzet.circle.topics import PARTS, card_parts
from aanzet.participants import rules as people
from aanzet.participants.enums import LimitPart
from aanzet.participants.models import Participant

scope.register(Change, scope.through("participant", Participant))
# Only she reads who her family is. Staff hears one thing: family at this meeting, yes or no.
scope.register(Relative, scope.through("participant", Participant, "self"))
for child in (FamilyChoice, Guest):
    scope.register(child, scope.through("relative__participant", Participant, "self"))

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


def guests_standing() -> QuerySet[Guest]:
    """Relatives whom she wants with her: the one rule for her pages and for staff. It ends when she takes it back,
    when the meeting is cancelled, and when it gets another time."""
    return QuerySet(Guest).filter(
        withdrawn_on__isnull=True,
        relative__removed_on__isnull=True,
        meeting__cancelled_on__isnull=True,
        about=F("meeting__starts_at"),
    )


def may_bring_family(participant_id: UUID) -> bool:
    """May this woman invite relatives to a gathering for families? Only who said so herself for one of them; guests
    are counted as heads and never named."""
    rows = QuerySet(FamilyChoice).filter(
        relative__participant=participant_id,
        relative__removed_on__isnull=True,
        replaced_on__isnull=True,
        yes=FamilyYes.GATHERINGS,
    )
    return rows.exists()
