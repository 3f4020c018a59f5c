"""The parts of a pair."""

import numpy as np

from aanzet.matching.engine.reading import read_problem
from aanzet.matching.engine.score import parts
from aanzet.matching.engine.weights import PARTS


def test_one_of_several_fields_of_work_is_enough() -> None:
    alike = {"languages": ["nl"], "halfdays": ["mon-am"], "max_minutes": 30, "mode": "walk"}
    coaches = [
        {"id": name, **alike, "places": 1, **({"sector": fields} if fields else {})}
        for name, fields in (("both", ["shop", "care"]), ("one", "care"), ("other", ["shop"]), ("none", None))
    ]
    of, weights = read_problem({"women": [{"id": "w", **alike, "sector": "care"}], "coaches": coaches})
    place = PARTS.index("sector")
    assert parts(of, weights, np.zeros(4, np.int64), np.arange(4))[:, place].tolist() == [
        weights.sector, weights.sector, 0, 0,
    ]  # fmt: skip
