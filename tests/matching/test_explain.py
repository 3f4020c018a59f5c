"""Reasons are true: what a reason says would help is tried, and it helps exactly so much."""

from typing import Any

import numpy as np
import pytest

from aanzet.matching.engine import explain
from aanzet.matching.engine.conditions import Bar, bars
from aanzet.matching.engine.people import Problem
from aanzet.matching.engine.planning import plan
from aanzet.matching.engine.reading import read_problem
from aanzet.matching.engine.score import fit
from aanzet.matching.engine.weights import Weights
from aanzet.reference.halfdays import NAMES
from tests.matching.problems import LANGUAGES, problem

FAR = 600


def _possible(data: dict[str, Any], woman: int) -> set[int]:
    of, weights = read_problem(data)
    return _open_to(of, weights, woman)


def _open_to(of: Problem, weights: Weights, woman: int) -> set[int]:
    coaches = np.arange(len(of.coaches))
    hers = np.full(len(coaches), woman)
    good = (bars(of, hers, coaches) == 0) & (fit(of, weights, hers, coaches) >= of.minimum)
    return set(coaches[good].tolist())


def _eased(data: dict[str, Any], woman: int, bar: Bar) -> dict[str, Any]:
    """The same problem in which one condition never stands between her and anybody."""
    hers = [dict(each) for each in data["women"]]
    theirs = [dict(each) for each in data["coaches"]]
    if bar is Bar.LANGUAGE:
        theirs = [each | {"languages": list(LANGUAGES)} for each in theirs]
    elif bar is Bar.TIME:
        theirs = [each | {"halfdays": list(NAMES)} for each in theirs]
    elif bar is Bar.HER_WAY:
        hers[woman] |= {"max_minutes": FAR}
    elif bar is Bar.THEIR_WAY:
        theirs = [each | {"max_minutes": FAR} for each in theirs]
    elif bar is Bar.WOMAN:
        hers[woman] |= {"only_woman": False}
    elif bar is Bar.APART:
        hers[woman] |= {"blocked": []}
    elif bar is Bar.FULL:
        theirs = [each | {"places": max(1, each["places"])} for each in theirs]
    return data | {"women": hers, "coaches": theirs}


@pytest.mark.parametrize("seed", range(10))
def test_every_reason_is_verified_by_taking_it_away(seed: int) -> None:
    data = problem(seed, women=14, coaches=9)
    of, weights = read_problem(data)
    made = plan(of, weights)
    left = np.flatnonzero(made.coach < 0)
    checked = 0
    for woman, reason in zip(left, explain.nobodies(of, weights, made, left), strict=True):
        before = _possible(data, int(woman))
        for bar in Bar:
            if bar is Bar.FIT:
                continue
            more = _possible(_eased(data, int(woman), bar), int(woman)) - before
            assert len(more) == reason.only.get(bar, 0), (woman, bar)
            checked += 1
    assert checked or not len(left)


@pytest.mark.parametrize("seed", range(6))
def test_half_days_that_would_help_are_counted_right(seed: int) -> None:
    data = problem(seed, women=14, coaches=9)
    of, weights = read_problem(data)
    made = plan(of, weights)
    for woman in np.flatnonzero(made.coach < 0):
        reason = explain.nobody(of, weights, made, int(woman))
        before = _possible(data, int(woman))
        for day in NAMES:
            hers = [dict(each) for each in data["women"]]
            hers[woman] |= {"halfdays": sorted({*hers[woman]["halfdays"], day})}
            more = _possible(data | {"women": hers}, int(woman)) - before
            assert len(more) == reason.days.get(day, 0)


def test_too_little_fit_is_told_apart() -> None:
    same = {
        "languages": ["nl"],
        "halfdays": ["mon-am"],
        "max_minutes": 30,
        "mode": "bike",
        "lat": 52.0,
        "lon": 5.0,
    }
    data = {"women": [{"id": "w", **same, "sector": "care"}], "coaches": [{"id": "c", **same, "places": 1}]}
    of, weights = read_problem(data | {"minimum_fit": 9_000})
    made = plan(of, weights)
    assert dict(explain.nobody(of, weights, made, 0).only) == {Bar.FIT: 1}


def test_places_full_says_whose_turn_it_is() -> None:
    same = {"languages": ["nl"], "halfdays": ["mon-am"], "max_minutes": 30, "mode": "bike"}
    women = [{"id": f"w{days}", **same, "waiting_days": days} for days in (80, 40, 20)]
    of, weights = read_problem({"women": women, "coaches": [{"id": "c", **same, "places": 1}]})
    made = plan(of, weights)
    told = [explain.nobody(of, weights, made, woman) for woman in (1, 2)]
    assert [(each.kind, each.turn, each.queue) for each in told] == [("places", 1, 2), ("places", 2, 2)]


def test_best_few_are_her_best_with_parts_that_make_the_fit() -> None:
    of, weights = read_problem(problem(6, women=10, coaches=30))
    for woman in range(10):
        found = explain.best_for(of, weights, woman)
        open_to = np.array(sorted(_open_to(of, weights, woman)), np.int64)
        every = np.sort(fit(of, weights, np.full(len(open_to), woman), open_to))[::-1]
        assert [sum(parts.values()) for _, parts in found] == every[:5].tolist()
