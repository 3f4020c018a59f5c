"""Two alliances that share one organisation, and the people in them. All invented."""

from dataclasses import dataclass
from datetime import date

from aanzet.access.actor import Actor, actor_for
from aanzet.accounts.actions import account_create
from aanzet.accounts.models import User
from aanzet.alliances import actions
from aanzet.alliances.enums import PartnerRole, Role
from aanzet.alliances.models import Alliance, Grant, Organisation

DAY = date(2026, 1, 1)
TODAY = date(2026, 11, 22)


def organisation(name: str) -> Organisation:
    return actions.organisation_find_or_add(by=None, on=DAY, name=name)


def alliance(name: str, *partners: Organisation) -> Alliance:
    row = actions.alliance_add(
        by=None, on=DAY, name=name, languages=["nl"], mission={"nl": f"Doel van {name}"}
    )
    for each in partners:
        actions.partner_add(by=None, on=DAY, alliance=row, organisation=each, starts_on=DAY)
    return row


def person(name: str, role: Role, where: Organisation, speaks_of: Alliance | None = None) -> User:
    user = account_create(by=None, on=DAY, name=name, email=f"{name.lower()}@example.org")
    actions.membership_add(by=None, on=DAY, user=user, organisation=where, role=role, alliance=speaks_of)
    return user


def actor(user: User) -> Actor:
    return actor_for(user, on=TODAY, participant=False)


@dataclass(frozen=True)
class World:
    """`shared` takes part in both alliances: as a partner in `one`, as a host in `two`."""

    shared: Organisation
    city: Organisation
    one: Alliance
    two: Alliance
    grant_one: Grant
    grant_two: Grant
    nadia: User  # leads alliance one, from the shared organisation
    tess: User  # leads alliance two, from the shared organisation
    karin: User  # coordinator of the shared organisation in alliance one
    joost: User  # works for the city, which pays grant one
    admin: User


def build() -> World:
    shared, city, fund = organisation("Malak"), organisation("Stad"), organisation("Fonds")
    one, two = alliance("Een", shared), alliance("Twee")
    actions.partner_add(
        by=None, on=DAY, alliance=two, organisation=shared, role=PartnerRole.HOST, starts_on=DAY
    )
    return World(
        shared=shared,
        city=city,
        one=one,
        two=two,
        grant_one=actions.grant_add(by=None, on=DAY, alliance=one, funder=city, reference="G-1"),
        grant_two=actions.grant_add(by=None, on=DAY, alliance=one, funder=fund, reference="G-2"),
        nadia=person("Nadia", Role.ALLIANCE_LEAD, shared, one),
        tess=person("Tess", Role.ALLIANCE_LEAD, shared, two),
        karin=person("Karin", Role.COORDINATOR, shared, one),
        joost=person("Joost", Role.FUNDER, city),
        admin=person("Ada", Role.ADMINISTRATOR, organisation("Aanzet")),
    )
