"""What anybody may know about a programme, ready for the public pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from aanzet.alliances.models import AllianceMembership, GrantPeriod, Logo
from aanzet.core.text import localised
from aanzet.programmes.enums import Precision
from aanzet.programmes.models import Programme
from aanzet.programmes.queries.programmes import blueprint_of, own_name, programmes_for_public
from aanzet.programmes.shapes import Blueprint, Target
from aanzet.reference.lists import sector as reference_sector
from aanzet.reference.places import regions


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
    logo: UUID | None


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


STALE_AFTER = 2  # years; an older figure says so


def programme_page(programme: Programme, *, language: str, on: date) -> ProgrammePage:
    """The public page, in five queries whatever the number of partners and grants."""
    found = blueprint_of(programme)

    def say(text: Mapping[str, str]) -> str:
        return localised(text, language) if text else ""

    partners = _partner_rows(programme, found, language)
    message = found.message if found.message and found.message.approved(on) else None
    return ProgrammePage(
        programme.slug,
        programme.name,
        programme.alliance.name,
        say(found.about),
        say(found.alliance.mission),
        say(found.goal),
        say(message.core) if message else "",
        [say(each) for each in message.pillars] if message else [],
        say(found.target_group.name),
        [say(each.name) for each in found.target_group.criteria],
        found.target_group.women_only,
        _sector_name(found.sector, language),
        found.area,
        _region_count(found),
        programme.started_on,
        programme.ends_on,
        [own_name(code) for code in found.spoken or found.languages],
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
        Logo.objects.filter(alliance=programme.alliance_id).values_list("pk", flat=True).first(),
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


def _sector_name(code: str, language: str) -> str:
    found = reference_sector(code) if code else None
    return found.name(language) if found else ""


def _region_count(found: Blueprint) -> int:
    return len(regions(found.country)) if found.regions == ("all",) else len(found.regions)
