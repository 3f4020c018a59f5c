"""A small world made with the actions themselves: two partners with a sharing agreement, one programme file."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.test import Client

from aanzet.access.actor import Actor, actor_for
from aanzet.accounts.actions import account_create
from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership, Organisation
from aanzet.cases import actions as journey
from aanzet.cases.models import Case
from aanzet.participants.actions import participant_add
from aanzet.programmes.actions import programme_load
from aanzet.programmes.models import Programme
from aanzet.work import actions
from aanzet.work.actions import PlacementInput
from aanzet.work.models import Placement
from tests.accounts.signin import sign_in

FILE = Path(__file__).parent / "world.toml"
TODAY = date(2026, 11, 22)


@dataclass
class World:
    """The programme and its two partners; women are added by name."""

    programme: Programme
    north: Organisation
    south: Organisation
    people: dict[str, Case] = field(default_factory=dict)

    def woman(
        self, name: str, started: date | None = None, at: Organisation | None = None, **fields: Any
    ) -> Case:
        """A woman with a case. Two calls with one name and birth date are one woman at two partners."""
        on = started or date(2025, 1, 1)
        keys = ("criteria", "income_source")
        person = participant_add(
            by=None,
            on=on,
            organisation=at or self.north,
            call_name=name.split()[0],
            full_name=name,
            **{key: value for key, value in fields.items() if key not in keys},
        )
        case = journey.case_open(
            by=None,
            on=on,
            participant=person,
            programme=self.programme,
            started_on=started,
            **{key: value for key, value in fields.items() if key in keys},
        )
        self.people[name] = case
        return case

    def staff(self, role: Role, at: Organisation, name: str = "Staff") -> Actor:
        """A signed-in person with one role."""
        user = account_create(
            by=None, on=TODAY, name=name, email=f"{name}-{role}-{at.slug}@example.org".lower()
        )
        alliance = self.programme.alliance if role in (Role.ALLIANCE_LEAD, Role.FUNDER) else None
        Membership.objects.create(
            user=user, organisation=at, role=role, alliance=alliance, starts_on=date(2020, 1, 1)
        )
        return actor_for(user, on=TODAY)

    def organisation(self, slug: str) -> Organisation:
        return Organisation.objects.get(slug=slug)


def place(
    case: Case, starts: date, kind: str = "job", sector: str = "care_welfare", **fields: Any
) -> Placement:
    """A placement as her coach writes it down on its first day."""
    hours = fields.pop("hours", None)
    on = fields.pop("on", starts)
    typed = PlacementInput(
        kind=kind,
        sector=sector,
        starts_on=starts,
        seen_on=on,
        seen_by="Marijke",
        hours_per_week=Decimal(hours) if hours is not None else None,
        **fields,
    )
    return actions.placement_add(by=None, on=on, case=case, typed=typed)


def make_world() -> World:
    programme_load(FILE, by=None, on=TODAY)
    return World(
        programme=Programme.objects.select_related("alliance").get(slug="proefprogramma"),
        north=Organisation.objects.get(slug="noord"),
        south=Organisation.objects.get(slug="zuid"),
    )


def browser(actor: Actor) -> Client:
    """A browser in which this person is signed in."""
    return sign_in(Client(), user_of(actor))


def user_of(actor: Actor) -> User:
    """The person behind an actor."""
    assert actor.user_id is not None
    return User.objects.get(pk=actor.user_id)
