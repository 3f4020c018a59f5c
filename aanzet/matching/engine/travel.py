"""How long a way takes, about: a straight line, longer by the roads, at the usual speed of each way of travelling.

All whole numbers: metres in a straight line and minutes. A place is a point of a globe in whole metres from its
middle, so that the distance of two places is the same on every machine, to the metre. At 100 km the straight line
through the globe is one metre shorter than the one over it.
"""

import numpy as np
from numpy.typing import NDArray

from aanzet.matching.engine.pace import RADIUS

ALONE = 2**18  # multiplications that OpenBLAS does in one thread
UNKNOWN = -1  # metres between two of whom one did not say where

# Whole numbers kept as floats: squares and their sums stay below 2**53, so they are exact, and products are fast.
Places = NDArray[np.float64]
Metres = NDArray[np.int64]


def places(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> Places:
    """Degrees (n,) to points (n, 3) in whole metres."""
    up, along = np.radians(lat), np.radians(lon)
    flat = np.cos(up)
    points = np.stack([flat * np.cos(along), flat * np.sin(along), np.sin(up)], axis=1)
    found: Places = np.rint(points * RADIUS)
    return found


def reach(most: NDArray[np.int64], start: NDArray[np.int64], pace: NDArray[np.int64]) -> NDArray[np.int64]:
    """The farthest that `most` minutes allow, in metres; below zero where they do not even reach the start."""
    return np.where(most >= start, (most - start) * pace, -1)


def squares(one: Places, other: Places) -> NDArray[np.float64]:
    """Squared distances (n, m) of all pairs of (n, 3) and (m, 3), exact for whole metres."""
    middle = np.rint(one.mean(axis=0))
    near, far = one - middle, (other - middle).T
    near *= -2
    found = np.empty((len(one), len(other)))
    # In pieces so small that the library of matrices does not start threads: they cost more than they bring here.
    step = max(1, ALONE // max(1, 3 * len(other)))
    for begin in range(0, len(one), step):
        np.matmul(near[begin : begin + step], far, out=found[begin : begin + step])
    near *= -0.5
    found += (near * near).sum(axis=1)[:, None]
    found += (far * far).sum(axis=0)
    return found


def metres(one: Places, other: Places) -> Metres:
    """Distances in a straight line of pairs (n, 3), downward to whole metres; the shapes broadcast over all but the
    last axis. The root is exact: IEEE 754 rounds it rightly, and the squares stay below 2**53."""
    apart = one - other
    found: Metres = np.sqrt(np.einsum("...i,...i->...", apart, apart)).astype(np.int64)
    return found
