"""Why this one, why not that one, and why nobody: reasons as codes and numbers; the words are put to them elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from aanzet.matching.engine.blocks import speak
from aanzet.matching.engine.conditions import Bar, distances
from aanzet.matching.engine.people import Flags, Ints, Problem, among
from aanzet.matching.engine.planning import Plan
from aanzet.matching.engine.score import fit, parts
from aanzet.matching.engine.weights import PARTS, Weights
from aanzet.reference import halfdays

WOMEN_A_BLOCK = 64


@dataclass(frozen=True, slots=True)
class Nobody:
    """Why a woman has no match. `kind`: "places" (possible coaches are there, and their places go to others: `turn` of
    `queue` who wait so), "none" (no possible coach); `only`: for each single condition how many coaches would fit if it
    alone were another; `days`: for each half-day she did not name how many of those could on it."""

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
    return next(nobodies(problem, weights, made, np.array([woman])))


def nobodies(problem: Problem, weights: Weights, made: Plan, women: Ints) -> Iterator[Nobody]:
    """Why each of `women` has no coach in this plan, in their order."""
    waits = np.flatnonzero((made.coach < 0) & (made.count > 0))
    for begin in range(0, len(women), WOMEN_A_BLOCK):
        block = women[begin : begin + WOMEN_A_BLOCK]
        stand = _standing(problem, weights, block)
        total = sum(
            (flags.astype(np.uint8) for flags in stand.values()), np.zeros(stand[Bar.TIME].shape, np.uint8)
        )
        for row, woman in enumerate(block):
            single = total[row] == 1
            only = {bar: int((single & flags[row]).sum()) for bar, flags in stand.items()}
            kind = "places" if made.count[woman] > 0 else "none"
            turn, queue = _turn(made, waits, int(woman)) if kind == "places" else (0, 0)
            late = problem.coaches.halfdays[single & stand[Bar.TIME][row]]
            yield Nobody(kind, {bar: n for bar, n in only.items() if n}, _days(late), turn, queue)


def _standing(problem: Problem, weights: Weights, block: Ints) -> dict[Bar, Flags]:
    """For each condition where it stands between the women of a block and every coach: tables (women, coaches)."""
    hers, theirs = problem.women, problem.coaches
    every = np.arange(len(theirs))
    far = distances(problem, block, every)
    shape = far.shape
    made: dict[Bar, Flags] = {
        Bar.LANGUAGE: ~speak(hers.languages[block], theirs.languages),
        Bar.TIME: (hers.halfdays[block][:, None] & theirs.halfdays) == 0,
        Bar.HER_WAY: (far >= np.square(hers.reach[block] + 1.0)[:, None]) | (hers.reach[block] < 0)[:, None],
        Bar.THEIR_WAY: (far >= np.square(theirs.reach + 1.0)) | (theirs.reach < 0),
        Bar.WOMAN: hers.only_woman[block][:, None] & ~theirs.woman,
        Bar.APART: among(problem.pair(block[:, None], every), problem.apart),
        Bar.FULL: np.broadcast_to(theirs.places < 1, shape),
    }
    made[Bar.FIT] = (
        _too_little(problem, weights, block, shape) if problem.minimum else np.zeros(shape, np.bool_)
    )
    return made


def _too_little(problem: Problem, weights: Weights, block: Ints, shape: tuple[int, ...]) -> Flags:
    """Where the fit is under the minimum."""
    row, coach = (index.ravel() for index in np.indices(shape))
    found: Flags = (fit(problem, weights, block[row], coach) < problem.minimum).reshape(shape)
    return found


def _days(late: "np.typing.NDArray[np.uint64]") -> dict[str, int]:
    counts = {name: int(((late & np.uint64(bit)) != 0).sum()) for name, bit in halfdays.BITS.items()}
    return {name: number for name, number in counts.items() if number}


def _turn(made: Plan, waits: Ints, woman: int) -> tuple[int, int]:
    """Her place among those who wait although somebody is possible: by what they bring along."""
    ahead = int((made.priority[waits] > made.priority[woman]).sum())
    return ahead + 1, len(waits)


def _open_to(problem: Problem, weights: Weights, woman: int) -> Ints:
    """The coaches who are possible for her."""
    stand = _standing(problem, weights, np.array([woman]))
    found: Ints = np.flatnonzero(~np.logical_or.reduce([flags[0] for flags in stand.values()]))
    return found


def best_for(
    problem: Problem, weights: Weights, woman: int, most: int = 5
) -> list[tuple[int, dict[str, int]]]:
    """Her best few possible coaches with their parts, best first: what a newcomer is shown at once."""
    open_to = _open_to(problem, weights, woman)
    table = parts(problem, weights, np.full(len(open_to), woman), open_to)
    order = np.lexsort((open_to, -table.sum(axis=1)))[:most]
    return [
        (int(open_to[at]), dict(zip(PARTS, (int(part) for part in table[at]), strict=True))) for at in order
    ]
