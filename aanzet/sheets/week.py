"""Her week of care: who does what in which part of which day, now and as she wishes it. Pure: no database.

A week has 28 places: seven days, Monday first, of four parts of four hours. Hours are what she says one time takes.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from aanzet.sheets.pictures import pictures

DAYS, PARTS = 7, ("morning", "afternoon", "evening", "night")
PLACES = DAYS * len(PARTS)
WORKDAYS = 5
PART_HOURS = Decimal(4)
# A shorter gap holds no work: nobody goes out for less than two hours.
LEAST_GAP = Decimal(2)
# Nobody is offered more than a full week.
MOST_HOURS = 40
ME, NOBODY = "me", "nobody"
NOW, WISHED = "now", "wished"
LONGEST = 20_000


class NotAWeek(ValueError):
    """What came in is no week of ours."""


@dataclass(frozen=True, slots=True)
class Done:
    """Who does a task in one place, and how many hours it takes."""

    who: str
    hours: Decimal


# (task, place 0 to 27) -> who does it
Side = Mapping[tuple[str, int], Done]


@dataclass(frozen=True, slots=True)
class Week:
    """Her week as it is and as she wishes it."""

    now: Side = field(default_factory=dict)
    wished: Side = field(default_factory=dict)

    def side(self, name: str) -> Side:
        return self.wished if name == WISHED else self.now

    def with_side(self, name: str, side: Side) -> "Week":
        return replace(self, wished=side) if name == WISHED else replace(self, now=side)

    @property
    def is_empty(self) -> bool:
        return not self.now and not self.wished


@dataclass(frozen=True, slots=True)
class Sums:
    """Hours a week. `mine`, `others`, `open`: care that she, others or nobody does; `work`: her work, lessons and
    ways; `own`: her rest and time for herself; `free`: what is left where work could fit, outside the night."""

    mine: Decimal
    others: Decimal
    open: Decimal
    work: Decimal
    own: Decimal
    free: Decimal


def put(side: Side, *, task: str, who: str, hours: Decimal, places: Collection[int]) -> Side:
    """`who` does `task` in exactly these places; somebody else who did it there does it no more."""
    kept = {
        key: done for key, done in side.items()
        if key[0] != task or (done.who != who and key[1] not in places)
    }  # fmt: skip
    return kept | {(task, place): Done(who, hours) for place in places}


def out(side: Side, *, task: str, who: str) -> Side:
    """`who` does `task` no more."""
    return {key: done for key, done in side.items() if not (key[0] == task and done.who == who)}


def free_places(side: Side) -> dict[int, Decimal]:
    """Place -> hours in which work could fit: what she does not fill herself, outside the night."""
    found = {}
    for place in range(PLACES):
        if PARTS[place % len(PARTS)] == "night":
            continue
        mine = sum((d.hours for (_, at), d in side.items() if at == place and d.who == ME), Decimal(0))
        if PART_HOURS - mine >= LEAST_GAP:
            found[place] = PART_HOURS - mine
    return found


def sums(side: Side) -> Sums:
    kinds = pictures("tasks")

    def total(kind: str, *who: str, but: tuple[str, ...] = ()) -> Decimal:
        return sum(
            (
                done.hours for (task, _), done in side.items()
                if kinds[task].kind == kind and (done.who in who if who else done.who not in but)
            ),
            Decimal(0),
        )  # fmt: skip

    return Sums(
        mine=total("care", ME),
        others=total("care", but=(ME, NOBODY)),
        open=total("care", NOBODY),
        work=total("work", ME),
        own=total("own", ME),
        free=sum(free_places(side).values(), Decimal(0)),
    )


def offer(side: Side) -> tuple[int, tuple[str, ...]]:
    """Hours and times (as the intake names them) that her free places hold: a part of the day when it is free on at
    least two working days, the weekend when any of it is."""
    free = free_places(side)
    times = [
        part for at, part in enumerate(PARTS)
        if sum(1 for place in free if place % len(PARTS) == at and place // len(PARTS) < WORKDAYS) > 1
    ]  # fmt: skip
    if any(place // len(PARTS) >= WORKDAYS for place in free):
        times.append("weekend")
    return min(int(sum(free.values(), Decimal(0))), MOST_HOURS), tuple(times)


def dump(week: Week) -> str:
    """Short JSON: per side a list of task, who, hours and places."""
    return json.dumps({NOW: _lines(week.now), WISHED: _lines(week.wished)}, separators=(",", ":"))


def _lines(side: Side) -> list[Any]:
    grouped: dict[tuple[str, str, str], list[int]] = {}
    for (task, place), done in sorted(side.items()):
        grouped.setdefault((task, done.who, str(done.hours)), []).append(place)
    return [[*key, places] for key, places in grouped.items()]


def load(text: str) -> Week:
    """The week that `dump` wrote. Raises NotAWeek for anything else: the text may come from a form."""
    if len(text) > LONGEST:
        raise NotAWeek
    try:
        data = json.loads(text)
        return Week(_side(data[NOW]), _side(data[WISHED]))
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError) as error:
        raise NotAWeek from error


def _side(lines: Any) -> Side:
    lengths = {each.hours for each in pictures("lengths").values()}
    side: dict[tuple[str, int], Done] = {}
    for task, who, hours, places in lines:
        known = task in pictures("tasks") and who in pictures("who") and Decimal(hours) in lengths
        if not known or any(type(place) is not int or not 0 <= place < PLACES for place in places):
            raise NotAWeek
        side |= {(task, place): Done(who, Decimal(hours)) for place in places}
    return side
