"""Which alliances, grants, organisations and staff an actor may see.

A membership that names an alliance speaks of that alliance only; one that names none speaks of every
alliance in which the organisation takes part today. A funder sees what it pays for, nothing beside it.
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import MEMBERSHIP_SOURCES, Actor, Held
from aanzet.accounts import rules as accounts
from aanzet.alliances.enums import Role
from aanzet.alliances.models import (
    Alliance,
    AllianceMembership,
    Approval,
    Cost,
    Grant,
    GrantPeriod,
    Invitation,
    Membership,
    Organisation,
    ReportDue,
    SharingAgreement,
)

# What a coordinator may hand out at her own organisation; the rest is for an administrator.
OWN_ROLES = (
    Role.COACH, Role.MENTOR, Role.AMBASSADOR, Role.VOLUNTEER, Role.COORDINATOR, Role.EMPLOYER_CONTACT,
)  # fmt: skip
NOTHING = Q(pk__in=[])
PARTNERS = (Role.ALLIANCE_LEAD, Role.COORDINATOR)


def _any(conditions: list[Q]) -> Q:
    return reduce(or_, conditions, NOTHING)


def _of_partner(held: Held, actor: Actor) -> Q:
    if held.alliance_id:
        return Q(pk=held.alliance_id)
    today = Q(ends_on__isnull=True) | Q(ends_on__gte=actor.on)
    rows = AllianceMembership.objects.filter(
        today, organisation=held.organisation_id, starts_on__lte=actor.on
    )
    return Q(pk__in=rows.values("alliance"))


def _paid_by(held: Held) -> Q:
    payer = Q(funder=held.organisation_id) | Q(commissioner=held.organisation_id)
    return payer & Q(alliance=held.alliance_id) if held.alliance_id else payer


def alliances_of(actor: Actor) -> Q:
    """Condition on Alliance for the relation `alliance`."""
    partner = [_of_partner(held, actor) for held in actor.held if held.role in PARTNERS]
    payers = [_paid_by(held) for held in actor.held if held.role is Role.FUNDER]
    paid = [Q(pk__in=Grant.objects.filter(_any(payers)).values("alliance"))] if payers else []
    return _any(partner + paid)


def grants_of(actor: Actor) -> Q:
    """Condition on Grant for the relation `alliance`."""
    partner = [_of_partner(held, actor) for held in actor.held if held.role in PARTNERS]
    payers = [_paid_by(held) for held in actor.held if held.role is Role.FUNDER]
    inside = [Q(alliance__in=Alliance.objects.filter(_any(partner)).values("pk"))] if partner else []
    return _any(inside + payers)


def organisations_of(actor: Actor) -> Q:
    """Condition on Organisation for the relation `alliance`: who takes part in hers."""
    rows = AllianceMembership.objects.filter(
        alliance__in=Alliance.objects.filter(alliances_of(actor)).values("pk")
    )
    return Q(pk__in=rows.values("organisation"))


def _everything(actor: Actor) -> Q:
    return Q(pk__isnull=False)


def memberships_on(user_id: UUID, on: date) -> Iterable[tuple[str, UUID, UUID | None]]:
    """The roles of an account on a day, with organisation and alliance. One query."""
    today = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    rows = Membership.objects.filter(today, user_id=user_id, starts_on__lte=on)
    return rows.values_list("role", "organisation_id", "alliance_id")


def colleagues_of(actor: Actor) -> Q:
    """Condition on Membership and Invitation for the relation `own_organisation`: who coordinates for one
    alliance sees who works for that one, and who works for all."""
    return _any([_colleagues(held) for held in actor.held if held.role is Role.COORDINATOR])


def _colleagues(held: Held) -> Q:
    here = Q(organisation=held.organisation_id)
    if held.alliance_id is None:
        return here
    return here & (Q(alliance=held.alliance_id) | Q(alliance__isnull=True))


def may_invite_for(by: Actor, organisation: UUID, alliance: UUID | None) -> bool:
    """May she invite for this alliance (None: for all of the organisation)? Nobody opens what she cannot see."""
    if by.user_id is None or Role.ADMINISTRATOR in by.roles:
        return True
    mine = [held.alliance_id for held in by.held if held.organisation_id == organisation]
    return None in mine or (alliance is not None and alliance in mine)


def may_give(by: Actor, role: str) -> bool:
    """May she hand out or end this role? The command line (nobody signed in) may."""
    return by.user_id is None or Role.ADMINISTRATOR in by.roles or role in OWN_ROLES


def _faces_of_colleagues(actor: Actor) -> Q:
    """Condition on accounts.Photo: of who works today at an organisation where she works herself."""
    today = Q(ends_on__isnull=True) | Q(ends_on__gte=actor.on)
    rows = Membership.objects.filter(today, organisation__in=actor.organisations(), starts_on__lte=actor.on)
    return Q(user__in=rows.values("user_id"))


MEMBERSHIP_SOURCES.append(memberships_on)
accounts.REACH["colleague"] = _faces_of_colleagues
scope.register(Alliance, {"alliance": alliances_of, "any": _everything})
scope.register(Grant, {"alliance": grants_of, "any": _everything})
scope.register(
    Organisation,
    {
        "own_organisation": lambda actor: Q(
            pk__in=actor.organisations(Role.COORDINATOR, Role.EMPLOYER_CONTACT, Role.ALLIANCE_LEAD)
        ),
        "alliance": organisations_of,
        "any": _everything,
    },
)
scope.register(
    Membership,
    {
        "own_organisation": colleagues_of,
        "any": _everything,
    },
)
scope.register(Invitation, {"own_organisation": colleagues_of, "any": _everything})
for child in (AllianceMembership, SharingAgreement, Approval):
    scope.register(child, scope.through("alliance", Alliance))
# A cost that was taken out is reached by nobody. A lead reaches those of her alliance, a coordinator her own house's.
scope.register(
    Cost,
    {
        "alliance": lambda actor: Q(
            alliance__in=Alliance.objects.filter(alliances_of(actor)).values("pk"), withdrawn_on__isnull=True
        ),
        "own_organisation": lambda actor: Q(
            organisation__in=actor.organisations(Role.COORDINATOR),
            alliance__in=Alliance.objects.filter(alliances_of(actor)).values("pk"),
            withdrawn_on__isnull=True,
        ),
    },
)
for part in (GrantPeriod, ReportDue):
    scope.register(part, scope.through("grant", Grant))
