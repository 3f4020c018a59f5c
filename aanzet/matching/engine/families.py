"""Women who come together and cannot be parted: a size takes as many places of one coach (HiGHS, through scipy)."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from aanzet.matching.engine.flow import NoPlan
from aanzet.matching.engine.people import Ints

SECONDS = 60
ROUNDING = 1e-9  # of a bound, which is computed with floats


@dataclass(frozen=True, slots=True)
class Whole:
    """`chosen` (women,): the number of each one's pair, or -1. `optimal`, `gap`: how much better a plan could be."""

    chosen: Ints
    optimal: bool
    gap: int


def families(
    woman: Ints, coach: Ints, value: Ints, places: Ints, sizes: Ints, *, seconds: int = SECONDS
) -> Whole:
    """First as many people as can be, then the greatest worth among the plans that serve so many. Raises NoPlan."""
    if not len(woman):
        return Whole(np.full(len(sizes), -1, np.int64), optimal=True, gap=0)
    rules = _rules(woman, coach, places, sizes)
    people, most, _ = _solved(sizes[woman].astype(float), rules, seconds)
    served = LinearConstraint(sizes[woman][None, :].astype(float), lb=float(most))
    chosen, worth, bound = _solved(value.astype(float), [*rules, served], seconds)
    found = np.full(len(sizes), -1, np.int64)
    found[woman[chosen]] = chosen
    return Whole(found, optimal=people.size >= 0 and bound <= worth, gap=max(0, bound - worth))


def _rules(woman: Ints, coach: Ints, places: Ints, sizes: Ints) -> list[LinearConstraint]:
    pair = np.arange(len(woman))
    once = csr_array((np.ones(len(pair)), (woman, pair)), shape=(len(sizes), len(pair)))
    room = csr_array((sizes[woman].astype(float), (coach, pair)), shape=(len(places), len(pair)))
    return [LinearConstraint(once, ub=np.ones(len(sizes))), LinearConstraint(room, ub=places.astype(float))]


def _solved(value: np.ndarray, rules: list[LinearConstraint], seconds: int) -> tuple[Ints, int, int]:
    """The chosen pairs, what they are worth, and what no plan can pass: whole numbers, so the bound is cut to one."""
    made = milp(
        -value, constraints=rules, integrality=np.ones(len(value), np.int64), bounds=Bounds(0, 1),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )  # fmt: skip
    if made.x is None:
        raise NoPlan(str(made.message).splitlines()[0].rstrip("."))
    chosen = np.flatnonzero(made.x > 0.5)
    worth = round(float(value[chosen].sum()))
    bound = -made.mip_dual_bound if made.mip_dual_bound is not None else worth
    return chosen, worth, int(np.floor(bound + ROUNDING * max(1.0, abs(bound))))
