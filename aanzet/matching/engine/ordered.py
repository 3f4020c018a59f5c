"""The same problem by the alphabet of its ids: a plan does not depend on who stands first in a file."""

from dataclasses import fields
from typing import Any, TypeVar

import numpy as np

from aanzet.matching.engine.people import Ints, Problem, Side

S = TypeVar("S", bound=Side)


def ordered(problem: Problem) -> Problem:
    """Women and coaches sorted by id, their pairs numbered anew."""
    women, coaches = _order(problem.women.ids), _order(problem.coaches.ids)
    place_of_woman, place_of_coach = np.argsort(women), np.argsort(coaches)

    def renumbered(pairs: Ints) -> Ints:
        woman, coach = np.divmod(pairs, max(len(coaches), 1))
        found: Ints = np.sort(place_of_woman[woman] * len(coaches) + place_of_coach[coach])
        return found

    return Problem(
        rows(problem.women, women),
        rows(problem.coaches, coaches),
        renumbered(problem.apart),
        renumbered(problem.keep),
        problem.minimum,
    )


def rows(side: S, at: Ints) -> S:
    """Some rows of a side, in this order."""
    columns = {each.name: getattr(side, each.name) for each in fields(side) if each.init}
    chosen: dict[str, Any] = {
        name: [column[row] for row in at] if isinstance(column, list) else column[at]
        for name, column in columns.items()
    }
    return type(side)(**chosen)


def _order(ids: list[str]) -> Ints:
    return np.array(sorted(range(len(ids)), key=lambda at: ids[at]), np.int64)
