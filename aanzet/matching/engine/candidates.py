"""Of all possible pairs each woman's best few: what the plan begins with. Prices later add what was cut off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from aanzet.matching.engine.blocks import Pairs, possible
from aanzet.matching.engine.conditions import bars
from aanzet.matching.engine.people import Ints, Problem
from aanzet.matching.engine.score import Fits, fit
from aanzet.matching.engine.weights import WHOLE, Weights

MOST = 30
ALL = 25_000_000  # possible pairs that are remembered, so that they need not be found again: 300 MB

Rated = tuple[Ints, Ints, Fits]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs (n,) sorted by woman. `best`, `last`, `count` per woman: her best fit (-1 where nobody is possible), the
    least fit that was kept, and how many coaches are possible; `asked` per coach: how many women are. `every`: all
    possible pairs in pieces, where they are few enough to be remembered, else empty."""

    woman: Ints
    coach: Ints
    fit: Fits
    best: Fits
    last: Fits
    count: Ints
    asked: Ints
    every: list[Rated]


def candidates(problem: Problem, weights: Weights, *, most: int = MOST) -> Candidates:
    """The `most` best possible coaches of each woman, and those she was proposed yesterday."""
    women = len(problem.women)
    count, best, last = np.zeros(women, np.int64), np.full(women, -1, np.int32), np.full(women, -1, np.int32)
    asked = np.zeros(len(problem.coaches), np.int64)
    kept: list[Rated] = []
    every: list[Rated] = []
    size = 0
    for woman, coach, value in rated(problem, weights, possible(problem)):
        size += len(woman)
        if size <= ALL:
            every.append(_small(woman, coach, value))
        else:
            every.clear()
        asked += np.bincount(coach, minlength=len(asked))
        order, rank, row = ranked(woman, WHOLE - value, coach)
        order, rank, row = order[rank < most], rank[rank < most], row[rank < most]
        woman, coach, value = woman[order], coach[order], value[order]
        count[woman] = row
        best[woman[rank == 0]] = value[rank == 0]
        last[woman] = value  # the last written of each woman is her least
        kept.append((woman, coach, value))
    kept.append(_yesterday(problem, weights, kept))
    woman, coach, value = joined(kept)
    order = np.argsort(woman, kind="stable")
    return Candidates(woman[order], coach[order], value[order], best, last, count, asked, every)


def rated(problem: Problem, weights: Weights, found: Iterable[Pairs]) -> Iterator[Rated]:
    """Pairs with their fit, without those under the minimum; no empty pieces."""
    for pairs in found:
        value = fit(problem, weights, pairs.woman, pairs.coach, pairs.metres)
        if problem.minimum:
            good = value >= problem.minimum
            pairs, value = Pairs(pairs.woman[good], pairs.coach[good], pairs.metres[good]), value[good]
        if len(value):
            yield pairs.woman, pairs.coach, value


def joined(pieces: list[Rated]) -> Rated:
    """Pieces behind each other."""
    woman, coach, value = (np.concatenate(column) for column in zip(*pieces, strict=True))
    return woman, coach, value


def _small(woman: Ints, coach: Ints, value: Fits) -> Rated:
    """The same in half the room."""
    return woman.astype(np.int32), coach.astype(np.int32), value


def ranked(woman: Ints, less: Ints | Fits, coach: Ints) -> tuple[Ints, Ints, Ints]:
    """Pairs (n,) to their order by woman, then by `less` (0 and more, the least first), then by coach; the rank of
    each in the row of its woman; and how long that row is."""
    width, depth = int(coach.max()) + 1, int(less.max()) + 1
    order = np.argsort((woman * depth + less) * width + coach)
    woman = woman[order]
    begin = np.flatnonzero(np.r_[True, woman[1:] != woman[:-1]])
    size = np.diff(np.r_[begin, len(woman)])
    rank = np.arange(len(woman)) - np.repeat(begin, size)
    return order, rank, np.repeat(size, size)


def _yesterday(problem: Problem, weights: Weights, kept: list[Rated]) -> Rated:
    """Pairs that were proposed yesterday, are possible still, and are not among the best few."""
    if not len(problem.keep):
        return problem.keep, problem.keep, np.empty(0, np.int32)
    woman, coach = np.divmod(problem.keep, len(problem.coaches))
    value = fit(problem, weights, woman, coach)
    have = np.concatenate([problem.pair(each[0], each[1]) for each in kept]) if kept else problem.keep[:0]
    good = (bars(problem, woman, coach) == 0) & (value >= problem.minimum) & ~np.isin(problem.keep, have)
    return woman[good], coach[good], value[good]
