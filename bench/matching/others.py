"""The solvers side by side on one table of pairs: each returns what its plan is worth."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from pylmcf import Graph
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp
from scipy.sparse import csr_array

from aanzet.matching.engine.flow import flow
from aanzet.matching.engine.greedy import greedy
from aanzet.matching.engine.people import Ints
from aanzet.matching.engine.prices import prices


@dataclass(frozen=True, slots=True)
class Table:
    """Pairs (n,) with what each is worth, places (coaches,), and how many women there are."""

    woman: Ints
    coach: Ints
    value: Ints
    places: Ints
    women: int


def ours(of: Table) -> int:
    """The flow and its proof: nobody else proves."""
    chosen = flow(of.woman, of.coach, of.value, of.places, women=of.women)
    assert prices(of.woman, of.coach, of.value, chosen, of.places).proven
    return int(of.value[chosen[chosen >= 0]].sum())


def by_list(of: Table) -> int:
    chosen = greedy(of.woman, of.coach, of.value, of.places, women=of.women)
    return int(of.value[chosen[chosen >= 0]].sum())


def by_highs(of: Table) -> int:
    pair = np.arange(len(of.woman))
    once = csr_array((np.ones(len(pair)), (of.woman, pair)), shape=(of.women, len(pair)))
    room = csr_array((np.ones(len(pair)), (of.coach, pair)), shape=(len(of.places), len(pair)))
    made = milp(
        -of.value.astype(float),
        constraints=[LinearConstraint(once, ub=np.ones(of.women)), LinearConstraint(room, ub=of.places)],
        integrality=np.ones(len(pair), np.int64),
        bounds=Bounds(0, 1),
    )
    return int(of.value[made.x > 0.5].sum())


def by_table(of: Table) -> int:
    """A full table with a column for each place: what people take when they look for "assignment" in scipy."""
    begin = np.r_[0, np.cumsum(of.places)]
    wide = np.zeros((of.women, int(begin[-1])))
    for turn in range(int(of.places.max())):
        has = of.places[of.coach] > turn
        wide[of.woman[has], begin[of.coach[has]] + turn] = of.value[has]
    row, column = linear_sum_assignment(wide, maximize=True)
    return int(wide[row, column].sum())


def by_lemon(of: Table) -> int:
    coaches = len(of.places)
    sink, top = of.women + coaches, int(of.value.max())
    start = np.r_[of.woman, np.arange(of.women), of.women + np.arange(coaches)]
    end = np.r_[of.women + of.coach, np.full(of.women, sink), np.full(coaches, sink)]
    cost = np.r_[top - of.value, np.full(of.women, top), np.zeros(coaches, np.int64)]
    room = np.r_[np.ones(len(of.woman) + of.women, np.int64), of.places]
    order = np.lexsort((end, start))
    graph = Graph(sink + 1, start[order], end[order])
    graph.set_edge_capacities(room[order])
    graph.set_edge_costs(cost[order])
    supply = np.zeros(sink + 1, np.int64)
    supply[: of.women], supply[sink] = 1, -of.women
    graph.set_node_supply(supply)
    graph.solve()
    return of.women * top - int(graph.total_cost())


SOLVERS: dict[str, Callable[[Table], int]] = {
    "ortools flow with proof": ours,
    "pylmcf": by_lemon,
    "scipy milp (HiGHS)": by_highs,
    "scipy linear_sum_assignment": by_table,
    "best pair first": by_list,
}
# From how many women on a solver is not asked: its table or its tree would not fit the time of a run.
MOST = {"scipy milp (HiGHS)": 5_000, "scipy linear_sum_assignment": 5_000}
