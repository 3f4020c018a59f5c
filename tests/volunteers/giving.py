"""Volunteers of a small world, made as rows: the steps before the start have tests of their own."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.volunteers.models import Volunteer
from tests.work.world import World, user_of

SIGNED_UP = date(2026, 1, 15)


def volunteer(world: World, name: str, *, active: bool = True, **fields: Any) -> tuple[Volunteer, Actor]:
    """A mentor of the first partner with an account; `active`: with the dated task."""
    actor = world.staff(Role.MENTOR if active else Role.VOLUNTEER, world.north, name)
    task = Membership.objects.get(user=user_of(actor))
    values = {"organisation": world.north, "role": "mentor", "signed_up_on": SIGNED_UP} | fields
    row = QuerySet(Volunteer).create(
        programme=world.programme,
        user=user_of(actor),
        name=name,
        membership=task if active else None,
        **values,
    )
    return row, actor
