"""Who works together and who pays."""

from dataclasses import dataclass, field
from datetime import date

from aanzet.alliances.enums import OrganisationKind, PartnerRole, SharingTopic
from aanzet.reference.shape import Slug, Text


@dataclass(frozen=True)
class Sharing:
    """The signed agreement on what partners may know of each other's participants."""

    starts: date
    topics: tuple[SharingTopic, ...]
    ends: date | None = None
    signed: str = ""


@dataclass(frozen=True)
class AllianceShape:
    slug: Slug
    name: str
    mission: Text
    sharing: Sharing | None = None


@dataclass(frozen=True)
class Partner:
    """An organisation with one or more roles, from and until a date. One that left stays in the file."""

    slug: Slug
    name: str
    kind: OrganisationKind
    roles: tuple[PartnerRole, ...]
    since: date
    until: date | None = None
    country: str = ""  # empty: the country of the programme
    municipality: str = ""
    district: str = ""
    region: str = ""  # code of the labour market region
    does: Text = field(default_factory=dict)  # what it is good at
    website: str = ""


@dataclass(frozen=True)
class Period:
    """The exact span in which results count. `renews`: slug of the period of this file that it continues."""

    slug: Slug
    starts: date
    ends: date | None = None
    extension: bool = False
    renews: str = ""


@dataclass(frozen=True)
class Report:
    name: str
    due: date


@dataclass(frozen=True)
class GrantShape:
    """A money decision. `share`: part of the programme that this grant pays, 0 to 1."""

    slug: Slug
    funder: Slug
    periods: tuple[Period, ...]
    commissioner: str = ""
    executor: str = ""
    reference: str = ""
    decided_on: date | None = None
    share: float = 1.0
    policy_programme: Text = field(default_factory=dict)
    policy_priority: Text = field(default_factory=dict)
    area: str = ""
    conditions: str = ""
    reports: tuple[Report, ...] = ()
