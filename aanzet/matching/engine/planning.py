"""The plan: whom each waiting woman is proposed, so that the whole is the best there is, with its proof.

Tiers by magnitude: serve most women; then who waited longest, whose time runs out, who has hardly any possible coach;
then the fit, held against her own best coach so that who fits nowhere well is not left out for it; then what was
proposed yesterday.
"""

from dataclasses import dataclass
from itertools import count

import numpy as np

from aanzet.matching.engine.assign import assign
from aanzet.matching.engine.blocks import Bound, possible
from aanzet.matching.engine.candidates import Candidates, Rated, candidates, joined, ranked, rated
from aanzet.matching.engine.counting import serves_most
from aanzet.matching.engine.people import Ints, Problem, among
from aanzet.matching.engine.prices import Prices
from aanzet.matching.engine.score import Fits
from aanzet.matching.engine.weights import WHOLE, Weights

SERVE = 2 * WHOLE
FIRST = 16  # candidates of each woman in the first round
MOST_TIMES = 20  # so much at most the weight of scarcity grows
MORE = 8  # and in each later one


@dataclass(frozen=True, slots=True)
class Plan:
    """`coach` (women,): each woman's coach or -1; `fit` (women,): of that pair, 0 for none; `prices`: the proof
    over all possible pairs; `pairs`: how many the plan was made from; `rounds`: how often it was mended."""

    coach: Ints
    fit: Fits
    prices: Prices
    priority: Ints
    best: Fits
    count: Ints
    pairs: int
    rounds: int

    @property
    def served(self) -> int:
        return int((self.coach >= 0).sum())

    @property
    def total(self) -> int:
        return int(self.fit.sum())


@dataclass(frozen=True, slots=True)
class Table:
    """The pairs the plan is made from (n,), and what each woman brings to the worth of all of hers."""

    woman: Ints
    coach: Ints
    fit: Fits
    base: Ints

    def more(self, other: Rated) -> "Table":
        woman, coach, good = joined([(self.woman, self.coach, self.fit), other])
        return Table(woman, coach, good, self.base)


def plan(problem: Problem, weights: Weights, *, most: int = FIRST) -> Plan:
    """The best plan over all possible pairs. Nearly always one full fit more than any loss serves most; where it does
    not, the bonus grows until it does."""
    found = candidates(problem, weights, most=most)
    serve = SERVE
    made = _with_bonus(problem, weights, found, serve)
    while not serves_most(problem, weights, made.coach):
        serve *= 4
        made = _with_bonus(problem, weights, found, serve)
    return made


def _with_bonus(problem: Problem, weights: Weights, found: Candidates, serve: int) -> Plan:
    first = priority(problem, weights, found)
    table = Table(found.woman, found.coach, found.fit, serve + first - found.best)
    places, women = problem.coaches.places, len(problem.women)
    # Each round adds pairs that were not there, so there is a last one; two to four are usual.
    for rounds in count():  # noqa: B007
        value = worth(problem, weights, table)
        made = assign(table.woman, table.coach, value, places, women=women, load=weights.load)
        more = _undercut(problem, weights, found, table, made.prices)
        if more is None:
            break
        table = table.more(more)
    has = made.chosen >= 0
    matched, fits = np.full(women, -1, np.int64), np.zeros(women, np.int32)
    matched[has], fits[has] = table.coach[made.chosen[has]], table.fit[made.chosen[has]]
    return Plan(matched, fits, made.prices, first, found.best, found.count, len(table.woman), rounds)


def priority(problem: Problem, weights: Weights, found: Candidates) -> Ints:
    """What each woman brings along, whoever her coach is: days waited, her deadline, and how scarce coaches are to her.
    It names no group."""
    hers = problem.women
    waited = weights.waiting * np.minimum(hers.waiting, weights.waiting_cap) // weights.waiting_cap
    left = np.where(
        hers.deadline < 0, weights.deadline_days, np.minimum(hers.deadline, weights.deadline_days)
    )
    late = weights.deadline * (weights.deadline_days - left) // weights.deadline_days
    made: Ints = waited + late + _scarcity(problem, weights, found) * (1_000 - ease(problem, found)) // 1_000
    return made


def _scarcity(problem: Problem, weights: Weights, found: Candidates) -> int:
    """The weight `scarce`, times all who have a possible coach, over those who stay without whatever the plan is."""
    women = int((found.count > 0).sum())
    places = int(problem.coaches.places[found.asked > 0].sum())
    return weights.scarce * women // max(women - places, women // MOST_TIMES, 1)


def ease(problem: Problem, found: Candidates) -> Ints:
    """How many places are there for her, in thousandths and 1,000 at most: each place of a possible coach, shared by
    the women who could have it. Those of her best few stand for all of hers."""
    share = 1_000_000 * problem.coaches.places // np.maximum(found.asked, 1)
    hers = np.bincount(found.woman, share[found.coach], minlength=len(problem.women)).astype(np.int64)
    few = np.maximum(np.bincount(found.woman, minlength=len(problem.women)), 1)
    made: Ints = np.minimum(hers * found.count // few // 1_000, 1_000)
    return made


def worth(problem: Problem, weights: Weights, table: Table) -> Ints:
    """What each pair is worth to the plan."""
    kept = among(problem.pair(table.woman, table.coach), problem.keep)
    made: Ints = table.base[table.woman] + table.fit + np.where(kept, weights.keep, 0)
    return made


def _undercut(
    problem: Problem, weights: Weights, found: Candidates, table: Table, proof: Prices
) -> Rated | None:
    """Possible pairs outside the table that are worth more than her gain and the price together. None: there is none.

    Who has no more coaches than were kept has none outside; and no pair outside fits better than her last that was
    kept, which leaves few women and few coaches to look at."""
    room = table.base + found.last - proof.woman
    more = found.count > np.bincount(found.woman, minlength=len(room))
    cut = np.flatnonzero(more & (room > proof.coach.min()))
    looked = found.every or rated(
        problem, weights, possible(problem, cut, Bound(room, proof.coach))
    )  # fmt: skip
    have = np.sort(problem.pair(table.woman, table.coach))
    ask = table.base - proof.woman
    kept = []
    for woman, coach, good in looked:
        better = np.flatnonzero(ask[woman] + good > proof.coach[coach])
        woman, coach, good = woman[better], coach[better], good[better]
        new = ~among(problem.pair(woman, coach), have)
        if new.any():
            kept.append(_few(woman[new], coach[new], good[new], proof.coach))
    return joined(kept) if kept else None


def _few(woman: Ints, coach: Ints, good: Fits, price: Ints) -> Rated:
    """Of each woman the few that would gain her most: the next round asks again."""
    left = price[coach] - good
    order, rank, _ = ranked(woman.astype(np.int64), left - left.min(), coach)
    first = order[rank < MORE]
    return woman[first], coach[first], good[first]
