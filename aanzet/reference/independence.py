"""Economic independence by band: she picks a band of income, nobody types an amount.

The edge of one band is that year's line, so that every band lies wholly below or above it. A year without a line,
or no answer, gives "unknown", never "no".
"""

from dataclasses import dataclass

from aanzet.reference.countries import Measure, country_profile

YES, NO, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True)
class Band:
    """From `low` up to but not including `high` a month; `high` None is open. `key`: "1000-1295", "none"."""

    key: str
    low: float
    high: float | None


@dataclass(frozen=True)
class Verdict:
    """`state`: yes, no or unknown; measured with this measure, version and line (None: not known for the year)."""

    state: str
    measure: str
    version: int
    line: float | None
    basis: str = ""


def bands(country: str, year: int, measure: str = "") -> list[Band]:
    """The bands to choose from in a year: none, then rising, with that year's line as an edge."""
    profile = country_profile(country)
    edges = [float(edge) for edge in profile.band_edges]
    line = _line(profile.measure(measure), year)
    if line is not None and edges:
        nearest = min(range(len(edges)), key=lambda place: abs(edges[place] - line))
        edges[nearest] = line
    found = [Band("none", 0, 1)]
    lows = [1.0, *edges]
    for low, high in zip(lows, [*edges, None], strict=True):
        key = f"{low:g}-{high:g}" if high is not None else f"{low:g}+"
        found.append(Band(key, low, high))
    return found


def verdict(country: str, year: int, band: str, measure: str = "") -> Verdict | None:
    """What a band means against the line of that year; None when the country has no such measure.

    `band` "" or one that does not exist that year is unknown: declining is an answer.
    """
    profile = country_profile(country)
    found = profile.measure(measure)
    if found is None:
        return None
    line = _line(found, year)
    chosen = next((each for each in bands(country, year, found.key) if each.key == band), None)
    state = UNKNOWN
    if line is not None and chosen is not None:
        state = YES if chosen.low >= line else NO
    threshold = found.threshold(year)
    return Verdict(state, found.key, found.definition.version, line, threshold.basis if threshold else "")


def _line(measure: Measure | None, year: int) -> float | None:
    threshold = measure.threshold(year) if measure else None
    return threshold.month if threshold else None
