"""The best pair first, then the next that is still free: what people do with a list. Only for comparison."""

import numpy as np

from aanzet.matching.engine.people import Ints


def greedy(woman: Ints, coach: Ints, value: Ints, places: Ints, *, women: int, load: int = 0) -> Ints:
    """As `flow`, and not the best: it never takes a choice back. `load` is not looked at."""
    del load
    left, found = places.copy(), np.full(women, -1, np.int64)
    for pair in np.lexsort((coach, woman, -value)):
        if value[pair] > 0 and found[woman[pair]] < 0 and left[coach[pair]] > 0:
            found[woman[pair]] = pair
            left[coach[pair]] -= 1
    return found
