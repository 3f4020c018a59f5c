"""Where a postcode is, about: from the full official file when it was loaded, else from the small shipped table."""

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from django.db.models import Q

from aanzet.matching.models import Centroid

SHIPPED = Path(__file__).parent / "data" / "centroids.csv"
FIGURES = {"nl": 4, "se": 5}
Place = tuple[float, float]
Area = tuple[str, str]


def area(country: str, postcode: str) -> Area | None:
    """(country, figures) of a postcode as people write it: `1102 AB`, `214 38`; None where it is none."""
    wanted = FIGURES.get(country)
    figures = re.match(r"\d+", re.sub(r"[\s-]", "", postcode))
    if wanted is None or figures is None or len(figures.group()) < wanted:
        return None
    return country, figures.group()[:wanted]


@lru_cache(maxsize=1)
def shipped() -> dict[Area, Place]:
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        return {
            (row["country"], row["code"]): (float(row["lat"]), float(row["lon"]))
            for row in csv.DictReader(file)
        }


def centroids(areas: Iterable[Area | None]) -> dict[Area, Place]:
    """Latitude and longitude of each area that is known. One query."""
    wanted = {each for each in areas if each is not None}
    found = {each: shipped()[each] for each in wanted if each in shipped()}
    condition = Q(pk__in=[])
    for country in sorted({country for country, _code in wanted}):
        condition |= Q(country=country, code__in=[code for land, code in wanted if land == country])
    rows = Centroid.objects.filter(condition).values_list("country", "code", "lat", "lon")
    found |= {(country, code): (lat, lon) for country, code, lat, lon in rows}
    return found
