"""Could anybody more be served? The bonus per match makes the plan serve most; this says for certain that it does."""

import numpy as np

from aanzet.matching.engine.blocks import possible
from aanzet.matching.engine.people import Ints, Problem
from aanzet.matching.engine.score import fit
from aanzet.matching.engine.weights import Weights


def serves_most(problem: Problem, weights: Weights, coach: Ints) -> bool:
    """`coach` (women,): each woman's coach or -1. A plan serves most when no chain of changes leads from a free place
    back to somebody who is left (Berge 1957), over all possible pairs; it is walked from the free places."""
    has = coach >= 0
    theirs = problem.coaches.places
    wanted = np.flatnonzero(theirs > np.bincount(coach[has], minlength=len(theirs)))
    seen_woman, seen_coach = np.zeros(len(has), np.bool_), np.zeros(len(theirs), np.bool_)
    while len(wanted):
        seen_coach[wanted] = True
        fresh = np.zeros(len(has), np.bool_)
        for pairs in possible(problem, np.flatnonzero(~seen_woman), among_coaches=wanted):
            good = fit(problem, weights, pairs.woman, pairs.coach, pairs.metres) >= problem.minimum
            fresh[pairs.woman[good]] = True
        if (fresh & ~has).any():
            return False
        seen_woman |= fresh
        reached = np.zeros(len(theirs), np.bool_)
        reached[coach[fresh]] = True
        wanted = np.flatnonzero(reached & ~seen_coach)
    return True
