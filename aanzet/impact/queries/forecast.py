"""Where will this end? The pace of the last twelve months, carried on to the last day, with an honest band.

Method. n events in the last d days (at most 365, not before the period began) make a daily rate n / d. Over
the r days that remain we expect m = n * r / d. The count still to come is taken as Poisson around m; the rate
itself is uncertain too, which adds m * r / d. The band is m +- 1.28 * sqrt(m * (1 + r / d)): in four of five
cases the end lies inside. Without any event lately the upper edge is -ln(0.2) = 1.61 events per d days.
Before sixty days nothing is forecast.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

YEAR = 365
TOO_EARLY = 60
Z80 = 1.2816
UPPER_OF_NONE = 1.61
METHOD = "pace of the last 12 months, 80 percent Poisson band"


@dataclass(frozen=True, slots=True)
class Forecast:
    """Expected total on the last day: from `low` to `high`."""

    low: int
    high: int
    method: str = METHOD


def forecast(
    *, steps: Iterable[tuple[date, int]], starts: date, ends: date | None, on: date
) -> Forecast | None:
    """The forecast on a day; None for an open end, after the end, and before sixty days have passed."""
    if ends is None or on >= ends or (on - starts).days < TOO_EARLY:
        return None
    counted = [(day, number) for day, number in steps if day <= on]
    reached = sum(number for _day, number in counted)
    lived = min(YEAR, (on - starts).days + 1)
    since = on - timedelta(days=lived - 1)
    lately = sum(number for day, number in counted if day >= since)
    ahead = (ends - on).days
    if not lately:
        return Forecast(reached, reached + math.ceil(UPPER_OF_NONE * ahead / lived))
    more = lately * ahead / lived
    spread = Z80 * math.sqrt(more * (1 + ahead / lived))
    return Forecast(reached + max(0, math.floor(more - spread)), reached + math.ceil(more + spread))
