"""Programmes that look for volunteers, in the reader's words: for everybody."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from aanzet.alliances.models import AllianceMembership
from aanzet.core.text import localised
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of, programmes_for_public, role_name
from aanzet.programmes.shapes import Volunteering
from aanzet.volunteers.enums import CheckKind
from aanzet.volunteers.wording import minutes_in_words


@dataclass(frozen=True, slots=True)
class Offer:
    """One role for which somebody may sign up. `training`: how long it takes, empty without; `check`: its name."""

    slug: str
    programme: str
    area: str
    role: str
    name: str
    about: str
    training: str
    parts: tuple[str, ...]
    check: str
    months: int
    clauses: tuple[str, ...]


def offers(*, language: str, on: date, slug: str = "") -> list[Offer]:
    """Roles for which somebody may sign up today, by programme, or of one. One query once the files were read."""
    rows = programmes_for_public().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    if slug:
        rows = rows.filter(slug=slug)
    return [offer for row in rows for offer in offers_of(row, language=language)]


def offers_of(programme: Programme, *, language: str) -> list[Offer]:
    return [_offer(programme, each, language) for each in blueprint_of(programme).volunteering if each.open]


def _offer(programme: Programme, asked: Volunteering, language: str) -> Offer:
    return Offer(
        slug=programme.slug,
        programme=programme.name,
        area=blueprint_of(programme).area,
        role=asked.role,
        name=role_name(programme, asked.role, language),
        about=localised(asked.about, language),
        training=minutes_in_words(asked.minutes) if asked.trainings else "",
        parts=tuple(localised(part.name, language) for part in asked.trainings),
        check=str(CheckKind(asked.check).label) if asked.check else "",
        months=asked.months,
        clauses=tuple(localised(clause.text, language) for clause in asked.clauses),
    )


def offer_named(*, slug: str, role: str, language: str, on: date) -> tuple[Programme, Offer] | None:
    """The programme and the role of an address; None where nobody may sign up."""
    rows = programmes_for_public().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), slug=slug)
    programme = rows.first()
    if programme is None:
        return None
    found = next((each for each in offers_of(programme, language=language) if each.role == role), None)
    return (programme, found) if found else None


def homes_of(programme: Programme, role: str, *, on: date) -> list[tuple[UUID, str]]:
    """Organisations that look after these volunteers today, by name; without any in the file: who leads."""
    asked = blueprint_of(programme).volunteering_of(role)
    here = AllianceMembership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), alliance=programme.alliance_id, starts_on__lte=on
    )
    named = here.filter(organisation__slug__in=asked.partners) if asked and asked.partners else here.none()
    rows = named if named.exists() else here.filter(role="lead")
    found = rows.order_by("organisation__name").values_list("organisation", "organisation__name").distinct()
    return list(found)
