"""Which participants an actor may see. Assignments and consent live above or beside: see `reach`."""

from collections.abc import Callable
from uuid import UUID

from django.db import models
from django.db.models import Q

from aanzet.access import actor as actors
from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.participants.models import (
    Barrier,
    Consent,
    Fingerprint,
    Link,
    NameToken,
    Participant,
    Restriction,
    SafeContact,
    Skill,
    Strength,
)

# The cases room tells here which participants somebody is the dated coach or mentor of.
REACH: dict[str, Callable[[Actor], Q]] = {}


def _self(actor: Actor) -> Q:
    return Q(account_id=actor.user_id) if actor.user_id else Q(pk__isnull=True)


def restricted_now(actor: Actor) -> models.QuerySet[Restriction]:
    """Rows of files that are hidden today: one predicate for search, lists and pages."""
    return models.QuerySet(Restriction).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=actor.on), starts_on__lte=actor.on
    )


def _own_organisation(actor: Actor) -> Q:
    hidden = restricted_now(actor).values("participant_id")
    return Q(organisation__in=actor.organisations(Role.COORDINATOR)) & Q(erased_on=None) & ~Q(pk__in=hidden)


def _reach(name: str) -> Callable[[Actor], Q]:
    def rule(actor: Actor) -> Q:
        return REACH[name](actor) if name in REACH else Q(pk__isnull=True)

    return rule


def consents_to(actor: Actor) -> models.QuerySet[Consent]:
    """Consents that hold today and name an organisation where the actor is a contact."""
    return models.QuerySet(Consent).filter(
        organisation__in=actor.organisations(Role.EMPLOYER_CONTACT),
        given_on__lte=actor.on,
        until__gte=actor.on,
        withdrawn_on__isnull=True,
    )


def _consented(actor: Actor) -> Q:
    return Q(pk__in=consents_to(actor).values("participant_id"))


scope.register(
    Participant,
    {
        "self": _self,
        "own_organisation": _own_organisation,
        "assigned": _reach("assigned"),
        "mentored": _reach("mentored"),
        "consented": _consented,
    },
)
_OF_PARTICIPANT = scope.through("participant", Participant)
scope.register(
    Barrier,
    _OF_PARTICIPANT
    | {"own_organisation": lambda actor: _OF_PARTICIPANT["own_organisation"](actor) & Q(restricted=False)},
)
for child in (SafeContact, Strength, Skill, Consent, Restriction, Fingerprint):
    scope.register(child, _OF_PARTICIPANT)
scope.register(
    NameToken,
    scope.through("participant", Participant, "assigned", "self", "mentored", "consented")
    | {
        "own_organisation": lambda actor: (
            Q(organisation__in=actor.organisations(Role.COORDINATOR))
            & ~Q(participant__in=restricted_now(actor).values("participant_id"))
        )
    },
)
scope.register(Link, scope.through("one", Participant))


def is_participant(user_id: UUID) -> bool:
    with scope.unscoped("participants.account"):
        return Participant.objects.filter(account_id=user_id).exists()


def cannot_read(recipient: UUID) -> str:
    """Why nothing written may go to this person or account: she does not read (source S2-07)."""
    with scope.unscoped("participants.account"):
        rows = Participant.objects.filter(Q(pk=recipient) | Q(account_id=recipient), reads=False)
        return "does_not_read" if rows.exists() else ""


actors.PARTICIPANT_CHECKS.append(is_participant)
