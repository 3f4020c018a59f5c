"""Sixty days: a plan each morning for who waits, pairs that stand are left in peace, a few exchanges are offered.

Held against the same days in which all pairs are made anew each morning, as if people were not attached to each other:
how many pairs that breaks, and how much better they fit.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from aanzet.matching.engine.ordered import rows
from aanzet.matching.engine.people import Coaches, Ints, Problem
from aanzet.matching.engine.planning import plan
from aanzet.matching.engine.reading import read_problem
from aanzet.matching.engine.score import fit
from aanzet.matching.engine.swaps import swaps
from aanzet.matching.engine.weights import Weights
from bench.matching.instances import problem

DAYS, WOMEN, COACHES, BEGIN, A_DAY = 60, 2_400, 600, 900, 15
YES, SWAP_YES, ENDS = 0.8, 0.6, 1 / 180
OFFERED = 0.001  # of the running pairs, a day


@dataclass
class Days:
    """`coach` (women,): whom each has, -1 nobody; `touched`: running pairs that were asked to change, or broken."""

    of: Problem
    weights: Weights
    draw: np.random.Generator
    coach: Ints
    here: np.ndarray
    refused: Ints
    touched: int = 0
    running: int = 0
    budget: float = 0.0

    def begin(self, day: int) -> None:
        self.here[BEGIN + day * A_DAY : BEGIN + (day + 1) * A_DAY] = True
        ended = (self.coach >= 0) & (self.draw.random(WOMEN) < ENDS)
        self.coach[ended], self.here[ended] = -1, False

    def morning(self) -> None:
        """Only who waits."""
        waits = np.flatnonzero(self.here & (self.coach < 0))
        made = plan(_part(self.of, waits, self.coach, self.refused), self.weights).coach
        self.ask(waits, made)

    def anew(self) -> None:
        """Everybody, as if nobody had anybody."""
        every = np.flatnonzero(self.here)
        had = self.coach[every]
        made = plan(_part(self.of, every, np.full(WOMEN, -1), self.refused), self.weights).coach
        self.touched += int(((had >= 0) & (had != made)).sum())
        same = (had >= 0) & (had == made)
        self.coach[every[~same]] = -1
        self.ask(every[~same], made[~same])

    def ask(self, women: Ints, made: Ints) -> None:
        met = np.flatnonzero(made >= 0)
        yes = self.draw.random(len(met)) < YES
        self.coach[women[met[yes]]] = made[met[yes]]
        self.refused = np.sort(np.r_[self.refused, women[met[~yes]] * COACHES + made[met[~yes]]])

    def exchange(self) -> None:
        running = np.flatnonzero(self.coach >= 0)
        self.budget += OFFERED * len(running)
        standing = Problem(rows(self.of.women, running), self.of.coaches, _apart(self.refused, running))
        for each in swaps(standing, self.weights, self.coach[running], most=int(self.budget)):
            self.touched += len(each.women)
            self.budget -= len(each.women)
            if self.draw.random() < SWAP_YES:
                self.coach[running[list(each.women)]] = each.then


def measured(seed: int = 5) -> dict[str, Any]:
    calm, free = _sixty(seed, free=False), _sixty(seed, free=True)
    return {
        "days": DAYS, "running": calm[0], "running_anew": free[0], "touched": calm[1], "touched_anew": free[1],
        "of_the_fit_anew": 100 * calm[2] / free[2],
    }  # fmt: skip


def _sixty(seed: int, *, free: bool) -> tuple[int, float, float]:
    """Pairs that run at the end, per cent of running pairs touched a day, mean fit of a running pair."""
    of, weights = read_problem(problem(WOMEN, COACHES, area="city", seed=seed))
    nobody = np.full(WOMEN, -1, np.int64)
    days = Days(
        of, weights, np.random.default_rng(seed), nobody, np.arange(WOMEN) < BEGIN, np.empty(0, np.int64)
    )
    for day in range(DAYS):
        days.begin(day)
        days.running += int((days.coach >= 0).sum())
        if free:
            days.anew()
        else:
            days.morning()
            days.exchange()
    running = np.flatnonzero(days.coach >= 0)
    mean = float(fit(of, weights, running, days.coach[running]).mean())
    return len(running), 100 * days.touched / days.running, mean


def _part(of: Problem, women: np.ndarray, coach: np.ndarray, apart: np.ndarray) -> Problem:
    """Only these women, with the places that running pairs leave."""
    taken = np.bincount(coach[coach >= 0], minlength=COACHES)
    left = np.maximum(of.coaches.places - taken, 0)
    return Problem(rows(of.women, women), _with(of.coaches, left), _apart(apart, women))


def _apart(pairs: np.ndarray, women: np.ndarray) -> np.ndarray:
    whose, whom = np.divmod(pairs, COACHES)
    place = np.searchsorted(women, whose)
    there = (
        (place < len(women)) & (women[np.minimum(place, len(women) - 1)] == whose)
        if len(women)
        else place < 0
    )
    return np.sort(place[there] * COACHES + whom[there])


def _with(of: Coaches, places: np.ndarray) -> Coaches:
    names = [name for name in Coaches.__dataclass_fields__ if name not in ("reach", "places")]
    return Coaches(**{name: getattr(of, name) for name in names}, places=places)
