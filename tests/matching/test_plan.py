"""The plan is the best there is: held against trying everything, against another solver, and by its own proof."""

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pylmcf import Graph  # a solver of other makers (LEMON)
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from aanzet.matching.engine import planning
from aanzet.matching.engine.assign import assign, unreached
from aanzet.matching.engine.blocks import possible
from aanzet.matching.engine.candidates import candidates
from aanzet.matching.engine.conditions import bars
from aanzet.matching.engine.counting import serves_most
from aanzet.matching.engine.people import Problem
from aanzet.matching.engine.planning import SERVE, Plan, plan, priority
from aanzet.matching.engine.reading import read_problem
from aanzet.matching.engine.score import fit, parts
from aanzet.matching.engine.weights import WHOLE, Weights
from aanzet.matching.solving import solve
from aanzet.reference.halfdays import NAMES
from bench.matching import instances
from bench.matching.plainly import parts_of
from tests.matching.problems import problem


def _all_pairs(of: Problem) -> tuple[np.ndarray, np.ndarray]:
    women, coaches = len(of.women), len(of.coaches)
    return np.repeat(np.arange(women), coaches), np.tile(np.arange(coaches), women)


def _table(of: Problem, weights: Weights) -> np.ndarray:
    """What each pair is worth to the plan (women, coaches), 0 where it is not possible, straight from the words of
    docs/matching.md."""
    woman, coach = _all_pairs(of)
    fits = fit(of, weights, woman, coach).astype(np.int64)
    open_to = (bars(of, woman, coach) == 0) & (fits >= of.minimum)
    found = candidates(of, weights, most=1_000)
    first = priority(of, weights, found)
    kept = np.isin(of.pair(woman, coach), of.keep)
    value = SERVE + first[woman] + fits - found.best[woman] + weights.keep * kept
    return np.where(open_to, value, 0).reshape(len(of.women), len(of.coaches))


def _worth(made: Plan, table: np.ndarray, load: int) -> int:
    has = made.coach >= 0
    taken = np.bincount(made.coach[has], minlength=table.shape[1])
    return int(table[has, made.coach[has]].sum()) - load * int((taken * (taken - 1) // 2).sum())


def _best_of_all(table: np.ndarray, places: np.ndarray, load: int) -> int:
    """Every way to give each woman a coach or nobody."""
    best = 0
    choices = [[-1, *np.flatnonzero(row > 0)] for row in table]
    for chosen in product(*choices):
        taken = np.bincount([c for c in chosen if c >= 0], minlength=len(places))
        if (taken <= places).all():
            value = sum(int(table[w, c]) for w, c in enumerate(chosen) if c >= 0)
            best = max(best, value - load * int((taken * (taken - 1) // 2).sum()))
    return best


@pytest.mark.parametrize("seed", range(25))
def test_plan_is_the_best_of_all_ways(seed: int) -> None:
    of, weights = read_problem(problem(seed, women=5, coaches=4, keep=[["w0", "c0"], ["w3", "c2"]]))
    made, table = plan(of, weights), _table(of, weights)
    assert _worth(made, table, weights.load) == _best_of_all(table, of.coaches.places, weights.load)
    assert made.prices.proven
    assert made.prices.gap == 0


@pytest.mark.parametrize("seed", range(6))
def test_another_solver_finds_the_same_worth(seed: int) -> None:
    of, weights = read_problem(problem(seed, women=80, coaches=35, minimum_fit=3_000))
    made, table = plan(of, replace(weights, load=0)), _table(of, weights)
    assert (
        _worth(made, table, 0)
        == _by_lemon(table, of.coaches.places)
        == _by_hungarian(table, of.coaches.places)
    )


def _by_lemon(table: np.ndarray, places: np.ndarray) -> int:
    women, coaches = table.shape
    woman, coach = np.nonzero(table)
    sink = women + coaches
    start = np.r_[woman, np.arange(women), women + np.arange(coaches)]
    end = np.r_[women + coach, np.full(women, sink), np.full(coaches, sink)]
    # It wants costs of zero and more: every woman sends one unit, so what she starts with may be added to each way.
    top = int(table.max(initial=0))
    cost = np.r_[top - table[woman, coach], np.full(women, top), np.zeros(coaches, np.int64)]
    room = np.r_[np.ones(len(woman) + women, np.int64), places]
    order = np.lexsort((end, start))
    start, end, cost, room = start[order], end[order], cost[order], room[order]
    graph = Graph(sink + 1, start.astype(np.int64), end.astype(np.int64))
    graph.set_edge_capacities(room.astype(np.int64))
    graph.set_edge_costs(cost.astype(np.int64))
    supply = np.zeros(sink + 1, np.int64)
    supply[:women], supply[sink] = 1, -women
    graph.set_node_supply(supply)
    graph.solve()
    return women * top - int(graph.total_cost())


def _by_hungarian(table: np.ndarray, places: np.ndarray) -> int:
    wide = np.repeat(table, places, axis=1)
    row, column = linear_sum_assignment(-wide)
    return int(wide[row, column].sum())


@pytest.mark.parametrize("seed", range(12))
def test_nobody_more_could_be_served(seed: int) -> None:
    of, weights = read_problem(problem(seed, women=60, coaches=25))
    made, table = plan(of, weights), _table(of, weights)
    wide = csr_array(np.repeat(table > 0, of.coaches.places, axis=1))
    assert made.served == int((maximum_bipartite_matching(wide, perm_type="column") >= 0).sum())


def _chain(length: int) -> dict[str, Any]:
    """Each woman fits her own coach perfectly and the next one badly; the last comer can have the first coach only."""
    women, coaches = [], []
    for at in range(length + 1):
        here = {"lat": 52.0 + at * 0.064, "lon": 4.9, "max_minutes": 40, "mode": "bike"}
        days = ["mon-am", *NAMES[3 + 2 * at : 5 + 2 * at]]
        alike = {"languages": [f"x{at}", "nl"], "halfdays": days, **here, "sector": f"s{at}"}
        coaches.append({"id": f"c{at}", **alike, "offers": [f"a{at}"], "places": 1})
        if at < length:
            women.append({"id": f"w{at}", **alike, "asks": [f"a{at}"]})
    women.append({**women[0], "id": "late", "blocked": [f"c{at}" for at in range(1, length + 1)]})
    return {"women": women, "coaches": coaches}


def test_bonus_grows_where_one_more_costs_several_full_fits() -> None:
    of, weights = read_problem(_chain(5))
    first = planning._with_bonus(of, weights, candidates(of, weights), SERVE)
    assert first.served == 5
    assert not serves_most(of, weights, first.coach)
    made = plan(of, weights)
    assert made.served == 6
    assert serves_most(of, weights, made.coach)


@pytest.mark.parametrize("seed", range(6))
def test_what_was_cut_off_comes_back_where_it_is_worth_more(seed: int) -> None:
    of, weights = read_problem(problem(seed, women=70, coaches=40))
    whole, cut = plan(of, weights, most=1_000), plan(of, weights, most=1)
    assert cut.prices.proven
    # The ease of a woman is told from her best few, so that only plans with the same priorities are compared.
    one = replace(weights, scarce=0)
    assert _worth(plan(of, one, most=1), _table(of, one), one.load) == _worth(
        plan(of, one, most=1_000), _table(of, one), one.load
    )
    assert whole.served == cut.served


@pytest.mark.parametrize("seed", range(8))
def test_blocks_find_exactly_the_possible_pairs(seed: int) -> None:
    of, _ = read_problem(problem(seed, women=150, coaches=60))
    woman, coach = _all_pairs(of)
    wanted = set(of.pair(woman, coach)[bars(of, woman, coach) == 0].tolist())
    found = [of.pair(pairs.woman, pairs.coach) for pairs in possible(of)]
    every = np.concatenate(found)
    assert len(every) == len(set(every.tolist()))
    assert set(every.tolist()) == wanted


@pytest.mark.parametrize("seed", range(8))
def test_parts_make_the_fit(seed: int) -> None:
    of, weights = read_problem(problem(seed))
    woman, coach = _all_pairs(of)
    table = parts(of, weights, woman, coach)
    assert (table >= 0).all()
    assert (table.sum(axis=1) == fit(of, weights, woman, coach)).all()
    assert table.sum(axis=1).max() <= WHOLE


def test_plain_python_gives_the_same_parts() -> None:
    data = instances.problem(60, 40, area="city")
    of, weights = read_problem(data)
    woman, coach = _all_pairs(of)
    plain = [
        parts_of(data["women"][w], data["coaches"][c], weights) for w, c in zip(woman, coach, strict=True)
    ]
    assert parts(of, weights, woman, coach).tolist() == plain


def test_a_worse_plan_is_not_called_proven() -> None:
    woman, coach = np.array([0, 0, 1]), np.array([0, 1, 0])
    value, places = np.array([10, 9, 8]), np.array([1, 1])
    best = assign(woman, coach, value, places, women=2)
    hasty = assign(woman, coach, value, places, women=2, way="greedy")
    assert (best.chosen.tolist(), best.prices.gap) == ([1, 2], 0)
    assert hasty.chosen.tolist() == [0, -1]
    assert not hasty.prices.proven
    assert hasty.prices.gap >= 7
    assert not unreached(hasty.chosen, woman, coach, places)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_proof_holds_for_any_table(data: st.DataObject) -> None:
    women, coaches = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 5))
    pairs = data.draw(
        st.lists(st.tuples(st.integers(0, women - 1), st.integers(0, coaches - 1)), unique=True, min_size=1)
    )
    value = np.array(
        data.draw(st.lists(st.integers(1, 50), min_size=len(pairs), max_size=len(pairs))), np.int64
    )
    places = np.array(data.draw(st.lists(st.integers(0, 3), min_size=coaches, max_size=coaches)), np.int64)
    load = data.draw(st.integers(0, 5))
    woman, coach = (np.array(column, np.int64) for column in zip(*pairs, strict=True))
    made = assign(woman, coach, value, places, women=women, load=load)
    table = np.zeros((women, coaches), np.int64)
    table[woman, coach] = value
    has = made.chosen >= 0
    taken = np.bincount(coach[made.chosen[has]], minlength=coaches)
    worth = int(value[made.chosen[has]].sum()) - load * int((taken * (taken - 1) // 2).sum())
    assert made.prices.proven
    assert worth == _best_of_all(table, places, load)


def test_who_waits_longer_goes_first_when_both_fit_alike() -> None:
    same = {"languages": ["nl"], "halfdays": ["mon-am"], "max_minutes": 30, "mode": "bike"}
    women = [{"id": "new", **same, "waiting_days": 2}, {"id": "long", **same, "waiting_days": 80}]
    of, weights = read_problem({"women": women, "coaches": [{"id": "c", **same, "places": 1}]})
    assert plan(of, weights).coach.tolist() == [-1, 0]


def test_order_of_the_records_changes_nothing() -> None:
    data = problem(3, women=40, coaches=15)
    turned = {"women": data["women"][::-1], "coaches": data["coaches"][::-1]}
    one, other = solve(data), solve(turned)
    assert one["matches"] == other["matches"]
    assert one["unmatched"] == other["unmatched"]


def test_same_problem_gives_the_same_plan() -> None:
    data = problem(4, women=60, coaches=20)
    assert plan(*read_problem(data)).coach.tolist() == plan(*read_problem(data)).coach.tolist()
