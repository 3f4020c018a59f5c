"""How well two people fit: whole numbers whose sum is the fit. What is shown is what is optimised."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from aanzet.matching.engine.conditions import distance
from aanzet.matching.engine.people import Ints, Problem
from aanzet.matching.engine.travel import Metres, minutes
from aanzet.matching.engine.weights import PARTS, Weights

ENOUGH_HALFDAYS = 3
Fits = NDArray[np.int32]


def parts(problem: Problem, weights: Weights, woman: Ints, coach: Ints) -> Fits:
    """Pairs (n,) to their parts (n, 5) in the order of `PARTS`."""
    columns = list(_columns(problem, weights, woman, coach, distance(problem, woman, coach)))
    return (
        np.stack(columns, axis=1).astype(np.int32)
        if len(columns) == len(PARTS)
        else np.empty((0, 0), np.int32)
    )


def fit(problem: Problem, weights: Weights, woman: Ints, coach: Ints, metres: Metres | None = None) -> Fits:
    """Pairs (n,) to their fit (n,), 0 to 10,000. `metres`: between them, where somebody measured it already."""
    far = distance(problem, woman, coach) if metres is None else metres
    found = np.zeros(len(woman), np.int32)
    for column in _columns(problem, weights, woman, coach, far):
        found += column.astype(np.int32)
    return found


def _columns(problem: Problem, weights: Weights, woman: Ints, coach: Ints, far: Metres) -> Iterator[Ints]:
    """One part after the other. language: all for the language she named first, two thirds for another that both
    speak; time: a third for each half-day on which both can, up to three; travel: what her way leaves of the minutes
    she travels at most, half where one of them did not say where; sector and asks: the same field of work, and the
    share of what she wants help with; all where she named none."""
    hers, theirs = problem.women, problem.coaches
    first = ((hers.own[woman] & theirs.languages[coach]) != 0).any(axis=-1)
    yield np.where(first, weights.language, weights.language * 2 // 3)
    shared = np.bitwise_count(hers.halfdays[woman] & theirs.halfdays[coach])
    yield _of_halfdays(weights)[shared]
    most = np.maximum(hers.most[woman], 1)
    way = minutes(far, hers.start[woman], hers.pace[woman])
    left = weights.travel * np.clip(most - way, 0, most) // most
    yield np.where(far < 0, weights.travel // 2, left)
    sector = hers.sector[woman]
    yield np.where((sector == 0) | (sector == theirs.sector[coach]), weights.sector, 0)
    wanted = hers.asks[woman]
    asked = np.bitwise_count(wanted).astype(np.int64)
    met = np.bitwise_count(wanted & theirs.asks[coach]).astype(np.int64)
    yield np.where(asked == 0, weights.asks, weights.asks * met // np.maximum(asked, 1))


def _of_halfdays(weights: Weights) -> Ints:
    """What 0 to 21 shared half-days are worth."""
    return weights.time * np.minimum(np.arange(22), ENOUGH_HALFDAYS) // ENOUGH_HALFDAYS
