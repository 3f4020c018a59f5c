"""Who is served: women with and without the language of the country, of those who had a possible coach at all.

A plan that only looks at the sum of fits takes the easy cases first. Beside it stands the plan with its priorities,
which name no group, and the nearest that any plan could come that serves as many: one that is told the group, here and
nowhere else.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from aanzet.matching.engine import planning
from aanzet.matching.engine.reading import read_problem
from bench.matching.instances import problem

CASES = ((2_000, 400, "city"), (2_000, 600, "city"), (2_000, 900, "city"), (4_000, 1_200, "country"))
SEEDS = range(20, 25)
PURE = {"waiting": 0, "deadline": 0, "scarce": 0}
TOLD = 1_000_000


def measured() -> list[dict[str, Any]]:
    return [_case(*case) for case in CASES]


def _case(women: int, coaches: int, area: str) -> dict[str, Any]:
    rows = [_one(women, coaches, area, seed) for seed in SEEDS]
    mean = {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}
    return {"women": women, "coaches": coaches, "area": area, **mean}


def _one(women: int, coaches: int, area: str, seed: int) -> dict[str, Any]:
    data = problem(women, coaches, area=area, seed=seed)
    of, weights = read_problem(data)
    speaks = np.array(["nl" in each["languages"] for each in data["women"]])
    pure, made = planning.plan(of, replace(weights, **PURE)), planning.plan(of, weights)
    told = _told(of, weights, speaks)
    assert pure.served == made.served == told.served, "nobody fewer"
    waited = np.median(of.women.waiting[(made.count > 0) & (made.coach < 0)])
    waited_pure = np.median(of.women.waiting[(pure.count > 0) & (pure.coach < 0)])
    return {
        "served": made.served, "gap_pure": _gap(pure, speaks), "gap": _gap(made, speaks),
        "gap_least": _gap(told, speaks),
        "fit_lost": 100 * (1 - made.total / pure.total), "wait_pure": float(waited_pure), "wait": float(waited),
    }  # fmt: skip


def _gap(made: planning.Plan, speaks: np.ndarray) -> float:
    """Points between the groups' shares of served; below zero where those without the language are ahead."""
    can, has = made.count > 0, made.coach >= 0
    return float(100 * (has[speaks & can].mean() - has[~speaks & can].mean()))


def _told(of: Any, weights: Any, speaks: np.ndarray) -> planning.Plan:
    """The plan with the most women without the language that serves as many in all."""
    usual = planning.priority
    planning.priority = lambda *_: np.where(speaks, 0, TOLD)  # type: ignore[assignment]
    try:
        return planning.plan(of, weights)
    finally:
        planning.priority = usual
