"""Invented women and coaches over real places: every size from the same seeds, so that a run can be done again.

Places are the middles of Dutch four-figure postcodes where the official file is beside the checkout, else points
around 24 cities. Languages, half-days and ways of travelling are drawn with the shares below; nobody is real.
"""

import csv
from pathlib import Path
from typing import Any

import numpy as np

from aanzet.reference.halfdays import NAMES

CENTROIDS = Path(__file__).parents[3] / "shared" / "data" / "regions" / "nl_pc4_centroids.csv"
OWN = ("ar", "ti", "uk", "tr", "fa", "so", "pl", "prs", "kmr", "es", "fr", "am", "ur", "zh", "pt", "vi")
OWN_SHARE = np.array([20, 10, 12, 10, 8, 7, 6, 6, 5, 4, 4, 3, 2, 1, 1, 1], float) / 100
SECTORS = ("care", "childcare", "cleaning", "kitchen", "office", "shop", "school", "industry")
MODES = ("walk", "bike", "transit", "car")
# Half-days: mornings of the week most, evenings and the weekend less.
DAY_SHARE = np.array(
    [3 if at < 15 and at % 3 == 0 else 2 if at < 15 and at % 3 == 1 else 1 for at in range(21)], float
)
CITIES = 24
HALF = {"city": (0.12, 0.2), "region": (0.4, 0.65)}  # degrees to each side of Amsterdam


def problem(women: int, coaches: int, *, area: str = "country", seed: int = 7) -> dict[str, Any]:
    """A problem as the command reads it. `area`: "country", "region" or "city"."""
    draw = np.random.default_rng(seed)
    return {
        "women": _side(draw, women, area, "w"),
        "coaches": _side(draw, coaches, area, "c"),
    }


def _side(draw: np.random.Generator, count: int, area: str, letter: str) -> list[dict[str, Any]]:
    lat, lon = _places(draw, count, area)
    coach = letter == "c"
    days = _days(draw, count)
    made: list[dict[str, Any]] = []
    for at in range(count):
        record: dict[str, Any] = {
            "id": f"{letter}{at}",
            "languages": _coach_speaks(draw) if coach else _woman_speaks(draw),
            "halfdays": [NAMES[day] for day in days[at]],
            "lat": round(float(lat[at]), 5),
            "lon": round(float(lon[at]), 5),
            "mode": MODES[int(draw.choice(4, p=(0.1, 0.3, 0.3, 0.3) if coach else (0.2, 0.4, 0.35, 0.05)))],
            "max_minutes": int(draw.choice((30, 45, 60) if coach else (20, 30, 45, 60))),
            "sector": SECTORS[int(draw.integers(len(SECTORS)))] if draw.random() < 0.8 else "office",
        }
        if coach:
            record |= {
                "woman": bool(draw.random() < 0.7),
                "places": int(draw.choice((1, 2, 3), p=(0.5, 0.35, 0.15))),
            }
        else:
            record |= {
                "only_woman": bool(draw.random() < 0.15),
                "waiting_days": int(min(draw.exponential(35), 400)),
            }
        made.append(record)
    return made


def _woman_speaks(draw: np.random.Generator) -> list[str]:
    own = OWN[int(draw.choice(len(OWN), p=OWN_SHARE))]
    more = [language for language, share in (("nl", 0.62), ("en", 0.3)) if draw.random() < share]
    return [own, *more]


def _coach_speaks(draw: np.random.Generator) -> list[str]:
    more = [
        language for language, share in (("en", 0.6), ("fr", 0.08), ("es", 0.06)) if draw.random() < share
    ]
    if draw.random() < 0.18:
        more.append(OWN[int(draw.choice(len(OWN), p=OWN_SHARE))])
    return list(dict.fromkeys(["nl", *more]))


def _days(draw: np.random.Generator, count: int) -> list[list[int]]:
    """1 to 6 half-days each, without one twice: the largest of random keys (Efraimidis and Spirakis 2006)."""
    keys = draw.random((count, 21)) ** (1 / DAY_SHARE)
    many = draw.integers(1, 7, count)
    order = np.argsort(-keys, axis=1)
    return [sorted(int(day) for day in order[at, : many[at]]) for at in range(count)]


def _places(draw: np.random.Generator, count: int, area: str) -> tuple[np.ndarray, np.ndarray]:
    at = _centroids()
    if area in HALF:
        up, along = HALF[area]
        near = (np.abs(at[:, 0] - 52.36) < up) & (np.abs(at[:, 1] - 4.9) < along)
        at = at[near] if near.any() else at[:1]
    chosen = at[draw.integers(len(at), size=count)]
    spread = draw.normal(0, (0.006, 0.009), (count, 2))
    return chosen[:, 0] + spread[:, 0], chosen[:, 1] + spread[:, 1]


def _centroids() -> np.ndarray:
    if CENTROIDS.exists():
        with CENTROIDS.open(encoding="utf-8", newline="") as file:
            return np.array([(float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)])
    draw = np.random.default_rng(1)
    middle = draw.uniform((51.4, 4.2), (53.2, 6.8), (CITIES, 2))
    return np.vstack([each + draw.normal(0, (0.03, 0.05), (150, 2)) for each in middle])


def everybody_possible(women: int, coaches: int, places: int, *, seed: int = 7) -> dict[str, Any]:
    """As `problem` in a city, with one language, one half-day and a way that all share: every pair is possible."""
    made = problem(women, coaches, area="city", seed=seed)
    for record in (*made["women"], *made["coaches"]):
        record["languages"] = list(dict.fromkeys([*record["languages"], "nl"]))
        record["halfdays"] = list(dict.fromkeys([*record["halfdays"], "mon-am"]))
        record |= {"max_minutes": 600, "mode": "car"}
    for record in made["women"]:
        record["only_woman"] = False
    for record in made["coaches"]:
        record["places"] = places
    return made
