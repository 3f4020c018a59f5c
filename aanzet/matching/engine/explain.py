"""Why this one, why not that one, and why nobody: reasons as codes and numbers; the words are put to them elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aanzet.matching.engine.conditions import Bar, bars
from aanzet.matching.engine.people import Ints, Problem
from aanzet.matching.engine.planning import Plan
from aanzet.matching.engine.score import fit, parts
from aanzet.matching.engine.weights import PARTS, Weights
from aanzet.reference import halfdays


@dataclass(frozen=True, slots=True)
class Nobody:
    """Why a woman has no match. `kind`: "places" (possible coaches are full of others: `turn` of `queue`), "none" (no
    possible coach); `only`: for each single condition how many coaches would fit if it alone were another; `days`: for
    each half-day she did not name how many of those could on it."""

    kind: str
    only: Mapping[Bar, int]
    days: Mapping[str, int]
    turn: int
    queue: int


def shares(problem: Problem, weights: Weights, woman: int, coach: int) -> dict[str, int]:
    """The parts of one pair by name; their sum is the fit."""
    row = parts(problem, weights, np.array([woman]), np.array([coach]))[0]
    return dict(zip(PARTS, (int(part) for part in row), strict=True))


def nobody(problem: Problem, weights: Weights, made: Plan, woman: int) -> Nobody:
    """Why `woman` has no coach in this plan."""
    coaches = np.arange(len(problem.coaches))
    hers = np.full(len(coaches), woman)
    found = bars(problem, hers, coaches).astype(np.int64)
    found |= np.where(fit(problem, weights, hers, coaches) < problem.minimum, int(Bar.FIT), 0)
    only = {bar: int((found == bar).sum()) for bar in Bar}
    late = coaches[found == Bar.TIME]
    days = {
        name: int(((problem.coaches.halfdays[late] & np.uint64(bit)) != 0).sum())
        for name, bit in halfdays.BITS.items()
    }
    possible = coaches[found == 0]
    turn, queue = _turn(made, problem, woman) if len(possible) else (0, 0)
    return Nobody(
        kind="places" if len(possible) else "none",
        only={bar: number for bar, number in only.items() if number},
        days={name: number for name, number in days.items() if number},
        turn=turn,
        queue=queue,
    )


def _turn(made: Plan, problem: Problem, woman: int) -> tuple[int, int]:
    """Her place among those who wait although somebody is possible: by what they bring along."""
    waits = np.flatnonzero((made.coach < 0) & (made.count > 0))
    ahead = int((made.priority[waits] > made.priority[woman]).sum())
    return ahead + 1, len(waits)


def only_for(made: Plan, coach: int) -> Ints:
    """Of the women this coach was given, those who have no other possible coach."""
    found: Ints = np.flatnonzero((made.coach == coach) & (made.count == 1))
    return found
