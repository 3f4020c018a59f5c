"""What coordinators plan: the calendar list, and the choices of a form."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.access.queries import visible
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Organisation
from aanzet.ambassadors.models import Deployed, Deployment
from aanzet.ambassadors.queries.calls import has_ambassadors
from aanzet.ambassadors.queries.ready import lacking
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.reference.lists import language
from aanzet.reference.places import districts
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries.ready import with_rows

LATEST = 30
Choices = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One visit in the list. `who`: names as each of them said that others may hear."""

    deployment_id: UUID
    on: date
    at: time | None
    kind: Any
    place: str
    district: str
    language: str
    who: tuple[str, ...]
    reached: int | None
    minutes: int
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """`coming` soonest first; `untold`: over, and nobody told; `told`: the newest."""

    coming: tuple[CalendarLine, ...]
    untold: tuple[CalendarLine, ...]
    told: tuple[CalendarLine, ...]


def calendar_of(*, actor: Actor, on: date) -> Calendar:
    """What is planned and what is over, of her own organisation. Four queries."""
    rows = Deployment.objects.visible_to(actor, "deployment.list")
    open_rows = rows.filter(told_on__isnull=True, cancelled_on__isnull=True)
    coming = list(open_rows.filter(on__gte=on).order_by("on", "at", "created_at")[:LATEST])
    untold = list(open_rows.filter(on__lt=on).order_by("-on")[:LATEST])
    told = list(rows.filter(told_on__isnull=False).order_by("-on", "-created_at")[:LATEST])
    who = names_of([*coming, *untold, *told])
    return Calendar(
        *(tuple(_line(row, who.get(row.pk, ())) for row in part) for part in (coming, untold, told))
    )


def names_of(rows: list[Deployment]) -> dict[UUID, tuple[str, ...]]:
    """Visit -> who goes. One query."""
    found: dict[UUID, tuple[str, ...]] = {}
    pairs = QuerySet(Deployed).filter(deployment__in=rows).order_by("volunteer__name")
    for pk, name in pairs.values_list("deployment_id", "volunteer__name"):
        found[pk] = (*found.get(pk, ()), name)
    return found


def _line(row: Deployment, who: tuple[str, ...]) -> CalendarLine:
    spoken = language(row.language) if row.language else None
    return CalendarLine(
        row.pk, row.on, row.at, row.get_kind_display(), row.place, row.district, spoken.own_name if spoken else "",
        who, row.reached, row.minutes, row.cancelled_on is not None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offered:
    """What a form offers. `homes`: (programme, organisation) where she coordinates and there are ambassadors."""

    homes: Choices
    volunteers: Choices
    districts: Choices
    languages: Choices


def offered_to(*, actor: Actor, on: date) -> Offered:
    """Choices for planning. Who is not ready stands in the list too, with what is missing: she is refused in words."""
    mine = list(Organisation.objects.filter(pk__in=actor.organisations(Role.COORDINATOR)).order_by("name"))
    programmes = [row for row in visible(Programme, actor, "target.rows") if has_ambassadors(row)]
    rows = Volunteer.objects.visible_to(actor, "ambassador.list").filter(role=VolunteerRole.AMBASSADOR)
    people = list(with_rows(rows.exclude(end__last_day__lt=on).order_by("name", "pk")))
    towns = sorted({row.municipality for row in mine if row.municipality})
    spoken = {code for programme in programmes for code in programme_languages(programme)}
    named = [(code, found.own_name) for code in sorted(spoken) if (found := language(code))]
    return Offered(
        homes=[(f"{p.pk}:{o.pk}", f"{p.name} · {o.name}") for p in programmes for o in mine],
        volunteers=[(str(row.pk), _named(row, on)) for row in people],
        districts=[("", "—"), *((each.name, each.name) for town in towns for each in districts(town))],
        languages=[("", "—"), *sorted(named, key=lambda pair: pair[1].casefold())],
    )


def _named(row: Volunteer, on: date) -> str:
    spoken = [found.own_name for code in row.languages if (found := language(code))]
    words = [*spoken, *([f"{', '.join(missing)}"] if (missing := lacking(row, on=on)) else [])]
    return f"{row.name} ({', '.join(words)})" if words else row.name


def programme_languages(programme: Programme) -> tuple[str, ...]:
    shape = blueprint_of(programme)
    return (*shape.languages, *shape.spoken)
