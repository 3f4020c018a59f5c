"""All pairs that may be, without looking at each: women who live near each other against the coaches within reach.

Women who travel about as far are taken in blocks along a curve through the map, so that a block is small on the
ground; a tree gives the coaches around it. What is left is tested as whole tables: distance, language, half-day.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from aanzet.matching.engine.conditions import distances
from aanzet.matching.engine.people import Flags, Ints, Problem, among
from aanzet.matching.engine.travel import UNKNOWN, Metres, Places

WOMEN_A_BLOCK = 128
CELL = 1_000  # metres


@dataclass(frozen=True, slots=True)
class Pairs:
    """Possible pairs (n,) of a block or of all, by woman and then by coach. `metres`: between them, -1 unknown."""

    woman: Ints
    coach: Ints
    metres: Metres


@dataclass(frozen=True, slots=True)
class Bound:
    """Only pairs whose coach costs less than `room` (women,) of hers; `price` (coaches,)."""

    room: Ints
    price: Ints


def possible(
    problem: Problem, only: Ints | None = None, bound: Bound | None = None, among_coaches: Ints | None = None
) -> Iterator[Pairs]:
    """Every possible pair once, block by block. `only`: these women; `among_coaches`: these coaches."""
    women = np.arange(len(problem.women)) if only is None else only
    coaches = np.arange(len(problem.coaches)) if among_coaches is None else among_coaches
    coaches = coaches[(problem.coaches.places[coaches] > 0) & (problem.coaches.reach[coaches] >= 0)]
    women = women[problem.women.reach[women] >= 0]
    loose = coaches[~problem.coaches.placed[coaches]]
    settled = coaches[problem.coaches.placed[coaches]]
    tree = cKDTree(problem.coaches.at[settled]) if len(settled) else None
    for block in _blocks(problem, women):
        if tree is None or not problem.women.placed[block[0]]:
            around = coaches
        else:
            around = np.concatenate([settled[_around(tree, problem, block)], loose])
        found = _of_block(problem, block, np.sort(around), bound) if len(around) else None
        if found is not None and len(found.woman):
            yield found


def _blocks(problem: Problem, women: Ints) -> Iterator[Ints]:
    """Women in blocks: those of unknown place apart, then by how far they travel, then along the map."""
    placed = problem.women.placed[women]
    near = women[placed]
    if len(near):
        doubling = np.log2(problem.women.reach[near] + 1.0).astype(np.int64)
        near = near[np.lexsort((_along(problem.women.at[near]), doubling))]
    for group in (near, women[~placed]):
        for begin in range(0, len(group), WOMEN_A_BLOCK):
            yield np.sort(group[begin : begin + WOMEN_A_BLOCK])


def _around(tree: cKDTree, problem: Problem, block: Ints) -> Ints:
    at = problem.women.at[block]
    middle = at.mean(axis=0)
    wide = np.sqrt(((at - middle) ** 2).sum(axis=1).max())
    return np.asarray(tree.query_ball_point(middle, wide + problem.women.reach[block].max() + 2), np.int64)


def _of_block(problem: Problem, block: Ints, coaches: Ints, bound: Bound | None) -> Pairs:
    hers, theirs = problem.women, problem.coaches
    apart = distances(problem, block, coaches)
    # Rounded down to whole metres they are within reach: so are the squares below the next one.
    fits: Flags = apart < np.square(hers.reach[block] + 1.0)[:, None]
    fits &= apart < np.square(theirs.reach[coaches] + 1.0)
    if bound is not None:
        fits &= bound.price[coaches] < bound.room[block][:, None]
    fits &= (hers.halfdays[block][:, None] & theirs.halfdays[coaches]) != 0
    fits &= speak(hers.languages[block], theirs.languages[coaches])
    picky = hers.only_woman[block]
    if picky.any():
        fits &= ~picky[:, None] | theirs.woman[coaches]
    place = np.flatnonzero(fits)
    row, column = np.divmod(place, len(coaches)) if len(place) else (place, place)
    far = apart.ravel()[place]
    found = Pairs(
        block[row], coaches[column], np.where(far < 0, UNKNOWN, np.sqrt(np.abs(far))).astype(np.int64)
    )
    return _without(found, problem) if len(problem.apart) else found


def speak(hers: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> Flags:
    """Whether both speak a language, for all pairs of (n, words) and (m, words)."""
    found: Flags = (hers[:, 0][:, None] & theirs[:, 0]) != 0
    for word in range(1, hers.shape[1]):
        found |= (hers[:, word][:, None] & theirs[:, word]) != 0
    return found


def _without(pairs: Pairs, problem: Problem) -> Pairs:
    free = ~among(problem.pair(pairs.woman, pairs.coach), problem.apart)
    return Pairs(pairs.woman[free], pairs.coach[free], pairs.metres[free])


def _along(at: Places) -> Ints:
    """Where places lie on a Z-order curve (Morton 1966) over cells of the map."""
    cell = ((at - at.min(axis=0)) // CELL).astype(np.int64)
    code = np.zeros(len(at), np.int64)
    for bit in range(14):
        for axis in range(3):
            code |= ((cell[:, axis] >> bit) & 1) << (3 * bit + axis)
    return code
