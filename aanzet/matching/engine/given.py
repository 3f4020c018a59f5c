"""The second form of a problem: pairs with scores that the caller gives, places, and sizes. Raises BadProblem."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from aanzet.matching.engine import fields
from aanzet.matching.engine.faults import BadProblem
from aanzet.matching.engine.people import Ints

KEYS = ("pairs", "places", "sizes")
MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Given:
    """Names by number; pairs (n,) with their scores; `places` (coaches,); `sizes` (women,), 1 and more."""

    women: list[str]
    coaches: list[str]
    woman: Ints
    coach: Ints
    score: Ints
    places: Ints
    sizes: Ints


def read_given(data: Mapping[str, Any]) -> Given:
    """Women are numbered as they come; those with a size and no pair at the end."""
    fields.known(data, KEYS, "the problem")
    if "places" not in data:
        raise BadProblem("the problem has no “places”. Give an object: how many places each coach has.")
    places = fields.record(data["places"], "places")
    coaches = {name: at for at, name in enumerate(places)}
    sizes = fields.record(data.get("sizes", {}), "sizes")
    rows = [_row(pair, at, coaches) for at, pair in enumerate(fields.items(data["pairs"], "pairs"))]
    women = {name: at for at, name in enumerate(dict.fromkeys([*(row[0] for row in rows), *sizes]))}
    _once(rows)
    return Given(
        list(women),
        list(coaches),
        np.array([women[row[0]] for row in rows], np.int64),
        np.array([coaches[row[1]] for row in rows], np.int64),
        np.array([row[2] for row in rows], np.int64),
        np.array([fields.whole(places[name], f"places: “{name}”", most=MOST) for name in coaches], np.int64),
        np.array(
            [fields.whole(sizes.get(name, 1), f"sizes: “{name}”", least=1, most=MOST) for name in women],
            np.int64,
        ),
    )


def _row(pair: Any, at: int, coaches: Mapping[str, int]) -> tuple[str, str, int]:
    where = f"pairs[{at}]"
    if not isinstance(pair, list) or len(pair) != 3:
        raise BadProblem(f"{where} is not a pair. Give [woman, coach, score].")
    woman, coach = fields.text(pair[0], f"{where}[0]"), fields.text(pair[1], f"{where}[1]")
    if coach not in coaches:
        raise BadProblem(f"{where}: “places” does not say how many places “{coach}” has. Add it there.")
    return woman, coach, fields.whole(pair[2], f"{where}[2]", most=MOST)


def _once(rows: list[tuple[str, str, int]]) -> None:
    seen: dict[tuple[str, str], int] = {}
    for at, (woman, coach, _) in enumerate(rows):
        if (woman, coach) in seen:
            raise BadProblem(
                f"pairs[{at}]: “{woman}” and “{coach}” stand at pairs[{seen[woman, coach]}] too. Name a pair once."
            )
        seen[woman, coach] = at
