"""What counts, what was promised, and what the public page says."""

from dataclasses import dataclass, field
from datetime import date

from aanzet.programmes.enums import ChangeLevel, IndicatorKind, Precision
from aanzet.reference.shape import Key, Slug, Text


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
    """The message house: one core, pillars below it. Once approved it stands on the public page and in mails.

    `approved_by`: the role of who approved, never a name. Who changes the words asks again and writes the new day.
    """

    core: Text
    pillars: tuple[Text, ...] = ()
    approved_on: date | None = None
    approved_by: Text = field(default_factory=dict)

    def approved(self, on: date) -> bool:
        """May it be used on this day?"""
        return bool(self.approved_by) and self.approved_on is not None and self.approved_on <= on


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
