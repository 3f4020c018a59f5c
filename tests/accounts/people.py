"""Invented people for the tests of sign-in."""

from datetime import date
from typing import Any

from aanzet.accounts.actions import account_create
from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership, Organisation

DAY = date(2026, 1, 1)
PASSWORD = "vier woorden op rij"  # an invented person's
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def user(name: str = "Marijke", **extra: Any) -> User:
    return account_create(
        by=None, on=DAY, name=name, email=f"{name.lower()}@example.org", password=PASSWORD, **extra
    )


def organisation(slug: str = "malak") -> Organisation:
    return Organisation.objects.get_or_create(slug=slug, defaults={"name": slug.title()})[0]


def member(person: User, role: Role = Role.COORDINATOR, slug: str = "malak") -> Membership:
    return Membership.objects.create(user=person, organisation=organisation(slug), role=role, starts_on=DAY)
