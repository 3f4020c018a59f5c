"""All pairs that may be, without looking at each: women who live near each other against the coaches within reach.

The cheapest test comes first. Women are taken in blocks along a curve through the map, so that a block is small on the
ground; a tree gives the coaches around it; then language and half-day are bits, and only what is left is measured.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from aanzet.matching.engine.people import Flags, Ints, Problem, among
from aanzet.matching.engine.travel import Places, metres

WOMEN_A_BLOCK = 128
CELL = 2_000  # metres


@dataclass(frozen=True, slots=True)
class Pairs:
    """Possible pairs (n,) of a block or of all, by woman and then by coach."""

    woman: Ints
    coach: Ints


def possible(problem: Problem, only: Ints | None = None) -> Iterator[Pairs]:
    """Every possible pair once, block by block. `only`: these women."""
    women = np.arange(len(problem.women)) if only is None else only
    coaches = np.flatnonzero(problem.coaches.places > 0)
    if not len(women) or not len(coaches):
        return
    tree = cKDTree(problem.coaches.at[coaches])
    far = problem.women.reach
    women = women[far[women] >= 0]
    women = women[_along(problem.women.at[women])]
    for begin in range(0, len(women), WOMEN_A_BLOCK):
        block = np.sort(women[begin : begin + WOMEN_A_BLOCK])
        at = problem.women.at[block]
        middle = at.mean(axis=0)
        wide = np.sqrt(((at - middle) ** 2).sum(axis=1).max())
        around = tree.query_ball_point(middle, wide + far[block].max() + 2)
        found = _of_block(problem, block, coaches[np.sort(np.asarray(around, np.int64))])
        if len(found.woman):
            yield found


def _of_block(problem: Problem, block: Ints, coaches: Ints) -> Pairs:
    hers, theirs = problem.women, problem.coaches
    open_to = np.zeros((len(block), len(coaches)), np.bool_)
    for word in range(hers.languages.shape[1]):
        open_to |= (hers.languages[block, word][:, None] & theirs.languages[coaches, word]) != 0
    open_to &= (hers.halfdays[block][:, None] & theirs.halfdays[coaches]) != 0
    picky = hers.only_woman[block]
    if picky.any():
        open_to &= ~picky[:, None] | theirs.woman[coaches]
    row, column = np.nonzero(open_to)
    woman, coach = block[row], coaches[column]
    near = _near(problem, woman, coach)
    if len(problem.apart):
        near &= ~among(problem.pair(woman, coach), problem.apart)
    return Pairs(woman[near], coach[near])


def _near(problem: Problem, woman: Ints, coach: Ints) -> Flags:
    hers, theirs = problem.women, problem.coaches
    found: Flags = metres(hers.at[woman], theirs.at[coach]) <= np.minimum(
        hers.reach[woman], theirs.reach[coach]
    )
    return found


def _along(at: Places) -> NDArray[np.intp]:
    """The order of places along a Z-order curve (Morton 1966) over cells of the map."""
    cell = (at - at.min(axis=0)) // CELL
    code = np.zeros(len(at), np.int64)
    for bit in range(13):
        for axis in range(3):
            code |= ((cell[:, axis] >> bit) & 1) << (3 * bit + axis)
    return np.argsort(code, kind="stable")
