"""The plan: whom each waiting woman is proposed, so that the whole is the best there is, with its proof.

Tiers by magnitude: serve most women; then who waited longest, whose time runs out, who has hardly any possible coach;
then the fit, held against her own best coach so that who fits nowhere well is not left out for it; then what was
proposed yesterday.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aanzet.matching.engine.blocks import possible
from aanzet.matching.engine.candidates import Candidates, candidates
from aanzet.matching.engine.flow import flow
from aanzet.matching.engine.people import Ints, Problem, among
from aanzet.matching.engine.prices import Prices, prices
from aanzet.matching.engine.score import fit
from aanzet.matching.engine.weights import WHOLE, Weights

SERVE = 2 * WHOLE
ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """`coach` (women,): each woman's coach or -1; `fit` (women,): of that pair, 0 for none; `prices`: the proof
    over all possible pairs; `pairs`: how many the plan was made from; `rounds`: how often it was mended."""

    coach: Ints
    fit: NDArray[np.int32]
    prices: Prices
    priority: Ints
    best: NDArray[np.int32]
    count: Ints
    pairs: int
    rounds: int

    @property
    def served(self) -> int:
        return int((self.coach >= 0).sum())

    @property
    def total(self) -> int:
        return int(self.fit.sum())


def plan(problem: Problem, weights: Weights) -> Plan:
    """The best plan over all possible pairs."""
    found = candidates(problem, weights)
    first = priority(problem, weights, found)
    woman, coach, good = found.woman, found.coach, found.fit.astype(np.int64)
    places, women = problem.coaches.places, len(problem.women)
    rounds = 0
    for rounds in range(ROUNDS):  # noqa: B007
        value = worth(problem, weights, first, found, woman, coach, good)
        chosen = flow(woman, coach, value, places, women=women, load=weights.load)
        proof = prices(woman, coach, value, chosen, places, load=weights.load)
        more = _undercut(problem, weights, first, found, proof, woman, coach)
        if more is None:
            break
        woman, coach, good = (np.concatenate(pair) for pair in zip((woman, coach, good), more, strict=True))
    has = chosen >= 0
    matched, fits = np.full(women, -1, np.int64), np.zeros(women, np.int32)
    matched[has], fits[has] = coach[chosen[has]], good[chosen[has]]
    return Plan(matched, fits, proof, first, found.best, found.count, len(woman), rounds)


def priority(problem: Problem, weights: Weights, found: Candidates) -> Ints:
    """What each woman brings along, whoever her coach is: days waited, her deadline, and how scarce coaches are to her.
    It names no group."""
    hers = problem.women
    waited = weights.waiting * np.minimum(hers.waiting, weights.waiting_cap) // weights.waiting_cap
    left = np.where(
        hers.deadline < 0, weights.deadline_days, np.minimum(hers.deadline, weights.deadline_days)
    )
    late = weights.deadline * (weights.deadline_days - left) // weights.deadline_days
    made: Ints = waited + late + weights.scarce * (1_000 - ease(problem, found)) // 1_000
    return made


def ease(problem: Problem, found: Candidates) -> Ints:
    """How many places are there for her, in thousandths and 1,000 at most: each place of a possible coach, shared by
    the women who could have it."""
    asked = np.bincount(found.coach, minlength=len(problem.coaches))
    share = 1_000 * problem.coaches.places // np.maximum(asked, 1)
    hers = np.bincount(found.woman, share[found.coach], minlength=len(problem.women)).astype(np.int64)
    return np.minimum(hers, 1_000)


def worth(
    problem: Problem, weights: Weights, first: Ints, found: Candidates, woman: Ints, coach: Ints, good: Ints
) -> Ints:
    """What each pair is worth to the plan."""
    kept = among(problem.pair(woman, coach), problem.keep)
    made: Ints = SERVE + first[woman] + good - found.best[woman] + np.where(kept, weights.keep, 0)
    return made


def _undercut(
    problem: Problem,
    weights: Weights,
    first: Ints,
    found: Candidates,
    proof: Prices,
    woman: Ints,
    coach: Ints,
) -> tuple[Ints, Ints, Ints] | None:
    """Possible pairs outside the plan that are worth more than her gain and the price together. None: there is none."""
    have = np.sort(problem.pair(woman, coach))
    kept: list[tuple[Ints, Ints, Ints]] = []
    for pairs in possible(problem):
        good = fit(problem, weights, pairs.woman, pairs.coach).astype(np.int64)
        value = worth(problem, weights, first, found, pairs.woman, pairs.coach, good)
        better = (good >= problem.minimum) & (value > proof.woman[pairs.woman] + proof.coach[pairs.coach])
        better &= ~among(problem.pair(pairs.woman, pairs.coach), have)
        if better.any():
            kept.append((pairs.woman[better], pairs.coach[better], good[better]))
    if not kept:
        return None
    return tuple(np.concatenate(column) for column in zip(*kept, strict=True))  # type: ignore[return-value]
