"""Changes among matches that run, each worth asking everybody concerned about. Only suggested, never carried out.

Whoever imports this loads numpy and the solver, as with `suggesting`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from aanzet.matching.engine.conditions import bars
from aanzet.matching.engine.people import Flags, Problem
from aanzet.matching.engine.reading import read_problem
from aanzet.matching.engine.score import Fits, fit
from aanzet.matching.engine.swaps import swaps
from aanzet.matching.engine.weights import Weights
from aanzet.matching.kinds import Record
from aanzet.matching.queries.problem import Inputs

# A few: so many changes at most are suggested at a time, and so many women hear of them.
MOST_CHANGES = 3
MOST_WOMEN = 6
# Of women who wait those who wait longest are looked at.
MOST_WAITING = 50


@dataclass(frozen=True, slots=True)
class Change:
    """Moves (woman, from whom, to whom) that hang together. `serves`: who waits, and could have the place that gets
    free; empty where those who move gain themselves."""

    moves: tuple[tuple[str, str, str], ...]
    serves: str = ""


def changes(
    inputs: Inputs, weights: Mapping[str, int], now: Mapping[str, str], waits: Sequence[str]
) -> list[Change]:
    """`now`: woman -> who accompanies her; `waits`: women who would fit somewhere and have nobody, longest first. Both
    are among the women of `inputs`; the places of its offers are those that the plan left over.

    First what gives one more woman somebody, while who moves fits at least as well as before; then exchanges that bring
    much for each woman they touch."""
    if not now or not inputs.offers:
        return []
    held, left = Counter(now.values()), Counter({each["id"]: each["places"] for each in inputs.offers})
    found = _room(_read(inputs, inputs.women, lambda key: 1, weights), now, waits, left)
    moved = {woman for change in found for woman, _before, _then in change.moves}
    calm = {woman: offer for woman, offer in now.items() if woman not in moved}
    if calm and len(found) < MOST_CHANGES:
        rest = [record for record in inputs.women if record["id"] in calm]
        held.subtract(now[woman] for woman in moved)
        table = _read(inputs, rest, lambda key: left[key] + held[key], weights)
        found += _gains(table, calm, MOST_WOMEN - len(moved))
    return found[:MOST_CHANGES]


@dataclass(frozen=True, slots=True)
class _Table:
    problem: Problem
    weights: Weights
    row: Mapping[str, int]
    column: Mapping[str, int]

    def open_to(self, woman: str) -> tuple[Flags, Fits]:
        """(coaches,) each: nothing stands between her and this one, and how well it fits."""
        every = np.arange(len(self.column))
        same = np.full(len(every), self.row[woman])
        value = fit(self.problem, self.weights, same, every)
        return bars(self.problem, same, every) == 0, value


def _read(
    inputs: Inputs, women: Iterable[Record], places: Callable[[str], int], weights: Mapping[str, int]
) -> _Table:
    problem, read = read_problem(
        {
            "women": list(women),
            "coaches": [{**each, "places": places(each["id"])} for each in inputs.offers],
            "weights": dict(weights),
        }
    )
    rows = {key: at for at, key in enumerate(problem.women.ids)}
    return _Table(problem, read, rows, {key: at for at, key in enumerate(problem.coaches.ids)})


def _room(table: _Table, now: Mapping[str, str], waits: Sequence[str], left: Counter[str]) -> list[Change]:
    """Who waits gets the place of a woman for whom somebody with a free place fits at least as well. `left` gets
    smaller by every place that is used."""
    open_to = cache(table.open_to)
    found: list[Change] = []
    moved: set[str] = set()
    for waiting in waits[:MOST_WAITING]:
        mine, value = open_to(waiting)
        best: tuple[int, str, str] | None = None
        for woman, coach in now.items():
            if woman in moved or not mine[table.column[coach]]:
                continue
            then = _instead(table, open_to(woman), coach, left)
            if then is not None:
                gain = then[0] + int(value[table.column[coach]])
                best = max(best or (gain, woman, then[1]), (gain, woman, then[1]))
        if best is not None:
            _gain, woman, offer = best
            left[offer] -= 1
            moved.add(woman)
            found.append(Change(((woman, now[woman], offer),), waiting))
        if len(found) == MOST_CHANGES:
            break
    return found


def _instead(
    table: _Table, hers: tuple[Flags, Fits], coach: str, left: Counter[str]
) -> tuple[int, str] | None:
    """Who fits her best of those with a place left, and at least as well as the one of now; with what she gains."""
    possible, value = hers
    mine = int(value[table.column[coach]])
    better = [
        (int(value[at]) - mine, key)
        for key, at in table.column.items()
        if key != coach and left[key] > 0 and possible[at] and value[at] >= mine
    ]
    return max(better, default=None)


def _gains(table: _Table, now: Mapping[str, str], most: int) -> list[Change]:
    women, coaches = table.problem.women.ids, table.problem.coaches.ids
    beside = np.array([table.column[now[woman]] for woman in women])
    return [
        Change(
            tuple(
                (women[woman], coaches[before], coaches[then])
                for woman, before, then in zip(each.women, each.now, each.then, strict=True)
            )
        )
        for each in swaps(table.problem, table.weights, beside, most=most)
    ]
