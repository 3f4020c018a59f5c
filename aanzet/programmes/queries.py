"""Reading programmes: by slug, with their blueprint, in words of a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from aanzet.alliances.models import AllianceMembership, GrantPeriod
from aanzet.core.text import localised
from aanzet.programmes.blueprint import from_content
from aanzet.programmes.enums import Precision
from aanzet.programmes.models import Programme, StoredBlueprint
from aanzet.programmes.shapes import Blueprint, Criterion, Target
from aanzet.reference.countries import CountryProfile, country_profile
from aanzet.reference.countries import term as house_term
from aanzet.reference.lists import language as reference_language
from aanzet.reference.lists import sector as reference_sector
from aanzet.reference.places import regions


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


@dataclass(frozen=True)
class PartnerRow:
    """A partner on the public page, also one that left."""

    name: str
    roles: list[Any]
    district: str
    does: str
    since: date
    until: date | None
    website: str


@dataclass(frozen=True)
class GrantRow:
    funder: str
    commissioner: str
    executor: str
    reference: str
    decided_on: date | None
    priority: str
    share: float
    periods: list[GrantPeriod]


@dataclass(frozen=True)
class FactRow:
    area: str
    figure: str
    text: str
    source: str
    year: int
    stale: bool

    @property
    def year_text(self) -> str:
        """The year without a separator for thousands."""
        return str(self.year)


@dataclass(frozen=True)
class PromiseRow:
    """A target with the definition that was promised."""

    name: str
    number: int
    unit: str
    estimate: bool
    starts: date
    ends: date | None
    definition: str
    version: int
    note: str


@dataclass(frozen=True)
class ProgrammeCard:
    slug: str
    name: str
    alliance: str
    about: str
    area: str


@dataclass(frozen=True)
class ProgrammePage:
    """All that anybody may know about a programme."""

    slug: str
    name: str
    alliance: str
    about: str
    mission: str
    goal: str
    message: str
    pillars: list[str]
    target_group: str
    criteria: list[str]
    women_only: bool
    sector: str
    area: str
    regions: int
    started_on: date
    ends_on: date | None
    languages: list[str]
    partners: list[PartnerRow]
    former: list[PartnerRow]
    grants: list[GrantRow]
    lines: list[tuple[str, str]]
    promises: list[PromiseRow]
    tags: list[str]
    facts: list[FactRow]
    links: list[tuple[str, str]]


def programme_cards(*, language: str) -> list[ProgrammeCard]:
    """The list page: one line per programme, in one query once their files were read."""
    cards = []
    for programme in programmes_for_public():
        found = blueprint_of(programme)
        about = localised(found.about, language)
        cards.append(
            ProgrammeCard(programme.slug, programme.name, programme.alliance.name, about, found.area)
        )
    return cards


@dataclass(frozen=True)
class Fit:
    """Whether a woman fits the target group by her own answers: "yes", "no", or "unknown" with what is not answered."""

    state: str
    criteria: dict[str, str]


def target_fit(blueprint: Blueprint, answers: Mapping[str, Mapping[str, Any]]) -> Fit:
    """Her fit from the answers of her intake. Declining an answer gives unknown, never no; nobody asks for proof."""
    found = {each.key: _holds(each, answers) for each in blueprint.target_group.criteria}
    states = set(found.values())
    if not found:
        return Fit("yes", {})
    if blueprint.target_group.needs == "all":
        state = "no" if "no" in states else "unknown" if "unknown" in states else "yes"
    else:
        state = "yes" if "yes" in states else "unknown" if "unknown" in states else "no"
    return Fit(state, found)


def _holds(criterion: Criterion, answers: Mapping[str, Mapping[str, Any]]) -> str:
    value = answers.get(criterion.question, {}).get("value")
    if value is None:
        return "unknown"
    given = value if isinstance(value, list) else [value]
    return "yes" if any(each in criterion.answers for each in given) else "no"


STALE_AFTER = 2  # years; an older figure says so


def programme_page(programme: Programme, *, language: str, on: date) -> ProgrammePage:
    """The public page, in four queries whatever the number of partners and grants."""
    found = blueprint_of(programme)

    def say(text: Mapping[str, str]) -> str:
        return localised(text, language) if text else ""

    partners = _partner_rows(programme, found, language)
    return ProgrammePage(
        programme.slug,
        programme.name,
        programme.alliance.name,
        say(found.about),
        say(found.alliance.mission),
        say(found.goal),
        say(found.message.core) if found.message else "",
        [say(each) for each in found.message.pillars] if found.message else [],
        say(found.target_group.name),
        [say(each.name) for each in found.target_group.criteria],
        found.target_group.women_only,
        _sector_name(found.sector, language),
        found.area,
        _region_count(found),
        programme.started_on,
        programme.ends_on,
        [_own_name(code) for code in found.spoken or found.languages],
        [each for each in partners if each.until is None or each.until >= on],
        [each for each in partners if each.until is not None and each.until < on],
        _grant_rows(programme, found, language),
        [(say(each.name), say(each.about)) for each in found.lines],
        [_promise(found, target, language) for target in found.targets],
        [say(each.name) for each in found.tags],
        [
            FactRow(
                each.area,
                each.figure,
                say(each.text),
                each.source,
                each.year,
                each.year < on.year - STALE_AFTER,
            )
            for each in found.facts
        ],
        [(say(each.title), each.url) for each in found.links],
    )


def _partner_rows(programme: Programme, found: Blueprint, language: str) -> list[PartnerRow]:
    rows: dict[str, PartnerRow] = {}
    memberships = AllianceMembership.objects.filter(alliance=programme.alliance_id).select_related(
        "organisation"
    )
    for each in memberships.order_by("organisation__name", "starts_on", "role"):
        organisation = each.organisation
        shape = found.partner_by_slug.get(organisation.slug)
        row = rows.get(organisation.slug)
        if row is None:
            does = localised(shape.does, language) if shape and shape.does else ""
            rows[organisation.slug] = PartnerRow(
                organisation.name, [each.get_role_display()], organisation.district, does,
                each.starts_on, each.ends_on, organisation.website,
            )  # fmt: skip
        else:
            row.roles.append(each.get_role_display())
    return list(rows.values())


def _grant_rows(programme: Programme, found: Blueprint, language: str) -> list[GrantRow]:
    links = programme.grant_shares.select_related("grant__funder", "grant__commissioner").prefetch_related(
        "grant__periods"
    )
    rows = []
    for link in links.order_by("grant__decided_on", "grant__slug"):
        grant = link.grant
        shape = found.grant_by_slug.get(grant.slug)
        executor = found.partner_by_slug.get(shape.executor) if shape else None
        rows.append(
            GrantRow(
                grant.funder.name,
                grant.commissioner.name if grant.commissioner else "",
                executor.name if executor else "",
                grant.reference,
                grant.decided_on,
                localised(grant.policy_priority, language) if grant.policy_priority else "",
                link.share,
                list(grant.periods.all()),
            )
        )
    return rows


def _promise(found: Blueprint, target: Target, language: str) -> PromiseRow:
    indicator = found.indicator_by_key[target.indicator]
    version = next(each for each in indicator.definitions if each.version == target.definition)
    starts, ends = found.span_of(target)
    return PromiseRow(
        localised(indicator.name, language),
        target.number,
        localised(indicator.unit, language),
        target.precision == Precision.ESTIMATE,
        starts,
        ends,
        localised(version.text, language),
        version.version,
        localised(target.note, language) if target.note else "",
    )


def _own_name(code: str) -> str:
    found = reference_language(code)
    return found.own_name if found else code


def _sector_name(code: str, language: str) -> str:
    found = reference_sector(code) if code else None
    return found.name(language) if found else ""


def _region_count(found: Blueprint) -> int:
    return len(regions(found.country)) if found.regions == ("all",) else len(found.regions)
