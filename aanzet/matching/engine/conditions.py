"""What must hold for two people to be proposed to each other. One bit for each condition that does not hold."""

from enum import IntFlag

import numpy as np
from numpy.typing import NDArray

from aanzet.matching.engine.people import Ints, Problem, among
from aanzet.matching.engine.travel import UNKNOWN, Metres, metres, squares


class Bar(IntFlag):
    """Why a pair is absent."""

    LANGUAGE = 1  # no language that both speak
    TIME = 2  # no half-day on which both can
    HER_WAY = 4  # farther than she travels
    THEIR_WAY = 8  # farther than the coach travels
    WOMAN = 16  # she wishes a woman
    APART = 32  # blocked, refused before, or in conflict
    FULL = 64  # no place left
    FIT = 128  # the fit is under the minimum


def distance(problem: Problem, woman: Ints, coach: Ints) -> Metres:
    """Metres between the two of each pair; -1 where one of them did not say where."""
    hers, theirs = problem.women, problem.coaches
    known = hers.placed[woman] & theirs.placed[coach]
    return np.where(known, metres(hers.at[woman], theirs.at[coach]), UNKNOWN)


def distances(problem: Problem, women: Ints, coaches: Ints) -> NDArray[np.float64]:
    """Squared metres (women, coaches) of all pairs of these; -1 where one of the two did not say where."""
    hers, theirs = problem.women, problem.coaches
    found = squares(hers.at[women], theirs.at[coaches])
    found[:, ~theirs.placed[coaches]] = UNKNOWN
    found[~hers.placed[women]] = UNKNOWN
    return found


def bars(problem: Problem, woman: Ints, coach: Ints) -> NDArray[np.uint8]:
    """For each pair all conditions that do not hold, but for the fit; 0: nothing stands between them."""
    hers, theirs = problem.women, problem.coaches
    found = np.zeros(np.broadcast(woman, coach).shape, np.uint8)
    spoken = ((hers.languages[woman] & theirs.languages[coach]) != 0).any(axis=-1)
    far = distance(problem, woman, coach)
    for bar, stands in (
        (Bar.LANGUAGE, ~spoken),
        (Bar.TIME, (hers.halfdays[woman] & theirs.halfdays[coach]) == 0),
        (Bar.HER_WAY, (far > hers.reach[woman]) | (hers.reach[woman] < 0)),
        (Bar.THEIR_WAY, (far > theirs.reach[coach]) | (theirs.reach[coach] < 0)),
        (Bar.WOMAN, hers.only_woman[woman] & ~theirs.woman[coach]),
        (Bar.APART, among(problem.pair(woman, coach), problem.apart)),
        (Bar.FULL, theirs.places[coach] < 1),
    ):
        found |= np.where(stands, np.uint8(bar), np.uint8(0))
    return found
