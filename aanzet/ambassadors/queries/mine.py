"""An ambassador's own times: what comes, what she still has to tell, what she told."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from aanzet.access.actor import Actor
from aanzet.ambassadors.enums import KIND_ICONS, DeploymentKind
from aanzet.ambassadors.models import Deployment
from aanzet.reference.lists import language

LATEST = 12


@dataclass(frozen=True, slots=True)
class Time:
    """One time she goes, or went. No names of who was there. `begun`: it is today, or over."""

    deployment_id: UUID
    version: int
    on: date
    at: time | None
    kind: Any
    icon: str
    place: str
    district: str
    language: str
    minutes: int
    reached: int | None
    told: bool
    begun: bool


@dataclass(frozen=True, slots=True)
class MyTimes:
    """`coming`: soonest first. `untold`: over, and nobody told how it was. `told`: newest first."""

    coming: tuple[Time, ...]
    untold: tuple[Time, ...]
    told: tuple[Time, ...]


def my_times(*, actor: Actor, on: date) -> MyTimes:
    """Her own times, in one query."""
    rows = Deployment.objects.visible_to(actor, "deployment.own.read").filter(cancelled_on__isnull=True)
    found = [time_of(row, on) for row in rows.order_by("-on", "-at", "-created_at")[:60]]
    return MyTimes(
        coming=tuple(reversed([each for each in found if each.on >= on and not each.told])),
        untold=tuple(each for each in found if each.on < on and not each.told),
        told=tuple(each for each in found if each.told)[:LATEST],
    )


def time_of(row: Deployment, on: date) -> Time:
    kind = DeploymentKind(row.kind)
    spoken = language(row.language) if row.language else None
    return Time(
        deployment_id=row.pk,
        version=row.version,
        on=row.on,
        at=row.at,
        kind=kind.label,
        icon=KIND_ICONS[kind],
        place=row.place,
        district=row.district,
        language=spoken.own_name if spoken else "",
        minutes=row.minutes,
        reached=row.reached,
        told=row.told_on is not None,
        begun=row.on <= on,
    )
