"""How well two people fit: whole numbers whose sum is the fit. What is shown is what is optimised."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from aanzet.matching.engine.conditions import distance
from aanzet.matching.engine.people import Bits, Flags, Ints, Problem
from aanzet.matching.engine.travel import Metres
from aanzet.matching.engine.weights import PARTS, Weights

ENOUGH_HALFDAYS = 3
PIECE = 8_192  # pairs at a time: what is computed on the way stays in the cache
Fits = NDArray[np.int32]


def parts(problem: Problem, weights: Weights, woman: Ints, coach: Ints) -> Fits:
    """Pairs (n,) to their parts (n, 5) in the order of `PARTS`."""
    found = np.empty((len(PARTS), len(woman)), np.int32)
    for begin in range(0, len(woman), PIECE):
        piece = slice(begin, begin + PIECE)
        hers, theirs = woman[piece], coach[piece]
        for row, column in enumerate(
            _columns(problem, weights, hers, theirs, distance(problem, hers, theirs))
        ):
            found[row, piece] = column
    return found.T


def fit(problem: Problem, weights: Weights, woman: Ints, coach: Ints, metres: Metres | None = None) -> Fits:
    """Pairs (n,) to their fit (n,), 0 to 10,000. `metres`: between them, where somebody measured it already."""
    far = distance(problem, woman, coach) if metres is None else metres
    found = np.zeros(len(woman), np.int32)
    for column in _columns(problem, weights, woman, coach, far):
        found += column
    return found


def _columns(problem: Problem, weights: Weights, woman: Ints, coach: Ints, far: Metres) -> Iterator[Fits]:
    """One part after the other. language: all for the language she named first, two thirds for another that both
    speak; time: a third for each half-day on which both can, up to three; travel: what her way leaves of the minutes
    she travels at most, half where one of them did not say where; sector and asks: a field of work that both name, and
    the share of what she wants help with; all where she named none."""
    hers, theirs = problem.women, problem.coaches
    first = _shared(hers.own, theirs.languages, woman, coach)
    yield np.where(first, np.int32(weights.language), np.int32(weights.language * 2 // 3))
    yield _of_halfdays(weights)[np.bitwise_count(hers.halfdays[woman] & theirs.halfdays[coach])]
    yield _of_travel(problem, weights, woman, far)
    named: Flags = (hers.sector != 0).any(axis=1)
    known = _shared(hers.sector, theirs.sector, woman, coach)
    yield np.where(known | ~named[woman], np.int32(weights.sector), np.int32(0))
    yield _of_asks(problem, weights, woman, coach)


def _shared(hers: Bits, theirs: Bits, woman: Ints, coach: Ints) -> Flags:
    """Whether the two of each pair (n,) have one bit in common, of (women, words) and (coaches, words)."""
    found = np.zeros(len(woman), np.bool_)
    for word in range(hers.shape[1]):
        found |= (hers[:, word][woman] & theirs[:, word][coach]) != 0
    return found


def _of_halfdays(weights: Weights) -> Fits:
    """What 0 to 21 shared half-days are worth."""
    found: Fits = (weights.time * np.minimum(np.arange(22), ENOUGH_HALFDAYS) // ENOUGH_HALFDAYS).astype(
        np.int32
    )
    return found


def _of_travel(problem: Problem, weights: Weights, woman: Ints, far: Metres) -> Fits:
    """Divided as floats, which is faster and as exact: a quotient of whole numbers this small that is none itself is
    farther from the next one than its rounding."""
    hers = problem.women
    most = np.maximum(hers.most, 1).astype(np.float64)[woman]
    way = np.ceil(far / hers.pace.astype(np.float64)[woman]) + hers.start[woman]
    left = np.floor(weights.travel * np.clip(most - way, 0, most) / most).astype(np.int32)
    return np.where(far < 0, np.int32(weights.travel // 2), left)


def _of_asks(problem: Problem, weights: Weights, woman: Ints, coach: Ints) -> Fits:
    wanted = problem.women.asks
    if not wanted.any():
        return np.full(len(woman), weights.asks, np.int32)
    asked = np.bitwise_count(wanted).astype(np.int32)[woman]
    met = np.bitwise_count(wanted[woman] & problem.coaches.asks[coach])
    found: Fits = np.where(
        asked == 0, weights.asks, weights.asks * met.astype(np.int32) // np.maximum(asked, 1)
    )
    return found
