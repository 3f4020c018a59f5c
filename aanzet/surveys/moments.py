"""When she is asked how she is: windows of days that follow from her journey. Nothing is planned or stored."""

from dataclasses import dataclass
from datetime import date, timedelta

from aanzet.programmes.shapes import Blueprint
from aanzet.questionnaires.definitions import Definition, definition_or_none
from aanzet.questionnaires.enums import Moment

USUAL_WEEKS = 26  # of a journey without a trajectory: its middle is three months after her start
APART = timedelta(weeks=4)  # between her first words and the middle, when the intake took long
LATER = {Moment.HALF_YEAR: timedelta(weeks=26), Moment.YEAR: timedelta(weeks=52)}


@dataclass(frozen=True, slots=True)
class Facts:
    """What of her journey counts here: the intake was ready, she started, she left; weeks of her trajectory or 0."""

    ready_on: date | None
    started_on: date | None
    left_on: date | None
    weeks: int = 0
    resting: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """One moment: the first and the last day on which she may tell, and what is asked."""

    moment: Moment
    opens_on: date
    closes_on: date
    asked: tuple[Definition, ...]

    def holds(self, on: date) -> bool:
        return self.opens_on <= on <= self.closes_on


def asked_at(blueprint: Blueprint, moment: Moment) -> tuple[Definition, ...]:
    """The questionnaires of one moment, in the order of the programme's file."""
    found = [(use, definition_or_none(use.slug, use.version)) for use in blueprint.questionnaires]
    return tuple(shape for use, shape in found if shape and moment in (use.moments or shape.moments))


def windows(facts: Facts, blueprint: Blueprint) -> tuple[Window, ...]:
    """All windows of a journey, oldest first; a later one ends the one before it."""
    opens = sorted(_opens(facts, blueprint).items(), key=lambda each: each[1])
    length = timedelta(weeks=blueprint.self_ratings.open_weeks) - timedelta(days=1)
    found = []
    for place, (moment, first) in enumerate(opens):
        last = first + length
        if place + 1 < len(opens):
            last = min(last, opens[place + 1][1] - timedelta(days=1))
        asked = asked_at(blueprint, moment)
        if asked and first <= last:
            found.append(Window(moment, first, last, asked))
    return tuple(found)


def _opens(facts: Facts, blueprint: Blueprint) -> dict[Moment, date]:
    days: dict[Moment, date] = {}
    if facts.ready_on:
        days[Moment.START] = facts.ready_on
    if facts.started_on:
        half = blueprint.self_ratings.middle_weeks * 7 or (facts.weeks or USUAL_WEEKS) * 7 // 2
        earliest = facts.ready_on + APART if facts.ready_on else facts.started_on
        days[Moment.MIDDLE] = max(facts.started_on + timedelta(days=half), earliest)
    if facts.left_on:
        left = facts.left_on
        days = {moment: day for moment, day in days.items() if day < left}
        days[Moment.END] = left
        days |= {moment: left + span for moment, span in LATER.items()}
    return days
