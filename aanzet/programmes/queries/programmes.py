"""Programmes by slug, with their blueprint, in words of a language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from aanzet.access.enums import Role
from aanzet.core.languages import HERS_ONLY
from aanzet.core.text import localised
from aanzet.programmes.blueprint import from_content
from aanzet.programmes.models import Programme, StoredBlueprint
from aanzet.programmes.shapes import Blueprint
from aanzet.reference.countries import CountryProfile, country_profile
from aanzet.reference.countries import term as house_term
from aanzet.reference.lists import language as reference_language


class NoBlueprint(LookupError):
    """A programme without a file: it was never loaded."""


_read: dict[str, Blueprint] = {}
KEPT = 64


def blueprint_of(programme: Programme) -> Blueprint:
    """What makes this programme different, from its current file. No query when this process read the file before.

    Raises NoBlueprint for a programme that was made without a file.
    """
    found = _read.get(programme.checksum)
    if found is None:
        stored = StoredBlueprint.objects.filter(programme=programme, checksum=programme.checksum).first()
        if stored is None:
            raise NoBlueprint(f"{programme.slug} has no blueprint; load one with: programme load FILE")
        found = from_content(stored.content, programme.slug)
        if len(_read) >= KEPT:
            _read.clear()
        _read[programme.checksum] = found
    return found


def programme_named(slug: str) -> Programme | None:
    """A programme by slug, with its alliance; None when there is none."""
    return Programme.objects.select_related("alliance").filter(slug=slug).first()


def programmes_for_public() -> QuerySet[Programme]:
    """All programmes by name, with their alliance. What they are is no secret; who takes part is."""
    return Programme.objects.select_related("alliance")


def own_name(code: str) -> str:
    """A language as its speakers call it; the code of one that we do not know."""
    found = reference_language(code)
    return found.own_name if found else code


def profile_of(programme: Programme) -> CountryProfile:
    """Levels, schemes and help bodies of the programme's country."""
    return country_profile(blueprint_of(programme).profile_code)


def term(programme: Programme, key: str, language: str) -> str:
    """A word as this programme says it: its own, else its country's, else that of the house."""
    return house_term(key, language, blueprint_of(programme).terms, profile_of(programme).terms)


def phase_name(programme: Programme, key: str, language: str) -> str:
    """The name of a phase; a phase that the file no longer has shows its key."""
    phase = blueprint_of(programme).phase_by_key.get(key)
    return localised(phase.name, language) if phase else key


def barrier_name(programme: Programme, key: str, language: str) -> str:
    """The name of an obstacle; one that the file no longer has shows its key, so that old data stay readable."""
    barrier = blueprint_of(programme).barrier_by_key.get(key)
    return localised(barrier.name, language) if barrier else key


def role_name(programme: Programme, key: str, language: str) -> str:
    """As the programme calls it; in a language that only a woman reads, the plain word of the house."""
    if language in HERS_ONLY and key in Role.values:
        return str(Role(key).label)
    role = blueprint_of(programme).role_by_key.get(key)
    return localised(role.name, language) if role else key


def barrier_options(programme: Programme, language: str) -> list[tuple[str, str, str]]:
    """(key, name, icon) for the intake's list of obstacles: `Setting(extra={"barriers": …})`."""
    return [
        (each.key, localised(each.name, language), each.icon) for each in blueprint_of(programme).barriers
    ]


def theme_tokens(slug: str) -> Mapping[str, str] | None:
    """Colours of a programme for `aanzet.ui.themes`; None for an unknown slug."""
    programme = Programme.objects.filter(slug=slug).first()
    if programme is None or not programme.checksum:
        return None
    return blueprint_of(programme).theme


@dataclass(frozen=True)
class Listed:
    """A line of `programme list`."""

    slug: str
    name: str
    country: str
    languages: list[str]


def programme_list() -> list[Listed]:
    return [
        Listed(each.slug, each.name, each.country, list(each.languages))
        for each in Programme.objects.order_by("slug")
    ]
