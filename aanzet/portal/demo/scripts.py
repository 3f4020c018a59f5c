"""What happens to an invented woman, as dates and choices, before anything is written."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from uuid import UUID

from aanzet.cases.enums import ExitKind
from aanzet.portal.demo.people import Person
from aanzet.work.enums import ContractKind, PlacementKind, Still

HISTORY = 730  # days before today in which first contacts lie
CARE = "care_welfare"
BETTER_WORK = (PlacementKind.MORE_HOURS, PlacementKind.BETTER_CONTRACT, PlacementKind.HIGHER_WAGE)


class Fate(StrEnum):
    """Where she stands today."""

    CONTACT = "contact"  # met, not started
    NEW = "new"  # started some days ago, intake open
    ACTIVE = "active"
    PAUSED = "paused"
    PLACED = "placed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Work:
    """A job, training or trial that begins. `still`: what after-care finds at half a year."""

    kind: PlacementKind
    sector: str
    starts_on: date
    still: Still = Still.YES
    hours: int = 24
    contract: ContractKind = ContractKind.TEMPORARY


@dataclass(frozen=True, slots=True)
class AgreedStep:
    what: str
    helper: str = ""
    due_in: int | None = None  # days from today; negative lies behind
    done: bool = False


@dataclass(slots=True)
class Script:
    """One woman's two years. Empty fields are drawn when it is told."""

    fate: Fate
    first_contact: date
    started: date | None = None
    exit_on: date | None = None
    exit_kind: ExitKind = ExitKind.RESULT
    work: Work | None = None
    silent: bool = False  # nobody spoke with her for more than two weeks
    coachless: bool = False
    # The cast: what is not left to chance.
    person: Person | None = None
    account_id: UUID | None = None
    coach: UUID | None = None
    stand_in: UUID | None = None
    mentor: UUID | None = None
    wish: str = ""
    wish_work: str = ""
    goals: tuple[tuple[str, tuple[AgreedStep, ...]], ...] = ()
    barriers: tuple[str, ...] = ()
    referral: tuple[str, str, int] | None = None  # topic, to whom, days ago; still without answer
    finding_place: str = ""
    district: str = ""
    hidden: bool = False
    protected_contact: bool = False
    says_yes_to: tuple[UUID, ...] = field(default=())


def _days(count: float) -> timedelta:
    return timedelta(days=int(count))


class Writer:
    """Draws scripts against one day of today."""

    def __init__(self, rng: Random, today: date, begins: date) -> None:
        self.rng = rng
        self.today = today
        self.begins = max(begins, today - _days(HISTORY))

    @property
    def first_result(self) -> date:
        """The earliest day on which work or training begins."""
        return self.begins + _days(75)

    def contact(self) -> Script:
        return Script(Fate.CONTACT, self.today - _days(self.rng.uniform(1, 12)))

    def new(self) -> Script:
        started = self.today - _days(self.rng.uniform(2, 13))
        return Script(Fate.NEW, started - _days(self.rng.uniform(3, 15)), started)

    def active(self, *, paused: bool = False) -> Script:
        ago = self.rng.triangular(30, 330, 110)
        started = max(self.begins + _days(12), self.today - _days(ago))
        fate = Fate.PAUSED if paused else Fate.ACTIVE
        return Script(fate, started - _days(self.rng.uniform(2, 11)), started)

    def left(self) -> Script:
        """She went without work or training: half of them early."""
        stay = self.rng.triangular(14, 260, 60)
        latest = self.today - _days(10)
        exit_on = max(self.begins + _days(stay + 15), latest - _days(self.rng.uniform(0, HISTORY - 60)))
        exit_on = min(exit_on, latest)
        started = max(self.begins, exit_on - _days(stay))
        kinds = [
            ExitKind.HER_CHOICE,
            ExitKind.LOST_TOUCH,
            ExitKind.MOVED_ON,
            ExitKind.HER_CHOICE,
            ExitKind.MOVED_ON,
        ]
        return Script(
            Fate.LEFT, started - _days(self.rng.uniform(0, 9)), started, exit_on, self.rng.choice(kinds)
        )

    def placed(self, work: Work) -> Script:
        """She reached something; her case closes some weeks later, after-care goes on."""
        room = (work.starts_on - self.begins).days - 10
        lead = min(self.rng.triangular(60, 290, 150), max(room, 21))
        started = work.starts_on - _days(lead)
        exit_on = work.starts_on + _days(self.rng.uniform(21, 70))
        return Script(
            Fate.PLACED, started - _days(self.rng.uniform(1, 9)), started,
            exit_on if exit_on <= self.today else None, ExitKind.RESULT, work,
        )  # fmt: skip


def kinds_of_work(
    rng: Random, *, jobs: int, trainings: int, trials: int = 0, outside: int = 0, better: int = 0
) -> list[Work]:
    """`jobs` and `trainings` in care, `outside` jobs elsewhere, `better`: work she had became better.
    Dates are set by `dated`."""
    found = [_job(rng, CARE) for _ in range(jobs)]
    found += [
        Work(PlacementKind.TRAINING, CARE, date.min, hours=rng.choice([16, 20, 24])) for _ in range(trainings)
    ]
    found += [
        Work(PlacementKind.WORK_TRIAL, rng.choice([CARE, "retail"]), date.min, hours=12)
        for _ in range(trials)
    ]
    elsewhere = [
        "retail",
        "hospitality",
        "cleaning",
        "childcare",
        "logistics",
        "office",
        "clothing",
        "own_business",
    ]
    found += [_job(rng, rng.choice(elsewhere)) for _ in range(outside)]
    found += [Work(rng.choice(BETTER_WORK), rng.choice(elsewhere), date.min, hours=28) for _ in range(better)]
    rng.shuffle(found)
    return found


def _job(rng: Random, sector: str) -> Work:
    kind = PlacementKind.OWN_BUSINESS if sector == "own_business" else PlacementKind.JOB
    contracts = [ContractKind.TEMPORARY] * 5 + [
        ContractKind.PERMANENT,
        ContractKind.WORK_LEARN,
        ContractKind.ON_CALL,
    ]
    contract = ContractKind.SELF_EMPLOYED if kind is PlacementKind.OWN_BUSINESS else rng.choice(contracts)
    return Work(kind, sector, date.min, hours=rng.choice([16, 18, 20, 24, 24, 28, 32]), contract=contract)


def dated(
    rng: Random, works: list[Work], *, first: date, today: date, lasting: int, lost: int, unknown: int
) -> list[Work]:
    """Give each a first day: `lasting + lost + unknown` of those in care lie more than half a year back."""
    counted = [work for work in works if work.sector == CARE and work.kind is not PlacementKind.WORK_TRIAL]
    early = [Still.YES] * lasting + [Still.NO] * lost + [Still.UNKNOWN] * unknown
    rng.shuffle(early)
    half_year = today - timedelta(days=186)
    found = []
    for work in works:
        still = early.pop() if early and work in counted else None
        low, high = (
            (first, half_year) if still else (half_year + timedelta(days=6), today - timedelta(days=4))
        )
        if work not in counted:
            low, high = first, today - timedelta(days=20)
        starts = low + timedelta(days=rng.randrange(max(1, (high - low).days)))
        starts -= timedelta(days=max(0, starts.weekday() - 4))  # nobody begins on a Saturday or Sunday
        found.append(
            Work(work.kind, work.sector, max(starts, low), still or Still.YES, work.hours, work.contract)
        )
    return found
