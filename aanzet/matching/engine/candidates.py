"""Of all possible pairs each woman's best few: what the plan begins with. Prices later add what was cut off."""

from dataclasses import dataclass

import numpy as np

from aanzet.matching.engine.blocks import Pairs, possible
from aanzet.matching.engine.conditions import bars
from aanzet.matching.engine.people import Ints, Problem
from aanzet.matching.engine.score import Fits, fit
from aanzet.matching.engine.weights import WHOLE, Weights

MOST = 30


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs (n,) sorted by woman. `best`, `last`, `count` per woman: her best fit (-1 where nobody is possible), the
    least fit that was kept, and how many coaches are possible; `asked` per coach: how many women are."""

    woman: Ints
    coach: Ints
    fit: Fits
    best: Fits
    last: Fits
    count: Ints
    asked: Ints


def candidates(problem: Problem, weights: Weights, *, most: int = MOST) -> Candidates:
    """The `most` best possible coaches of each woman, and those she was proposed yesterday."""
    women = len(problem.women)
    count, best, last = np.zeros(women, np.int64), np.full(women, -1, np.int32), np.full(women, -1, np.int32)
    asked = np.zeros(len(problem.coaches), np.int64)
    kept: list[tuple[Ints, Ints, Fits]] = []
    for pairs in possible(problem):
        found, rank, size = _best(problem, weights, pairs, most)
        asked += np.bincount(pairs.coach, minlength=len(asked))
        woman, value = found[0], found[2]
        if not len(woman):
            continue
        count[woman] = size
        best[woman[rank == 0]] = value[rank == 0]
        last[woman] = value  # the last written of each woman is her least
        kept.append(found)
    kept.append(_yesterday(problem, weights, kept))
    woman, coach, value = (np.concatenate(column) for column in zip(*kept, strict=True))
    order = np.argsort(woman, kind="stable")
    return Candidates(woman[order], coach[order], value[order], best, last, count, asked)


def _best(
    problem: Problem, weights: Weights, pairs: Pairs, most: int
) -> tuple[tuple[Ints, Ints, Fits], Ints, Ints]:
    """The first `most` of each woman by falling fit, and by coach where the fit is the same; the rank of each in
    her row, and how many she has in all."""
    value = fit(problem, weights, pairs.woman, pairs.coach, pairs.metres)
    good = value >= problem.minimum
    woman, coach, value = pairs.woman[good], pairs.coach[good], value[good]
    if not len(woman):
        return (woman, coach, value), woman, woman
    width = int(coach.max()) + 1
    order = np.argsort((woman * (WHOLE + 1) + (WHOLE - value)) * width + coach)
    woman, coach, value = woman[order], coach[order], value[order]
    begin = np.flatnonzero(np.r_[True, woman[1:] != woman[:-1]])
    size = np.diff(np.r_[begin, len(woman)])
    rank = np.arange(len(woman)) - np.repeat(begin, size)
    first = rank < most
    return (woman[first], coach[first], value[first]), rank[first], np.repeat(size, size)[first]


def _yesterday(
    problem: Problem, weights: Weights, kept: list[tuple[Ints, Ints, Fits]]
) -> tuple[Ints, Ints, Fits]:
    """Pairs that were proposed yesterday, are possible still, and are not among the best few."""
    if not len(problem.keep):
        return problem.keep, problem.keep, np.empty(0, np.int32)
    woman, coach = np.divmod(problem.keep, len(problem.coaches))
    value = fit(problem, weights, woman, coach)
    have = np.concatenate([problem.pair(each[0], each[1]) for each in kept]) if kept else problem.keep[:0]
    good = (bars(problem, woman, coach) == 0) & (value >= problem.minimum) & ~np.isin(problem.keep, have)
    return woman[good], coach[good], value[good]
