"""The plan as one flow of least cost (Ahuja, Magnanti and Orlin 1993, chapter 9), solved by OR-tools.

Every woman sends one unit: to a coach at the price of what the pair is worth, or past all of them at no gain. Each
place of a coach is an arc of its own that costs a little more than the one before, so that the load is spread.
"""

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import min_cost_flow

from aanzet.matching.engine.people import Ints

ALONE = np.int64(-1)


class NoPlan(RuntimeError):
    """The solver gave up; its status stands in the message."""


def flow(
    woman: Ints, coach: Ints, value: Ints, places: Ints, *, women: int, load: int = 0
) -> NDArray[np.int64]:
    """Pairs (n,) with what each is worth (above 0 counts), `places` (coaches,) -> for each woman (women,) the number
    of the chosen pair, or -1. The choice has the greatest worth of all; ties are broken by the solver, always alike."""
    sink = women + len(places)
    solver = min_cost_flow.SimpleMinCostFlow()
    worth = np.flatnonzero(value > 0)
    ones = np.ones(len(worth), np.int64)
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        woman[worth], women + coach[worth], ones, -value[worth]
    )
    every = np.arange(women)
    solver.add_arcs_with_capacity_and_unit_cost(
        every, np.full(women, sink), np.ones(women, np.int64), np.zeros(women, np.int64)
    )
    turn, owner = place_turns(places)
    solver.add_arcs_with_capacity_and_unit_cost(
        women + owner, np.full(len(owner), sink), np.ones(len(owner), np.int64), load * turn
    )
    supply = np.zeros(sink + 1, np.int64)
    supply[:women], supply[sink] = 1, -women
    solver.set_nodes_supplies(np.arange(sink + 1), supply)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise NoPlan(f"{status}")
    chosen = worth[solver.flows(arcs) > 0]
    found = np.full(women, ALONE)
    found[woman[chosen]] = chosen
    return found


def place_turns(places: Ints) -> tuple[Ints, Ints]:
    """For every single place its turn at its coach (0 first) and the coach."""
    owner = np.repeat(np.arange(len(places)), places)
    begin = np.repeat(np.cumsum(places) - places, places)
    return np.arange(len(owner)) - begin, owner
