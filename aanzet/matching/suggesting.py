"""From inputs to lines of a plan: the engine is asked, and its numbers become codes that can be put into words.

Whoever imports this loads numpy and the solver; pages and actions do so only when a plan is made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from aanzet.matching.engine import explain
from aanzet.matching.engine.candidates import candidates
from aanzet.matching.engine.conditions import Bar, bars, distance
from aanzet.matching.engine.people import Flags, Problem
from aanzet.matching.engine.planning import Plan, plan
from aanzet.matching.engine.reading import read_problem
from aanzet.matching.engine.weights import Weights
from aanzet.matching.kinds import Record
from aanzet.matching.queries.problem import Inputs
from aanzet.reference import halfdays

# How many are named beside the one of the plan.
OTHERS = 3
# What stays between her and the volunteer: a wish of hers, a refusal. It has no word and no number on a page of staff.
QUIET = (Bar.WOMAN, Bar.APART)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plan, as `models.Suggestion` keeps it. `offer` empty: nobody, and why."""

    woman: str
    rank: int
    offer: str = ""
    fit: int = 0
    parts: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Solved:
    lines: tuple[Line, ...]
    served: int
    total: int
    proven: bool
    gap: int


def solve(inputs: Inputs, weights: Mapping[str, int]) -> Solved:
    """The best plan with its reasons. The same inputs give the same plan."""
    if not inputs.women:
        return Solved((), 0, 0, True, 0)
    if not inputs.offers:
        lines = tuple(Line(woman["id"], 0, reasons={"kind": "empty"}) for woman in inputs.women)
        return Solved(lines, 0, 0, True, 0)
    return _Sheet(inputs, weights).solved()


def told(
    inputs: Inputs, weights: Mapping[str, int], pairs: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], Line]:
    """The lines of pairs (woman, offer) as they would stand in a plan; none is made."""
    if not pairs:
        return {}
    women = {woman for woman, _offer in pairs}
    asked = tuple(record for record in inputs.women if record["id"] in women)
    offers = tuple({**record, "places": len(asked)} for record in inputs.offers)
    anybody = dict.fromkeys(women, offers[0]["id"])
    sheet = _Sheet(replace(inputs, women=asked, offers=offers, pinned=anybody), weights)
    return {pair: sheet.line(*pair) for pair in pairs}


class _Sheet:
    """One problem with its plan: pinned pairs are taken out first, with their places."""

    def __init__(self, inputs: Inputs, weights: Mapping[str, int]) -> None:
        self.inputs = inputs
        self.hers = {record["id"]: record for record in inputs.women}
        self.theirs = {record["id"]: record for record in inputs.offers}
        self.pinned = self._pinned()
        self.whole, self.weights = self._read(self.hers, self._places({}), weights)
        self.row = {key: place for place, key in enumerate(self.whole.women.ids)}
        self.column = {key: place for place, key in enumerate(self.whole.coaches.ids)}
        free = {key: record for key, record in self.hers.items() if key not in self.pinned}
        self.rest: Problem | None = None
        self.plan: Plan | None = None
        if free:
            self.rest, _weights = self._read(free, self._places(self.pinned), weights)
            self.plan = plan(self.rest, self.weights)

    def _pinned(self) -> dict[str, str]:
        """Pins for which there is a place, in steady order."""
        left = {key: int(record["places"]) for key, record in self.theirs.items()}
        found = {}
        for woman, offer in sorted(self.inputs.pinned.items()):
            if left[offer] > 0:
                left[offer] -= 1
                found[woman] = offer
        return found

    def _places(self, taken: Mapping[str, str]) -> dict[str, Record]:
        used = list(taken.values())
        return {
            key: {**record, "places": record["places"] - used.count(key)}
            for key, record in self.theirs.items()
        }

    def _read(
        self, women: Mapping[str, Record], offers: Mapping[str, Record], weights: Mapping[str, int]
    ) -> tuple[Problem, Weights]:
        keep = [list(pair) for pair in self.inputs.keep if pair[0] in women]
        return read_problem(
            {
                "women": list(women.values()),
                "coaches": list(offers.values()),
                "keep": keep,
                "weights": dict(weights),
            }
        )

    def solved(self) -> Solved:
        lines = [self._pair(woman, offer, 0, {"pinned": True}) for woman, offer in self.pinned.items()]
        if self.plan is not None and self.rest is not None:
            lines += self._planned(self.rest, self.plan)
        first = [line for line in lines if line.rank == 0 and line.offer]
        proof = self.plan.prices if self.plan else None
        return Solved(
            tuple(lines), len(first), sum(line.fit for line in first), proof is None or bool(proof.proven),
            int(proof.gap) if proof else 0,
        )  # fmt: skip

    def _planned(self, rest: Problem, made: Plan) -> list[Line]:
        found = candidates(rest, self.weights, most=OTHERS + 2)
        begin = np.searchsorted(found.woman, np.arange(len(rest.women) + 1))
        lines = []
        for row, woman in enumerate(rest.women.ids):
            best = [rest.coaches.ids[coach] for coach in found.coach[begin[row] : begin[row + 1]]]
            chosen = rest.coaches.ids[made.coach[row]] if made.coach[row] >= 0 else ""
            if chosen:
                lines.append(self._pair(woman, chosen, 0, self._instead(rest, made, woman, chosen, best)))
            else:
                lines.append(Line(woman, 0, reasons=self._nobody(rest, made, row)))
            others = [each for each in best if each != chosen][:OTHERS]
            lines += [self._pair(woman, each, place + 1, {}) for place, each in enumerate(others)]
        return lines

    def _nobody(self, rest: Problem, made: Plan, row: int) -> dict[str, Any]:
        found = _nobody(explain.nobody(rest, self.weights, made, row))
        only = found.get("only")
        if only is not None and (short := self._short(rest, row)):
            only["LENGTH"] = short
        return found

    def _short(self, rest: Problem, row: int) -> int:
        """How many would fit if they gave the length of time that she asks for, and that alone were another."""
        return int(((_stands(rest, row) == int(Bar.APART)) & self._other_length(rest, row)).sum())

    def _other_length(self, rest: Problem, row: int) -> Flags:
        """(coaches,): who gives another length of time than she asks for."""
        woman, short = rest.women.ids[row], self.inputs.short
        return np.array([(woman, coach) in short for coach in rest.coaches.ids], np.bool_)

    def _only_for(self, rest: Problem, made: Plan, coach: int) -> int:
        """For how many of the women who were given this one nobody else is possible, by what may be shown: a wish that
        leaves nobody else is not counted, or the number would tell it."""
        lifted = ~np.uint8(sum(int(bar) for bar in QUIET))
        return sum(
            bool((((_stands(rest, row) & lifted) == 0) & ~self._other_length(rest, row)).sum() == 1)
            for row in np.flatnonzero(made.coach == coach).tolist()
        )

    def _instead(self, rest: Problem, made: Plan, woman: str, chosen: str, best: list[str]) -> dict[str, Any]:
        """Who fits her better and why it is not that one."""
        mine = sum(self._shares(woman, chosen).values())
        better = [(sum(self._shares(woman, each).values()), each) for each in best if each != chosen]
        if not better or max(better)[0] <= mine:
            return {}
        fits, name = max(better, key=lambda pair: (pair[0], pair[1]))
        only = self._only_for(rest, made, rest.coaches.ids.index(name))
        return {"instead": {"offer": name, "fit": fits, "only_for": only}}

    def line(self, woman: str, offer: str) -> Line:
        return self._pair(woman, offer, 0, {})

    def _shares(self, woman: str, offer: str) -> dict[str, int]:
        return explain.shares(self.whole, self.weights, self.row[woman], self.column[offer])

    def _pair(self, woman: str, offer: str, rank: int, more: Mapping[str, Any]) -> Line:
        parts = self._shares(woman, offer)
        hers, theirs = self.hers[woman], self.theirs[offer]
        unsaid = {*self.inputs.unsaid.get(woman, ()), *self.inputs.unsaid.get(offer, ())}
        reasons: dict[str, Any] = {
            "languages": [each for each in hers["languages"] if each in theirs["languages"]],
            "own": hers["languages"][0],
            "halfdays": [
                name for name in halfdays.NAMES if name in hers["halfdays"] and name in theirs["halfdays"]
            ],
            "minutes": self._minutes(woman, offer),
            "sector": hers.get("sector", ""),
            "asked": len(hers["asks"]),
            "helps": [each for each in hers["asks"] if each in theirs["offers"]],
            "unsaid": sorted(unsaid),
        }
        return Line(woman, rank, offer, sum(parts.values()), parts, reasons | dict(more))

    def _minutes(self, woman: str, offer: str) -> int:
        row, column = np.array([self.row[woman]]), np.array([self.column[offer]])
        far, hers = distance(self.whole, row, column), self.whole.women
        # Whole minutes, upward, as the fit counts them.
        return int(hers.start[row][0] - (-int(far[0]) // hers.pace[row][0])) if far[0] >= 0 else 0


def _stands(rest: Problem, row: int) -> "np.typing.NDArray[np.uint8]":
    """(coaches,): all conditions that stand between one woman and each coach."""
    every = np.arange(len(rest.coaches))
    return bars(rest, np.full(len(every), row), every)


def _nobody(found: explain.Nobody) -> dict[str, Any]:
    """Codes and counts, without what stays between her and others."""
    only = {
        bar.name: number for bar, number in found.only.items() if bar not in QUIET and bar is not Bar.FULL
    }
    full = found.only.get(Bar.FULL, 0)
    if found.kind == "places" or full:
        return {"kind": "places", "turn": found.turn, "queue": found.queue, "full": full}
    return {"kind": "none", "only": only, "days": dict(found.days)}
