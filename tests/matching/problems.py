"""Small problems with every odd corner: nobody's place known, no places left, rare languages, pairs kept apart."""

import random
from typing import Any

from aanzet.reference.halfdays import NAMES

LANGUAGES = ("nl", "ti", "so", "ar", "uk")
MODES = ("walk", "bike", "transit", "car")


def problem(seed: int, women: int = 12, coaches: int = 6, **more: Any) -> dict[str, Any]:
    draw = random.Random(seed)
    hers = [_person(draw, f"w{at}") | _woman(draw, coaches) for at in range(women)]
    theirs = [_person(draw, f"c{at}") | _coach(draw) for at in range(coaches)]
    return {"women": hers, "coaches": theirs} | more


def _person(draw: random.Random, name: str) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": name,
        "languages": draw.sample(LANGUAGES, draw.randint(1, 3)),
        "halfdays": draw.sample(NAMES[:9], draw.randint(1, 5)),
        "max_minutes": draw.choice((5, 20, 40, 60)),
        "mode": draw.choice(MODES),
        "sector": draw.choice(("care", "shop", "office")),
    }
    if draw.random() < 0.85:
        record |= {"lat": 52.35 + draw.gauss(0, 0.05), "lon": 4.9 + draw.gauss(0, 0.07)}
    return record


def _woman(draw: random.Random, coaches: int) -> dict[str, Any]:
    return {
        "only_woman": draw.random() < 0.25,
        "waiting_days": draw.choice((0, 3, 40, 90, 200)),
        "blocked": [f"c{draw.randrange(coaches)}"] if draw.random() < 0.2 else [],
        "asks": draw.sample(("cv", "money", "childcare"), draw.randint(0, 2)),
    } | ({"deadline_days": draw.choice((5, 30, 100))} if draw.random() < 0.3 else {})


def _coach(draw: random.Random) -> dict[str, Any]:
    return {
        "woman": draw.random() < 0.6,
        "sector": draw.sample(("care", "shop", "office"), draw.randint(1, 2)),
        "places": draw.choice((0, 1, 1, 2, 3)),
        "offers": draw.sample(("cv", "money", "childcare"), draw.randint(0, 3)),
    }
