"""Quarters and years to choose from, for papers that add up what was given."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

MONTHS = 3


@dataclass(frozen=True, slots=True)
class Period:
    """`key`: "2026" or "2026-q3"; `starts` and `ends` are both inside."""

    key: str
    starts: date
    ends: date

    @property
    def name(self) -> str:
        year, _dash, quarter = self.key.partition("-q")
        return _("Quarter %(quarter)s of %(year)s") % {"quarter": quarter, "year": year} if quarter else year


def year_of(year: int) -> Period:
    return Period(f"{year}", date(year, 1, 1), date(year, 12, 31))


def quarter_of(day: date) -> Period:
    """The quarter in which a day lies."""
    number = (day.month - 1) // MONTHS + 1
    last = number * MONTHS
    return Period(
        f"{day.year}-q{number}",
        date(day.year, last - 2, 1),
        date(day.year, last, monthrange(day.year, last)[1]),
    )


def quarters(since: date, until: date) -> list[Period]:
    """All quarters from that of one day to that of another, the newest first."""
    found, day = [], since
    while day <= until:
        found.append(quarter_of(day))
        day = date.fromordinal(found[-1].ends.toordinal() + 1)
    return found[::-1]


def choices(since: date, until: date) -> list[Period]:
    """Years, each followed by its quarters, the newest first."""
    inside = quarters(since, until)
    years = sorted({each.starts.year for each in inside}, reverse=True)
    return [each for year in years for each in (year_of(year), *(q for q in inside if q.starts.year == year))]
