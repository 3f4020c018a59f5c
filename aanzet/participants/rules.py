"""Which participants an actor may see. Assignments and consent live above or beside: see `reach`."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, TextField
from django.db.models.functions import Cast

from aanzet.access import actor as actors
from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.alliances.enums import PartnerRole, Role, SharingTopic
from aanzet.alliances.models import AllianceMembership, Organisation, SharingAgreement
from aanzet.core import clock
from aanzet.participants.enums import ConsentTopic, LimitPart, RestrictionKind
from aanzet.participants.models import (
    Barrier,
    Consent,
    Fingerprint,
    Limit,
    Link,
    NameToken,
    Opening,
    Participant,
    Restriction,
    SafeContact,
    Skill,
    Strength,
)

# Who is no partner in the work of an alliance: her yes alone opens to them what she named.
OUTSIDE = (PartnerRole.EMPLOYER, PartnerRole.SCHOOL, PartnerRole.HOST)
# What the agreement between partners has to name before her yes opens a topic; the plan for all that is not here.
AGREED = {ConsentTopic.MATCH: SharingTopic.MATCH, ConsentTopic.CONTACT: SharingTopic.CONTACT}

# A file that is closed to all but her coach and stand-in: no mentor, and no yes of hers, opens it now. A protected
# identity only hides it from search and from the organisation.
CLOSED = (RestrictionKind.COACH_ONLY, RestrictionKind.UNSAFE)

# The cases room tells here which participants somebody is the dated coach or mentor of.
REACH: dict[str, Callable[[Actor], Q]] = {}


def _self(actor: Actor) -> Q:
    return Q(account_id=actor.user_id) if actor.user_id else Q(pk__isnull=True)


# What staff may lift: not what she hid herself, and not a home that is not safe.
HIDDEN_BY_STAFF = ~Q(kind=RestrictionKind.UNSAFE) & (
    Q(by_id=None, participant__account__isnull=False)
    | Q(by_id__isnull=False, participant__account=None)
    | Q(by_id__isnull=False) & ~Q(by_id=F("participant__account_id"))
)


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


def open_consents(on: date) -> models.QuerySet[Consent]:
    """Every yes that opens something on a day: the one rule for all that a receiver may see.

    To an employer, a school or a host her yes is enough. Between partners it opens only what an agreement on sharing
    names that holds for an alliance in which both take part today; that she is known (MATCH) always asks for one.
    """
    given = models.QuerySet(Consent).filter(
        Q(until__isnull=True) | Q(until__gte=on), given_on__lte=on, withdrawn_on__isnull=True
    )
    given = given.exclude(participant__in=closed_on(on).values("participant_id"))
    partner = AllianceMembership.objects.filter(organisation=OuterRef("organisation")).exclude(
        role__in=OUTSIDE
    )
    agreed = Q(pk__isnull=True)
    for topic in ConsentTopic:
        named = AGREED.get(topic, SharingTopic.PLAN)
        agreed |= Q(topic=topic) & Q(Exists(_agreements(on, named)))
    return given.filter((~Exists(partner) & ~Q(topic=ConsentTopic.MATCH)) | agreed)


def _agreements(on: date, named: SharingTopic) -> models.QuerySet[SharingAgreement]:
    """Agreements that name a topic, in an alliance of her organisation (the outer row's) and of the receiver."""

    def takes_part(path: str) -> Exists:
        rows = AllianceMembership.objects.filter(
            _holds(on), alliance=OuterRef("alliance"), organisation=OuterRef(OuterRef(path))
        )
        return Exists(rows)

    written = SharingAgreement.objects.annotate(written=Cast("topics", TextField()))
    return written.filter(
        _holds(on),
        takes_part("organisation"),
        takes_part("participant__organisation"),
        written__contains=f'"{named.value}"',
    )


def _holds(on: date) -> Q:
    return Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))


def consents_to(actor: Actor) -> models.QuerySet[Consent]:
    """Consents that open her card today and name an organisation where the actor is a contact. That she is known
    opens no card."""
    rows = open_consents(actor.on).exclude(topic=ConsentTopic.MATCH)
    return rows.filter(organisation__in=actor.organisations(Role.EMPLOYER_CONTACT))


def known_to(organisation: Organisation, on: date) -> models.QuerySet[Consent]:
    """The yes of women at partners that lets this organisation hear that they are known there."""
    return open_consents(on).filter(topic=ConsentTopic.MATCH, organisation=organisation)


def comparable(organisation: Organisation, on: date) -> Q:
    """Condition on Participant: rows that may be compared with those of an organisation: its own, and of partners
    those that said yes under an agreement."""
    said_yes = known_to(organisation, on).values("participant_id")
    return Q(organisation=organisation) | Q(pk__in=said_yes)


def choosable(organisation: Organisation, on: date) -> Q:
    """Condition on Participant: rows that a worker may be shown as perhaps the same woman, and may choose: comparable,
    and neither hidden nor erased."""
    hidden = restricted_now(Actor(None, on=on)).values("participant_id")
    return comparable(organisation, on) & Q(erased_on=None) & ~Q(pk__in=hidden)


def withheld_from(user_id: UUID, participant_id: UUID) -> frozenset[LimitPart]:
    """What she keeps from somebody who walks along with her."""
    rows = models.QuerySet(Limit).filter(participant=participant_id, user=user_id, lifted_on__isnull=True)
    return frozenset(LimitPart(part) for part in rows.values_list("part", flat=True))


def openings_of(actor: Actor) -> models.QuerySet[Opening]:
    """Hidden files of her own organisation that this coordinator opened less than half an hour ago."""
    if not actor.user_id:
        return models.QuerySet(Opening).none()
    return models.QuerySet(Opening).filter(
        user=actor.user_id,
        until__gt=clock.now(),
        participant__organisation__in=actor.organisations(Role.COORDINATOR),
    )


def _opened(actor: Actor) -> Q:
    hidden = restricted_now(actor).values("participant_id")
    return Q(pk__in=openings_of(actor).values("participant_id")) & Q(pk__in=hidden)


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
        "opened": _opened,
    },
)
_OF_PARTICIPANT = scope.through("participant", Participant)
scope.register(
    Barrier,
    _OF_PARTICIPANT | scope.narrowed(_OF_PARTICIPANT, ("own_organisation", "opened"), Q(restricted=False)),
)
for child in (SafeContact, Strength, Skill, Consent, Limit, Opening, Fingerprint):
    scope.register(child, _OF_PARTICIPANT)
# That it is not safe at home is for who accompanies her. It stands on no page of hers either: her phone may be shared.
scope.register(
    Restriction,
    _OF_PARTICIPANT
    | scope.narrowed(
        _OF_PARTICIPANT, ("self", "own_organisation", "opened"), ~Q(kind=RestrictionKind.UNSAFE)
    ),
)
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


def closed_on(on: date) -> models.QuerySet[Restriction]:
    """Rows of files that are closed to all but who coaches her."""
    return models.QuerySet(Restriction).filter(_holds(on), kind__in=CLOSED)


def is_unsafe(participant_id: UUID, on: date) -> bool:
    """Did who accompanies her note that it is not safe at her home?"""
    rows = models.QuerySet(Restriction).filter(
        _holds(on), participant=participant_id, kind=RestrictionKind.UNSAFE
    )
    return rows.exists()


def shared_and_unsafe(recipient: UUID) -> str:
    """Why nothing may go to this person or account: it is not safe at home and the number is shared, or nobody
    knows whether it is."""
    on = clock.today()
    with scope.unscoped("participants.account"):
        rows = Participant.objects.filter(
            Q(pk=recipient) | Q(account_id=recipient),
            Exists(
                models.QuerySet(Restriction).filter(
                    _holds(on), participant=OuterRef("pk"), kind=RestrictionKind.UNSAFE
                )
            ),
        ).exclude(phone_shared=False)
        return "shared_number" if rows.exists() else ""


actors.PARTICIPANT_CHECKS.append(is_participant)
