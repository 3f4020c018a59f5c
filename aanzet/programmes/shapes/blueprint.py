"""The whole of a programme's file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from aanzet.programmes.shapes.alliance import AllianceShape, GrantShape, Partner
from aanzet.programmes.shapes.journey import (
    BarrierShape,
    Course,
    GatheringKind,
    Phase,
    PlanTemplate,
    QuestionnaireUse,
    RoleShape,
    SelfRatings,
    TargetGroup,
    TrajectoryTemplate,
)
from aanzet.programmes.shapes.matching import Matching
from aanzet.programmes.shapes.promise import (
    AfterCare,
    AreaFact,
    GoalTag,
    Indicator,
    Line,
    Link,
    Message,
    Rhythm,
    Target,
)
from aanzet.programmes.shapes.volunteering import Volunteering
from aanzet.reference.shape import Colour, Slug, Text


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
    courses: tuple[Course, ...] = ()
    lines: tuple[Line, ...] = ()
    tags: tuple[GoalTag, ...] = ()
    message: Message | None = None
    links: tuple[Link, ...] = ()
    facts: tuple[AreaFact, ...] = ()
    terms: Mapping[str, Text] = field(default_factory=dict)
    after_care: AfterCare = field(default_factory=AfterCare)
    rhythm: Rhythm = field(default_factory=Rhythm)
    self_ratings: SelfRatings = field(default_factory=SelfRatings)
    volunteering: tuple[Volunteering, ...] = ()
    matching: Matching = field(default_factory=Matching)

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

    def volunteering_of(self, role: str) -> Volunteering | None:
        """What a coach, mentor or ambassador who gives time does here; None when the programme has none of them."""
        return next((each for each in self.volunteering if each.role == role), None)

    def span_of(self, target: Target) -> tuple[date, date | None]:
        """First and last day on which a target counts; the last is None while its period is open-ended."""
        periods = {each.slug: each for each in self.grant_by_slug[target.grant].periods}
        return periods[target.period].starts, periods[target.through or target.period].ends

    @property
    def profile_code(self) -> str:
        """Code of the country profile that gives levels, schemes and help bodies."""
        return self.profile or self.country
