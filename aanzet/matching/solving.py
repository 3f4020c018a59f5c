"""A problem of `match solve` to its answer (docs/matching.md): the engine's plan, and in English why it is so."""

import time
from collections.abc import Mapping
from typing import Any

import numpy as np

from aanzet.matching.engine import explain, fields
from aanzet.matching.engine.assign import assign, unreached
from aanzet.matching.engine.conditions import Bar
from aanzet.matching.engine.families import families
from aanzet.matching.engine.faults import BadProblem
from aanzet.matching.engine.flow import NoPlan
from aanzet.matching.engine.given import Given, read_given
from aanzet.matching.engine.ordered import ordered
from aanzet.matching.engine.people import Ints
from aanzet.matching.engine.planning import plan
from aanzet.matching.engine.reading import read_problem
from aanzet.matching.engine.score import parts
from aanzet.matching.engine.weights import PARTS

SAID = {
    Bar.LANGUAGE: "{n} would fit if they shared a language with her",
    Bar.TIME: "{n} would fit on another half-day",
    Bar.HER_WAY: "{n} would fit if she could travel farther",
    Bar.THEIR_WAY: "{n} would fit if the coach could travel farther",
    Bar.WOMAN: "{n} would fit but for her wish of a woman",
    Bar.APART: "{n} would fit but are kept apart from her",
    Bar.FULL: "{n} would fit but have no place",
    Bar.FIT: "{n} are possible but fit less than the minimum",
}


def solve(data: Any) -> dict[str, Any]:
    """The answer to one problem. Raises BadProblem with one clear sentence."""
    began = time.perf_counter()
    record = fields.record(data, "the problem")
    try:
        answer = _of_pairs(read_given(record)) if "pairs" in record else _of_people(record)
    except NoPlan as fault:
        raise BadProblem(
            f"no plan was found ({fault}). Split the problem, by region for instance."
        ) from fault
    return {**answer, "seconds": round(time.perf_counter() - began, 4)}


def _of_people(data: Mapping[str, Any]) -> dict[str, Any]:
    problem, weights = read_problem(data)
    problem = ordered(problem)
    made = plan(problem, weights)
    women, coaches = problem.women.ids, problem.coaches.ids
    served = np.flatnonzero(made.coach >= 0)
    table = parts(problem, weights, served, made.coach[served])
    matches = [
        {
            "woman": women[woman],
            "coach": coaches[made.coach[woman]],
            "fit": int(made.fit[woman]),
            "parts": dict(zip(PARTS, (int(part) for part in row), strict=True)),
        }
        for woman, row in zip(served, table, strict=True)
    ]
    left = np.flatnonzero(made.coach < 0)
    unmatched = [
        {"woman": women[woman], "why": _why(reason)}
        for woman, reason in zip(left, explain.nobodies(problem, weights, made, left), strict=True)
    ]
    return _answer(matches, unmatched, made.prices.proven, made.prices.gap)


def _why(reason: explain.Nobody) -> list[dict[str, Any]]:
    if reason.kind == "places":
        text = f"The places of every coach who would fit go to others; she is number {reason.turn} of {reason.queue}."
        return [{"reason": "places", "turn": reason.turn, "queue": reason.queue, "text": text}]
    told: list[dict[str, Any]] = [
        {
            "reason": str(bar.name).lower(),
            "coaches": count,
            "text": f"{SAID[bar].format(n=count).capitalize()}.",
        }
        for bar, count in reason.only.items()
    ]
    for each in told:
        if each["reason"] == "time":
            each["halfdays"] = dict(reason.days)
    alone = {"reason": "none", "text": "No coach would fit even if one single condition were another."}
    return told or [alone]


def _of_pairs(given: Given) -> dict[str, Any]:
    together = bool((given.sizes > 1).any())
    chosen, proven, gap = _families(given) if together else _flow(given)
    matches = [
        {
            "woman": given.women[woman],
            "coach": given.coaches[given.coach[pair]],
            "fit": int(given.score[pair]),
            "parts": {"score": int(given.score[pair])},
        }
        for woman, pair in enumerate(chosen)
        if pair >= 0
    ]
    named = np.bincount(given.woman, minlength=len(given.women))
    unmatched = [
        {"woman": given.women[woman], "why": [_why_given(int(named[woman]))]}
        for woman in np.flatnonzero(chosen < 0)
    ]
    return _answer(matches, unmatched, proven, gap)


def _why_given(pairs: int) -> dict[str, Any]:
    if not pairs:
        return {"reason": "none", "text": "No pair names her."}
    noun = "coach" if pairs == 1 else "coaches"
    return {"reason": "places", "coaches": pairs, "text": f"The places of her {pairs} {noun} go to others."}


def _flow(given: Given) -> tuple[Ints, bool, int]:
    bonus = int(given.score.max()) + 1
    while True:
        made = assign(given.woman, given.coach, given.score + bonus, given.places, women=len(given.women))
        if unreached(made.chosen, given.woman, given.coach, given.places):
            return made.chosen, made.prices.proven, made.prices.gap
        bonus *= 8


def _families(given: Given) -> tuple[Ints, bool, int]:
    made = families(given.woman, given.coach, given.score, given.places, given.sizes)
    return made.chosen, made.optimal, made.gap


def _answer(
    matches: list[dict[str, Any]], unmatched: list[dict[str, Any]], proven: bool, gap: int
) -> dict[str, Any]:
    return {
        "matches": matches,
        "unmatched": unmatched,
        "total_fit": sum(each["fit"] for each in matches),
        "served": len(matches),
        "proof": {"optimal": proven, "gap": gap},
    }


__all__ = ["BadProblem", "solve"]
