"""What a blueprint holds, as frozen dataclasses. These are the names that upper rooms read.

The comments at the fields are the manual of the file format; `docs/recipes/add-a-programme.md` shows it at work.
`Text` fields are tables per language; `aanzet.core.text.localised(text, language)` picks one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from aanzet.alliances.enums import OrganisationKind, PartnerRole, SharingTopic
from aanzet.programmes.enums import (
    BarrierGroup,
    ChangeLevel,
    IndicatorKind,
    Precision,
    Sensitivity,
    SessionForm,
)
from aanzet.reference.shape import Colour, Key, Slug, Text


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


@dataclass(frozen=True)
class Criterion:
    """She says herself whether it fits; no proof is asked. `when`: question of the intake and answers that fit."""

    key: Key
    name: Text
    question: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class TargetGroup:
    """For whom. `needs`: "all" or "any" of the criteria; a coordinator may decide otherwise with a reason."""

    name: Text
    criteria: tuple[Criterion, ...] = ()
    needs: str = "any"
    women_only: bool = True


@dataclass(frozen=True)
class Phase:
    """A stage. Intensity norm: `contacts` in every `weeks` weeks; 0 contacts: no norm."""

    key: Key
    name: Text
    contacts: int = 0
    weeks: int = 0
    open: bool = True  # False: her case is closed in this phase


@dataclass(frozen=True)
class RoleShape:
    """A role in this programme: `plays` is the right it has in the house (access.enums.Role)."""

    key: Key
    name: Text
    definition: Text
    plays: str = ""
    limit: int = 0  # women per person at a time; 0: no limit


@dataclass(frozen=True)
class PlanStep:
    what: Text
    helper: Key  # key of a role, or "she"
    within_weeks: int = 0


@dataclass(frozen=True)
class PlanGoal:
    title: Text
    steps: tuple[PlanStep, ...] = ()


@dataclass(frozen=True)
class PlanTemplate:
    key: Key
    name: Text
    goals: tuple[PlanGoal, ...]


@dataclass(frozen=True)
class Session:
    title: Text
    form: SessionForm = SessionForm.GROUP
    minutes: int = 120
    week: int = 0  # from the start of the cohort


@dataclass(frozen=True)
class Module:
    key: Key
    name: Text
    sessions: tuple[Session, ...]


@dataclass(frozen=True)
class TrajectoryTemplate:
    """A group or single path that a cohort starts from; each woman gets her own copy."""

    key: Key
    name: Text
    weeks: int
    modules: tuple[Module, ...]
    line: str = ""


@dataclass(frozen=True)
class BarrierShape:
    key: Key
    name: Text
    icon: str
    group: BarrierGroup = BarrierGroup.WORK
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    hint: str = ""  # key of a barrier to ask about too; never marks it


@dataclass(frozen=True)
class GatheringKind:
    key: Key
    name: Text
    icon: str = "users"
    head_count_only: bool = False


@dataclass(frozen=True)
class QuestionnaireUse:
    slug: Slug
    version: int


@dataclass(frozen=True)
class Definition:
    """The text printed below a figure. A changed meaning is a new version; old figures keep theirs."""

    version: int
    text: Text
    since: date | None = None


@dataclass(frozen=True)
class Indicator:
    """A defined figure. The rule fields narrow what counts; empty means no narrowing.

    `sectors`: sector codes in which a job or training counts. `criteria`: keys of target-group criteria that must
    hold. `result_kinds`: kinds of placement. `check`: for LASTING the after-care check, such as "6m".
    `measure`: for INDEPENDENT the measure of the country profile. `gathering`: for EVENTS_HELD the kind.
    """

    key: Key
    name: Text
    unit: Text
    kind: IndicatorKind
    level: ChangeLevel
    definitions: tuple[Definition, ...]
    sectors: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    result_kinds: tuple[str, ...] = ()
    check: str = ""
    measure: str = ""
    gathering: str = ""
    line: str = ""
    tags: tuple[str, ...] = ()

    @property
    def definition(self) -> Definition:
        """The newest version."""
        return max(self.definitions, key=lambda each: each.version)


@dataclass(frozen=True)
class Target:
    """A promised number. `definition`: the version that was promised. `number` 0 is a promise still to be agreed."""

    indicator: Key
    grant: Slug
    period: Slug
    number: int
    through: str = ""  # slug of a later period (an extension) up to whose end the promise runs
    definition: int = 1
    precision: Precision = Precision.EXACT
    reported: int | None = None  # what the programme itself published, kept apart from what we count
    note: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    key: Key
    name: Text
    about: Text = field(default_factory=dict)


@dataclass(frozen=True)
class GoalTag:
    key: Key
    name: Text


@dataclass(frozen=True)
class Message:
    """The message house: one core, pillars below it. Approved parts may be reused in page and mail."""

    core: Text
    pillars: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Link:
    title: Text
    url: str


@dataclass(frozen=True)
class AreaFact:
    """A figure about an area or a country with source and year; never stands on a person."""

    text: Text
    source: str
    year: int
    area: str = ""
    figure: str = ""


@dataclass(frozen=True)
class AfterCare:
    """`checks`: counted from the first paid day or first lesson, as 4w, 3m, 6m, 12m."""

    checks: tuple[str, ...] = ("4w", "3m", "6m", "12m")
    lasting: str = "6m"


@dataclass(frozen=True)
class Rhythm:
    """After how many days the worklist speaks up."""

    silence_days: int = 14
    coachless_days: int = 7
    referral_days: int = 14
    review_weeks: int = 7
    consent_days: int = 30


@dataclass(frozen=True)
class Blueprint:
    """All that makes one programme different from another. The first of `languages` is its own language."""

    slug: Slug
    name: str
    country: str
    languages: tuple[str, ...]
    started_on: date
    about: Text
    goal: Text
    alliance: AllianceShape
    partners: tuple[Partner, ...]
    grants: tuple[GrantShape, ...]
    target_group: TargetGroup
    theme: Mapping[str, Colour]  # tokens of aanzet.ui.themes; what is left out has the house's colour
    phases: tuple[Phase, ...]
    roles: tuple[RoleShape, ...]
    plans: tuple[PlanTemplate, ...]
    barriers: tuple[BarrierShape, ...]
    questionnaires: tuple[QuestionnaireUse, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    ends_on: date | None = None
    profile: str = ""  # country profile to use when the country has none of its own
    spoken: tuple[str, ...] = ()  # languages that participants speak
    regions: tuple[str, ...] = ()  # codes of labour market regions or areas; "all" for every region
    area: str = ""  # in words, for headings
    sector: str = ""  # sector focus; empty: any work
    trajectories: tuple[TrajectoryTemplate, ...] = ()
    gatherings: tuple[GatheringKind, ...] = ()
    lines: tuple[Line, ...] = ()
    tags: tuple[GoalTag, ...] = ()
    message: Message | None = None
    links: tuple[Link, ...] = ()
    facts: tuple[AreaFact, ...] = ()
    terms: Mapping[str, Text] = field(default_factory=dict)
    after_care: AfterCare = AfterCare()
    rhythm: Rhythm = Rhythm()

    @cached_property
    def barrier_by_key(self) -> dict[str, BarrierShape]:
        return {each.key: each for each in self.barriers}

    @cached_property
    def phase_by_key(self) -> dict[str, Phase]:
        return {each.key: each for each in self.phases}

    @cached_property
    def role_by_key(self) -> dict[str, RoleShape]:
        return {each.key: each for each in self.roles}

    @cached_property
    def indicator_by_key(self) -> dict[str, Indicator]:
        return {each.key: each for each in self.indicators}

    @cached_property
    def partner_by_slug(self) -> dict[str, Partner]:
        return {each.slug: each for each in self.partners}

    @cached_property
    def grant_by_slug(self) -> dict[str, GrantShape]:
        return {each.slug: each for each in self.grants}

    def span_of(self, target: Target) -> tuple[date, date | None]:
        """First and last day on which a target counts; the last is None while its period is open-ended."""
        periods = {each.slug: each for each in self.grant_by_slug[target.grant].periods}
        return periods[target.period].starts, periods[target.through or target.period].ends

    @property
    def profile_code(self) -> str:
        """Code of the country profile that gives levels, schemes and help bodies."""
        return self.profile or self.country
