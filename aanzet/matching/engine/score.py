"""How well two people fit: whole numbers whose sum is the fit. What is shown is what is optimised."""

import numpy as np
from numpy.typing import NDArray

from aanzet.matching.engine.people import Ints, Problem
from aanzet.matching.engine.travel import metres, minutes
from aanzet.matching.engine.weights import PARTS, Weights

ENOUGH_HALFDAYS = 3
Parts = NDArray[np.int32]


def parts(problem: Problem, weights: Weights, woman: Ints, coach: Ints) -> Parts:
    """Pairs (n,) to their parts (n, 5) in the order of `PARTS`.

    language: all for the language she named first, two thirds for another that both speak; time: a third for each
    half-day on which both can, up to three; travel: what her way leaves of the minutes she travels at most; sector
    and asks: the same field of work, and the share of what she wants help with; all where she named none.
    """
    hers, theirs = problem.women, problem.coaches
    found = np.empty((len(woman), len(PARTS)), np.int32)
    first = ((hers.own[woman] & theirs.languages[coach]) != 0).any(axis=-1)
    found[:, 0] = np.where(first, weights.language, weights.language * 2 // 3)
    shared = np.bitwise_count(hers.halfdays[woman] & theirs.halfdays[coach]).astype(np.int64)
    found[:, 1] = weights.time * np.minimum(shared, ENOUGH_HALFDAYS) // ENOUGH_HALFDAYS
    way = minutes(metres(hers.at[woman], theirs.at[coach]), hers.start[woman], hers.pace[woman])
    most = np.maximum(hers.most[woman], 1)
    found[:, 2] = weights.travel * np.clip(most - way, 0, most) // most
    sector = hers.sector[woman]
    found[:, 3] = np.where((sector == 0) | (sector == theirs.sector[coach]), weights.sector, 0)
    asked = np.bitwise_count(hers.asks[woman]).astype(np.int64)
    met = np.bitwise_count(hers.asks[woman] & theirs.asks[coach]).astype(np.int64)
    found[:, 4] = np.where(asked == 0, weights.asks, weights.asks * met // np.maximum(asked, 1))
    return found


def fit(problem: Problem, weights: Weights, woman: Ints, coach: Ints) -> NDArray[np.int32]:
    """Pairs (n,) to their fit (n,), 0 to 10,000."""
    made: NDArray[np.int32] = parts(problem, weights, woman, coach).sum(axis=1, dtype=np.int32)
    return made
