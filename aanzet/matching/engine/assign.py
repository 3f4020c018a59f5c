"""Women to places at the greatest worth, by one of three ways that take the same columns and give the same answer."""

from dataclasses import dataclass

import numpy as np

from aanzet.matching.engine.flow import flow
from aanzet.matching.engine.greedy import greedy
from aanzet.matching.engine.people import Ints
from aanzet.matching.engine.prices import Prices, prices


@dataclass(frozen=True, slots=True)
class Assigned:
    """`chosen` (women,): the number of each woman's pair, or -1. `prices`: the proof, where the way gives one."""

    chosen: Ints
    prices: Prices


def assign(
    woman: Ints, coach: Ints, value: Ints, places: Ints, *, women: int, load: int = 0, way: str = "flow"
) -> Assigned:
    """Pairs (n,) with what each is worth, places (coaches,). `way`: "flow" (proven) or "greedy" (for comparison: the
    best pair first, as people do with a list)."""
    solver = {"flow": flow, "greedy": greedy}[way]
    chosen = solver(woman, coach, value, places, women=women, load=load)
    return Assigned(chosen, prices(woman, coach, value, chosen, places, load=load))


def unreached(chosen: Ints, woman: Ints, coach: Ints, places: Ints) -> bool:
    """Whether nobody more could be served: no way leads from who is left, over pairs and the pairs that stand, to a
    free place (Berge 1957). Over the pairs that are given."""
    has = chosen >= 0
    free = places - np.bincount(coach[chosen[has]], minlength=len(places)) > 0
    if not free.any():
        return True
    holder = np.full(len(has), -1, np.int64)
    holder[has] = coach[chosen[has]]
    seen_woman, seen_coach = ~has, np.zeros(len(places), np.bool_)
    while True:
        reached = np.zeros(len(places), np.bool_)
        reached[coach[seen_woman[woman]]] = True
        if (reached & free).any():
            return False
        fresh = reached & ~seen_coach
        if not fresh.any():
            return True
        seen_coach |= fresh
        seen_woman |= has & fresh[np.maximum(holder, 0)]
