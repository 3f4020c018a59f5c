"""The parts of one pair in plain Python, record by record, straight from docs/matching.md: what the columns are
measured against, and a second way to the same numbers."""

import math
from typing import Any

from aanzet.matching.engine.pace import MODES, RADIUS
from aanzet.matching.engine.weights import Weights


def parts_of(woman: dict[str, Any], coach: dict[str, Any], weights: Weights) -> list[int]:
    first = woman["languages"][0] in coach["languages"]
    language = weights.language if first else weights.language * 2 // 3
    shared = len(set(woman["halfdays"]) & set(coach["halfdays"]))
    time = weights.time * min(shared, 3) // 3
    mode = MODES[woman["mode"]]
    way = mode.start + -(-int(math.dist(_point(woman), _point(coach))) // mode.pace)
    most = max(woman["max_minutes"], 1)
    travel = weights.travel * min(max(most - way, 0), most) // most
    sector = weights.sector if not woman.get("sector") or woman["sector"] in _listed(coach) else 0
    asked = set(woman.get("asks", []))
    met = len(asked & set(coach.get("offers", [])))
    return [language, time, travel, sector, weights.asks * met // len(asked) if asked else weights.asks]


def _listed(person: dict[str, Any]) -> list[str]:
    """The fields of work of a coach: one or several."""
    named = person.get("sector", [])
    return named if isinstance(named, list) else [named]


def _point(person: dict[str, Any]) -> tuple[float, float, float]:
    up, along = math.radians(person["lat"]), math.radians(person["lon"])
    flat = math.cos(up) * RADIUS
    return round(flat * math.cos(along)), round(flat * math.sin(along)), round(math.sin(up) * RADIUS)
