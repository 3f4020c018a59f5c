"""Of all possible pairs each woman's best few: what the plan begins with. Prices later add what was cut off."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aanzet.matching.engine.blocks import possible
from aanzet.matching.engine.people import Ints, Problem
from aanzet.matching.engine.score import fit
from aanzet.matching.engine.weights import Weights

MOST = 30


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs (n,) sorted by woman and then by falling fit. `best`, `count`, `rivals` per woman: her best fit (-1 where
    nobody is possible), how many coaches are possible, and how crowded the places within her reach are, in
    thousandths: 1,000 where there are as many women as places."""

    woman: Ints
    coach: Ints
    fit: NDArray[np.int32]
    best: NDArray[np.int32]
    count: Ints


def candidates(problem: Problem, weights: Weights, *, most: int = MOST) -> Candidates:
    """The `most` best possible coaches of each woman, the fit under the minimum left out."""
    count = np.zeros(len(problem.women), np.int64)
    kept: list[tuple[Ints, Ints, NDArray[np.int32]]] = []
    for pairs in possible(problem):
        value = fit(problem, weights, pairs.woman, pairs.coach)
        good = value >= problem.minimum
        woman, coach, value = pairs.woman[good], pairs.coach[good], value[good]
        if not len(woman):
            continue
        count += (
            np.bincount(woman, minlength=len(count))
            if len(count) < 4 * len(woman)
            else _few(woman, len(count))
        )
        kept.append(_best(woman, coach, value, most))
    return _joined(kept, count)


def _few(woman: Ints, total: int) -> Ints:
    found = np.zeros(total, np.int64)
    names, times = np.unique(woman, return_counts=True)
    found[names] = times
    return found


def _best(
    woman: Ints, coach: Ints, value: NDArray[np.int32], most: int
) -> tuple[Ints, Ints, NDArray[np.int32]]:
    """The first `most` of each woman by falling fit, and by coach where the fit is the same."""
    order = np.lexsort((coach, -value, woman))
    woman, coach, value = woman[order], coach[order], value[order]
    begin = np.flatnonzero(np.r_[True, woman[1:] != woman[:-1]])
    rank = np.arange(len(woman)) - np.repeat(begin, np.diff(np.r_[begin, len(woman)]))
    first = rank < most
    return woman[first], coach[first], value[first]


def _joined(kept: list[tuple[Ints, Ints, NDArray[np.int32]]], count: Ints) -> Candidates:
    best = np.full(len(count), -1, np.int32)
    if not kept:
        none = np.empty(0, np.int64)
        return Candidates(none, none, np.empty(0, np.int32), best, count)
    woman, coach, value = (np.concatenate(column) for column in zip(*kept, strict=True))
    order = np.argsort(woman, kind="stable")
    woman, coach, value = woman[order], coach[order], value[order]
    first = np.flatnonzero(np.r_[True, woman[1:] != woman[:-1]])
    best[woman[first]] = value[first]
    return Candidates(woman, coach, value, best, count)
