"""Women and coaches as columns of numbers: what the engine computes with. No names and no protected traits."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from aanzet.matching.engine.travel import Places, reach

Ints = NDArray[np.int64]
Bits = NDArray[np.uint64]
Flags = NDArray[np.bool_]
NONE = np.int64(-1)


@dataclass(frozen=True, slots=True)
class Side:
    """What both sides have; n rows. `languages` (n, words): one bit each; `halfdays` (n,): 21 bits; `at` (n, 3):
    metres; `placed`: whether it is known where; `most`: minutes of travel at most; `start` and `pace`: of the way of
    travelling; `reach`: the metres that follow from them; `sector` (n, words): fields of work, one bit each;
    `asks`: what she wants help with, or what the other can help with, one bit each."""

    ids: list[str]
    languages: Bits
    halfdays: Bits
    at: Places
    placed: Flags
    most: Ints
    start: Ints
    pace: Ints
    sector: Bits
    asks: Bits
    reach: Ints = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reach", reach(self.most, self.start, self.pace))

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Women(Side):
    """`own`: the bits of the language she named first; `only_woman`: her wish; `waiting`: days; `deadline`: days until
    her place in the programme ends, -1 for none."""

    own: Bits
    only_woman: Flags
    waiting: Ints
    deadline: Ints


@dataclass(frozen=True, slots=True)
class Coaches(Side):
    """`woman`: as she said of herself; asked only for the wish of a woman. `places`: how many more, 0 or more."""

    woman: Flags
    places: Ints


@dataclass(frozen=True, slots=True)
class Problem:
    """`apart` and `keep`: pairs as `woman * len(coaches) + coach`, sorted: never together, and proposed yesterday."""

    women: Women
    coaches: Coaches
    apart: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    keep: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    minimum: int = 0

    def pair(self, woman: Ints, coach: Ints) -> Ints:
        """The number of each pair."""
        return woman.astype(np.int64) * len(self.coaches) + coach


def among(pairs: Ints, these: Ints) -> Flags:
    """Which of `pairs` are one of `these` (sorted)."""
    if not len(these):
        return np.zeros(pairs.shape, np.bool_)
    place = np.minimum(np.searchsorted(these, pairs), len(these) - 1)
    found: Flags = these[place] == pairs
    return found
