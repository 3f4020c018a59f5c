"""One rule per kind of indicator: from facts to who counts, and from which day.

A woman counts once, on the day of her first event that fits the definition, whoever of the partners saw it.
That day decides in which period she counts: who started before a renewal and reaches work after it counts as
started in the first period and as reached in the second. An event that came before the period is not counted
again in it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from aanzet.impact.queries.facts import OVERRIDE, Facts, PlacementFact
from aanzet.matches.questions import ENOUGH_CONTACTS
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.shapes import Blueprint, Indicator
from aanzet.work.enums import BETTER, FOLLOWED, JOBS, OCCUPATIONS, TRAININGS, Answer, Still
from aanzet.work.schedule import due_on

K = IndicatorKind
FIRST_JOB = "first_job"
# Kinds of placement that count, per kind of indicator, before the definition narrows them.
PLACEMENTS: dict[IndicatorKind, frozenset[str]] = {
    K.REACHED_TRAINING_OR_JOB: frozenset(JOBS | TRAININGS),
    K.REACHED_JOB: frozenset(JOBS),
    K.REACHED_TRAINING: frozenset(TRAININGS),
    K.OCCUPATION: frozenset(OCCUPATIONS),
    K.LASTING: frozenset(FOLLOWED),
}


@dataclass(frozen=True, slots=True)
class Window:
    """The span in which events count, seen on a day. `ends` None: open-ended."""

    starts: date
    ends: date | None
    on: date

    @property
    def until(self) -> date:
        """The last day that can count when looking on `on`."""
        return min(self.ends, self.on) if self.ends else self.on

    def holds(self, day: date) -> bool:
        return self.starts <= day <= self.until


class Event(NamedTuple):
    """Why a woman counts: the day and what it was."""

    on: date
    part: str = ""


@dataclass(slots=True)
class Count:
    """A figure before it has words. `outside`: women whose work or training does not count here.

    `steps`: (day, how many) rising, for the line. `unsure`: women who would count, but of whom nobody noted
    whether they belong to the target group.
    """

    women: dict[UUID, Event] = field(default_factory=dict)
    outside: dict[UUID, Event] = field(default_factory=dict)
    steps: list[tuple[date, int]] = field(default_factory=list)
    unsure: int = 0
    exact: bool = True
    # What somebody counted by hand until Aanzet counted itself, and the last day of it.
    by_hand: int = 0
    by_hand_until: date | None = None

    @property
    def reached(self) -> int:
        return sum(number for _day, number in self.steps)

    @property
    def parts(self) -> dict[str, int]:
        return dict(Counter(event.part for event in self.women.values() if event.part))

    @property
    def outside_parts(self) -> dict[str, int]:
        return dict(Counter(event.part for event in self.outside.values()))


def count(facts: Facts, blueprint: Blueprint, indicator: Indicator, window: Window) -> Count:
    """Count one indicator in a window."""
    by_number = _NUMBERS.get(indicator.kind)
    if by_number is not None:
        return by_number(facts, indicator, window)
    found = Count()
    for woman, event in _events(facts, indicator, window):
        if not window.holds(event.on) or (blueprint.target_group.women_only and woman in facts.men):
            continue
        fits = fit(facts, woman, indicator.criteria)
        if fits:
            found.women[woman] = event
        elif fits is None:
            found.unsure += 1
    if indicator.sectors and indicator.kind in PLACEMENTS and indicator.kind != K.LASTING:
        found.outside = _outside(facts, blueprint, indicator, window, set(found.women))
    found.steps = sorted(Counter(event.on for event in found.women.values()).items())
    return found


def fit(facts: Facts, woman: UUID, criteria: tuple[str, ...]) -> bool | None:
    """Does she belong to the target group of a definition? None: nobody noted it, which is not a no."""
    if not criteria:
        return True
    noted = facts.criteria.get(woman, frozenset())
    if OVERRIDE in noted or noted.issuperset(criteria):
        return True
    return False if noted else None


def _events(facts: Facts, indicator: Indicator, window: Window) -> Iterator[tuple[UUID, Event]]:
    """Every woman with the one event that may count for her."""
    if indicator.kind == K.STARTED:
        yield from _started(facts)
    elif indicator.kind == K.BETTER_WORK:
        yield from _better(facts, indicator)
    elif indicator.kind == K.INDEPENDENT:
        yield from _independent(facts, indicator, window)
    elif indicator.kind == K.CAME_THROUGH:
        for woman, day in facts.came.items():
            yield woman, Event(day)
    elif indicator.kind == K.NEW_CONTACTS:
        for woman, told in facts.new_contacts.items():
            enough = [day for day, n in told if n >= ENOUGH_CONTACTS]
            if enough:
                yield woman, Event(min(enough))
    elif indicator.kind == K.OWN_GOAL:
        for woman, days in facts.goals.items():
            reached = [day for day in days if day]
            if reached:
                yield woman, Event(min(reached))
    elif indicator.kind == K.LASTING:
        for woman, place in first_placements(facts, indicator):
            if lasting(facts, woman, place, indicator.check) == Still.YES:
                yield woman, Event(due_on(place.starts_on, indicator.check), place.kind)
    else:
        for woman, place in first_placements(facts, indicator):
            yield woman, Event(place.starts_on, place.kind)


def _started(facts: Facts) -> Iterator[tuple[UUID, Event]]:
    for woman, day in facts.started.items():
        yield woman, Event(day)


def first_placements(facts: Facts, indicator: Indicator) -> Iterator[tuple[UUID, PlacementFact]]:
    """Per woman her first placement that fits the definition."""
    kinds = PLACEMENTS[indicator.kind]
    if indicator.result_kinds:
        kinds &= frozenset(indicator.result_kinds)
    for woman, places in facts.placements.items():
        for place in places:
            if place.kind in kinds and (not indicator.sectors or place.sector in indicator.sectors):
                yield woman, place
                break


def _better(facts: Facts, indicator: Indicator) -> Iterator[tuple[UUID, Event]]:
    """First job, more hours, better contract, higher wage: women with at least one (source S2-04)."""
    wanted = frozenset(indicator.result_kinds)
    for woman, outcomes in better_outcomes(facts).items():
        fitting = [event for event in outcomes if not wanted or event.part in wanted]
        if fitting:
            yield woman, min(fitting, key=lambda event: event.on)


def better_outcomes(facts: Facts) -> dict[UUID, list[Event]]:
    """Woman -> each outcome type with its first day. A job is a first job when she had no paid work at the start."""
    found: dict[UUID, list[Event]] = {}
    for woman, places in facts.placements.items():
        situation = facts.situations.get(woman)
        worked = bool(situation and situation.hours_per_week)
        first: dict[str, date] = {}
        for place in places:
            part = FIRST_JOB if place.kind in JOBS else place.kind
            if (part == FIRST_JOB and not worked) or place.kind in BETTER:
                first.setdefault(part, place.starts_on)
        if first:
            found[woman] = [Event(day, part) for part, day in first.items()]
    return found


def _independent(facts: Facts, indicator: Indicator, window: Window) -> Iterator[tuple[UUID, Event]]:
    """Her last measurement in the window says yes. Declined and not known are no measurement."""
    for woman, said in facts.statements.items():
        measured = [
            each
            for each in said
            if each.answer in (Answer.YES, Answer.NO)
            and window.holds(each.on)
            and indicator.measure in ("", each.measure)
        ]
        if measured and measured[-1].answer == Answer.YES:
            yield woman, Event(measured[-1].on)


def lasting(facts: Facts, woman: UUID, place: PlacementFact, span: str) -> Still:
    """Is she still at work or in training a span after `place` began? Not asked is unknown, never no."""
    day = due_on(place.starts_on, span)
    still = facts.checks.get((place.placement_id, span), ("", day))[0]
    if still == Still.YES:
        return Still.YES
    for other in facts.placements[woman]:
        runs = other.starts_on <= day and (other.ends_on is None or other.ends_on >= day)
        if other.placement_id != place.placement_id and other.kind in FOLLOWED and runs:
            return Still.YES
    ended = place.ends_on is not None and place.ends_on < day
    return Still.NO if still == Still.NO or ended else Still.UNKNOWN


def _outside(
    facts: Facts, blueprint: Blueprint, indicator: Indicator, window: Window, counted: set[UUID]
) -> dict[UUID, Event]:
    """Women of the target group whose first work or training in the window lies in another sector."""
    kinds = PLACEMENTS[indicator.kind]
    found = {}
    for woman, places in facts.placements.items():
        if woman in counted or (blueprint.target_group.women_only and woman in facts.men):
            continue
        if not fit(facts, woman, indicator.criteria):
            continue
        for place in places:
            if (
                place.kind in kinds
                and place.sector not in indicator.sectors
                and window.holds(place.starts_on)
            ):
                found[woman] = Event(place.starts_on, place.kind)
                break
    return found


def _by_hand(facts: Facts, indicator: Indicator, window: Window) -> Count:
    rows = [
        (on, n, exact) for key, on, n, exact in facts.hand_counts if key == indicator.key and window.holds(on)
    ]
    return Count(steps=[(on, n) for on, n, _exact in rows], exact=all(exact for *_rest, exact in rows))


def _people(facts: Facts, indicator: Indicator, window: Window) -> Count:
    """Heads counted at finding places, and by hand. Who comes twice is counted twice, so it is an estimate."""
    met = [(on, n) for on, n in facts.met if window.holds(on)]
    return Count(steps=sorted([*met, *_by_hand(facts, indicator, window).steps]), exact=False)


def _trained(facts: Facts, indicator: Indicator, window: Window) -> Count:
    """Ambassadors by their own rows, beside what was counted by hand before (source S1-21)."""
    told = _by_hand(facts, indicator, window)
    counted = [(on, 1) for on in facts.trained if window.holds(on)]
    last = max((on for on, _n in told.steps), default=None)
    return Count(
        steps=_per_day([*told.steps, *counted]), exact=told.exact, by_hand=told.reached, by_hand_until=last
    )


def _visits(facts: Facts, indicator: Indicator, window: Window) -> Count:
    return Count(steps=_per_day((on, 1) for on, _reached in facts.visits if window.holds(on)))


def _reached(facts: Facts, indicator: Indicator, window: Window) -> Count:
    """Heads counted at visits. Who is there twice is counted twice, so it is an estimate."""
    return Count(steps=_per_day((on, n) for on, n in facts.visits if n and window.holds(on)), exact=False)


def _per_day(steps: Iterable[tuple[date, int]]) -> list[tuple[date, int]]:
    days: Counter[date] = Counter()
    for on, number in steps:
        days[on] += number
    return sorted(days.items())


_NUMBERS: dict[IndicatorKind, Callable[[Facts, Indicator, Window], Count]] = {
    K.EVENTS_HELD: _by_hand,
    K.COUNTED_BY_HAND: _by_hand,
    K.PEOPLE_REACHED: _people,
    K.AMBASSADORS_TRAINED: _trained,
    K.AMBASSADOR_VISITS: _visits,
    K.AMBASSADOR_REACH: _reached,
}
