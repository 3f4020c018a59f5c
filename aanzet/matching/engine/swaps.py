"""A few exchanges among pairs that stand already: offered to all concerned, never carried out without their yes."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from aanzet.matching.engine.people import Ints, Problem
from aanzet.matching.engine.planning import plan
from aanzet.matching.engine.score import fit
from aanzet.matching.engine.weights import Weights

MARGIN = 1_500  # what a change must bring for each woman it touches, in units of the fit


@dataclass(frozen=True, slots=True)
class Swap:
    """Women who would change together, their coaches now and then, and what the fits gain in all."""

    women: tuple[int, ...]
    now: tuple[int, ...]
    then: tuple[int, ...]
    gain: int


def swaps(problem: Problem, weights: Weights, now: Ints, *, most: int, margin: int = MARGIN) -> list[Swap]:
    """`now` (women,): the coach of each woman, who all have one; the places of the problem count those they hold.
    Exchanges that gain most for each woman they touch, `most` women in all; nobody loses her coach by them."""
    women = np.arange(len(problem.women))
    standing = replace(problem, keep=np.sort(problem.pair(women, now)), minimum=0)
    calm = replace(weights, waiting=0, deadline=0, scarce=0, load=0, keep=margin)
    then = plan(standing, calm).coach
    before, after = _fits(problem, weights, women, now), _fits(problem, weights, women, then)
    found = [_of(group, now, then, before, after) for group in _groups(now, then, len(problem.coaches))]
    good = [each for each in found if min(each.then) >= 0 and each.gain >= margin * len(each.women)]
    return _first(sorted(good, key=lambda each: (-each.gain // len(each.women), each.women)), most)


def _fits(problem: Problem, weights: Weights, women: Ints, coach: Ints) -> Ints:
    has = coach >= 0
    made = np.zeros(len(women), np.int64)
    made[has] = fit(problem, weights, women[has], coach[has])
    return made


def _groups(now: Ints, then: Ints, coaches: int) -> list[Ints]:
    """Women who change, those together whose changes hang together: one takes the place of the other."""
    moved = np.flatnonzero(now != then)
    if not len(moved):
        return []
    ends = np.r_[now[moved], np.maximum(then[moved], 0)]
    rows = np.r_[moved, moved]
    size = len(now) + coaches
    graph = coo_array((np.ones(len(rows)), (rows, len(now) + ends)), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    return [moved[label[moved] == name] for name in np.unique(label[moved])]


def _of(group: Ints, now: Ints, then: Ints, before: Ints, after: Ints) -> Swap:
    return Swap(
        tuple(int(woman) for woman in group),
        tuple(int(coach) for coach in now[group]),
        tuple(int(coach) for coach in then[group]),
        int(after[group].sum() - before[group].sum()),
    )


def _first(found: list[Swap], most: int) -> list[Swap]:
    kept: list[Swap] = []
    for each in found:
        if sum(len(swap.women) for swap in kept) + len(each.women) <= most:
            kept.append(each)
    return kept
