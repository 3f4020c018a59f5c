"""Her week of care as a picture: a grid of seven days and four parts, with who does what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.cases.queries.intake import answers_of, definition_of, intake_of, setting_of
from aanzet.cases.queries.plan import rights_on
from aanzet.participants.vault import Vault
from aanzet.questionnaires.definitions import Question
from aanzet.questionnaires.forms import Setting
from aanzet.sheets.models import CareWeek
from aanzet.sheets.pictures import Picture, pictures
from aanzet.sheets.week import ME, NOBODY, PARTS, Side, Sums, Week, load, offer, sums

MINE, THEIRS, OPEN = "mine", "theirs", "open"
# The questions of the intake that a week can answer, and a time of the intake that no place of a week is.
ASKED = HOURS, TIMES = "hours_possible", "times_possible"
NOT_SHOWN = ("school_hours",)


@dataclass(frozen=True, slots=True)
class Mark:
    """A task in one place. `manner`: mine, theirs or open (nobody does it)."""

    icon: str
    task: str
    who: str
    manner: str


@dataclass(frozen=True, slots=True)
class Place:
    number: int
    part: str
    marks: tuple[Mark, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class Day:
    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class TaskLine:
    """Who does which task, and how many hours a week."""

    task: str
    who: str
    name: str
    icon: str
    who_name: str
    hours: Decimal
    manner: str

    @property
    def whole(self) -> int:
        """Hours rounded up: which form of the word a language takes."""
        return ceil(self.hours)


@dataclass(frozen=True, slots=True)
class SidePicture:
    """One side of the week, drawn."""

    days: tuple[Day, ...]
    lines: tuple[TaskLine, ...]
    sums: Sums

    @property
    def bar(self) -> tuple[tuple[str, Decimal, Decimal], ...]:
        """Care as pieces of a bar 100 wide: manner, where it begins, how wide."""
        parts = ((MINE, self.sums.mine), (THEIRS, self.sums.others), (OPEN, self.sums.open))
        total = sum((hours for _, hours in parts), Decimal(0))
        pieces, begin = [], Decimal(0)
        for manner, hours in parts:
            if hours:
                width = (hours * 100 / total).quantize(Decimal("0.1"))
                pieces.append((manner, begin, width))
                begin += width
        return tuple(pieces)


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """A week that is kept, as who accompanies her sees it."""

    week_id: UUID
    begun_on: date
    shown_on: date | None
    now: SidePicture
    wished: SidePicture


def week_of(case: Case) -> CareWeek | None:
    found: CareWeek | None = QuerySet(CareWeek).filter(case=case).select_related("case").first()
    return found


def opened(row: CareWeek) -> Week:
    return load(Vault(row.case.participant_id).open(row, "body"))


def week_sheet(*, row: CareWeek) -> WeekSheet:
    """The whole sheet, for a reader whom the door let through."""
    week = opened(row)
    return WeekSheet(row.pk, row.begun_on, row.shown_on, drawn(week.now), drawn(week.wished))


def drawn(side: Side, *, checked: Collection[int] = ()) -> SidePicture:
    """The picture of one side. `checked`: places that are ticked where she chooses places."""
    marks: dict[int, list[Mark]] = {}
    for key, task in pictures("tasks").items():
        for (name, place), done in side.items():
            if name == key:
                marks.setdefault(place, []).append(_mark(task, done.who))
    days = tuple(
        Day(day.name, tuple(
            Place(number, pictures("parts")[part].name, tuple(marks.get(number, ())), number in checked)
            for number, part in enumerate(PARTS, start=at * len(PARTS))
        ))
        for at, day in enumerate(pictures("days").values())
    )  # fmt: skip
    return SidePicture(days, _lines(side), sums(side))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What her free places would say in her intake: the questions that ask it, and the answers to begin with."""

    questions: tuple[Question, ...]
    values: dict[str, Any]
    setting: Setting


def proposal(*, actor: Actor, case: Case, row: CareWeek) -> Proposal:
    """From the week as she wishes it, or as it is when she wished nothing. Times of the intake that a week does not
    show (while the children are at school) stay as she told them before."""
    week, intake = opened(row), intake_of(case)
    definition = definition_of(case=case, intake=intake)
    asked = tuple(definition.question_by_key[key] for key in ASKED if key in definition.question_by_key)
    before = answers_of(
        actor=actor, case=case, intake=intake, definition=definition, may=rights_on(actor=actor, case=case)
    ).shown.get(TIMES, {})
    hours, times = offer(week.wished or week.now)
    kept = [each for each in before.get("value") or [] if each in NOT_SHOWN]
    return Proposal(asked, {HOURS: hours, TIMES: [*kept, *times]}, setting_of(case=case))


def manner_of(who: str) -> str:
    return {ME: MINE, NOBODY: OPEN}.get(who, THEIRS)


def _mark(task: Picture, who: str) -> Mark:
    return Mark(task.icon, task.name, pictures("who")[who].name, manner_of(who))


def _lines(side: Side) -> tuple[TaskLine, ...]:
    hours: dict[tuple[str, str], Decimal] = {}
    for (task, _), done in side.items():
        hours[task, done.who] = hours.get((task, done.who), Decimal(0)) + done.hours
    return tuple(
        TaskLine(
            task.key, who.key, task.name, task.icon, who.name, hours[task.key, who.key], manner_of(who.key)
        )
        for task in pictures("tasks").values()
        for who in pictures("who").values()
        if (task.key, who.key) in hours
    )
