"""Exchanges among pairs that stand: worth it, few, and nobody left alone."""

import numpy as np

from aanzet.matching.engine.planning import plan
from aanzet.matching.engine.reading import read_problem
from aanzet.matching.engine.score import fit
from aanzet.matching.engine.swaps import MARGIN, swaps

SAME = {
    "languages": ["nl"],
    "halfdays": ["mon-am"],
    "max_minutes": 60,
    "mode": "bike",
    "lat": 52.0,
    "lon": 5.0,
}


def _crossed(count: int) -> dict[str, object]:
    sectors = ["care" if at % 2 else "shop" for at in range(count)]
    women = [
        {"id": f"w{at}", **SAME, "sector": sector, "asks": [f"a{at}"]} for at, sector in enumerate(sectors)
    ]
    coaches = [
        {"id": f"c{at}", **SAME, "sector": sector, "offers": [f"a{at}"], "places": 1}
        for at, sector in enumerate(sectors)
    ]
    return {"women": women, "coaches": coaches}


def test_two_who_have_each_others_coach_are_offered_an_exchange() -> None:
    of, weights = read_problem(_crossed(4))
    now = np.array([1, 0, 2, 3])
    found = swaps(of, weights, now, most=10)
    assert [(each.women, each.now, each.then) for each in found] == [((0, 1), (1, 0), (0, 1))]
    assert found[0].gain == 2 * (2_000 + 1_500)


def test_no_more_are_offered_than_asked_for() -> None:
    of, weights = read_problem(_crossed(8))
    now = np.array([1, 0, 3, 2, 5, 4, 7, 6])
    assert sum(len(each.women) for each in swaps(of, weights, now, most=5)) == 4
    assert swaps(of, weights, now, most=1) == []


def test_pairs_that_fit_best_already_are_left_in_peace() -> None:
    of, weights = read_problem(_crossed(8))
    now = plan(of, weights).coach
    assert swaps(of, weights, now, most=100) == []


def test_a_small_gain_disturbs_nobody() -> None:
    of, weights = read_problem(_crossed(4))
    women = np.arange(4)
    now = np.array([1, 0, 2, 3])
    gain = int(fit(of, weights, women, women).sum() - fit(of, weights, women, now).sum())
    assert swaps(of, weights, now, most=10, margin=gain // 2 + 1) == []
    assert len(swaps(of, weights, now, most=10, margin=MARGIN)) == 1
