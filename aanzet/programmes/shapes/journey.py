"""For whom, along which way, with which people, plans and questions."""

from dataclasses import dataclass, field

from aanzet.programmes.enums import BarrierGroup, Sensitivity, SessionForm
from aanzet.questionnaires.enums import Moment
from aanzet.reference.shape import Key, Slug, Text


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
class Course:
    """A course that brings a skill of long ago up to date.

    `sectors` and `words` say which skills: codes of the list of sectors, and words that stand in the skill, in any
    language ("naaien", "sy"). Who gives it: `partner` of this file, or `provider` in words where any school of the
    region may. `level`: key of a school level of the country. `language`: key of the language level it asks for.
    """

    key: Key
    name: Text
    sectors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    partner: str = ""
    provider: Text = field(default_factory=dict)
    level: str = ""
    weeks: int = 0  # 0: it differs
    language: str = ""
    url: str = ""


@dataclass(frozen=True)
class GatheringKind:
    key: Key
    name: Text
    icon: str = "users"
    head_count_only: bool = False


@dataclass(frozen=True)
class QuestionnaireUse:
    """`moments`: when it is asked, if not at those that its own file says."""

    slug: Slug
    version: int
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True)
class SelfRatings:
    """When she is asked how she is. `open_weeks`: so long a moment stays open. `middle_weeks`: from her start; 0: half
    of the weeks of her trajectory, or three months. `offer_days`: after so many days her coach may offer it."""

    open_weeks: int = 8
    middle_weeks: int = 0
    offer_days: int = 14
