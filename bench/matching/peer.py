"""mentor-match 7.0.1 (MIT) on the same women and coaches: scoring and plan, as its own documentation does it.

Its people have a grade and attributes of their own; each rule gives points. Ours are put into rules of its kind: the
same conditions as disqualifying rules (here nobody is disqualified: the measurement is of a problem in which everybody
is possible) and the five parts as points. A mentor takes one mentee per matrix, so a coach with five places is five
mentors.

    python -m bench.matching.peer WOMEN COACHES PLACES
"""

import json
import sys
import time
from operator import attrgetter
from typing import Any

import numpy as np
from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.process import generate_match_matrix, match_and_assign_participants
from matching.rules import rule

from aanzet.matching.engine.reading import read_problem
from aanzet.matching.engine.score import parts
from bench.matching.instances import everybody_possible


def main() -> int:
    women, coaches, places = (int(text) for text in sys.argv[1:4])
    of, weights = read_problem(everybody_possible(women, coaches, places))
    count = len(of.coaches)
    table = parts(of, weights, np.repeat(np.arange(women), count), np.tile(np.arange(count), women))
    fits = table.sum(axis=1).reshape(women, count).tolist()
    mentees = [_person(Mentee, at, at) for at in range(women)]
    mentors = [_person(Mentor, at * places + turn, at) for at in range(coaches) for turn in range(places)]
    began = time.perf_counter()
    matrix = generate_match_matrix(mentors, mentees, [_Fit(fits)])
    scored = time.perf_counter() - began
    match_and_assign_participants(matrix)
    seconds = time.perf_counter() - began
    total = sum(fits[int(mentee.grade)][int(mentor.role)] for mentee in mentees for mentor in mentee.mentors)
    served = sum(bool(mentee.mentors) for mentee in mentees)
    print(json.dumps({"seconds": seconds, "scoring": scored, "served": served, "total": total}))
    return 0


class _Fit(rule.Rule):
    """The points of a pair, looked up: kinder to the peer than computing them in Python would be."""

    def __init__(self, fits: list[list[int]]) -> None:
        super().__init__()
        self.fits = fits

    def apply(self, match_object: Any) -> int:
        mentor, mentee = attrgetter("mentor", "mentee")(match_object)
        return self.fits[mentee.grade][mentor.role] + 1

    def evaluate(self, match_object: Any) -> bool:
        return True


def _person(kind: Any, at: int, number: int) -> Any:
    return kind(**{"grade": number, "role": number, "email": f"p{at}", "first name": "", "last name": ""})


if __name__ == "__main__":
    sys.exit(main())
