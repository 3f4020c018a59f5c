"""Dates as people and spreadsheets write them, and the order of day and month of a whole file."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from aanzet.core.text import clean, fold
from aanzet.imports.opening.sheets import Cell

Order = Literal["dmy", "mdy", "ymd"]
_NUMBERS = re.compile(r"^(\d{1,4})\s*([-./\s])\s*(\d{1,2})\s*[-./\s]\s*(\d{1,4})$")
_COMPACT = re.compile(r"^(19|20)(\d\d)(\d\d)(\d\d)$")
_CLOCK = re.compile(r"[T\s]+\d{1,2}:\d\d(:\d\d)?(\.\d+)?\s*(am|pm|z)?$", re.IGNORECASE)
_YEAR = re.compile(r"^\D{0,8}?((?:19|20)\d\d)\D{0,2}$")
_UNKNOWN_DAY = re.compile(r"^(?:[?x0]{1,2})[-./\s]+(?:[?x0]{1,2})[-./\s]+((?:19|20)\d\d)$", re.IGNORECASE)
_WORDS = re.compile(r"^(?:[a-z]+\s+)?(\d{1,2})(?:e|de|ste|st|nd|rd|th)?[\s.\-]+([a-z]+)[\s.,\-]+(\d{2,4})$")
_WORDS_US = re.compile(r"^([a-z]+)[\s.]+(\d{1,2})(?:st|nd|rd|th)?[\s.,]+(\d{4})$")
_MONTHS = {
    name[:3]: number
    for number, names in enumerate(
        (
            "januari january",
            "februari february",
            "maart mars march",
            "april",
            "mei maj may",
            "juni june",
            "juli july",
            "augustus augusti august",
            "september",
            "oktober october",
            "november",
            "december",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTHS["mrt"] = 3
NOTHING = frozenset(
    "? - -- — . / x n.v.t. nvt n/a na onbekend unknown okand okänd geen ingen none null saknas ontbreekt vet ej".split()
)
_DAY_ZERO = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class When:
    """A full date, or a year alone. `fault` is a code when it is neither."""

    day: date | None = None
    year: int | None = None
    fault: str = ""


@dataclass(slots=True)
class OrderEvidence:
    """Counts over one column: which order its dates prove, and how many could be read both ways."""

    dmy: int = 0
    mdy: int = 0
    both: int = 0
    signs: set[str] = field(default_factory=set)

    def add(self, value: Cell) -> None:
        match = _NUMBERS.match(_bare(value)) if isinstance(value, str) else None
        if match is None or len(match.group(1)) == 4:
            return
        first, second = int(match.group(1)), int(match.group(3))
        self.signs.add(match.group(2))
        if first > 12 >= second:
            self.dmy += 1
        elif second > 12 >= first:
            self.mdy += 1
        elif first != second and first <= 12:
            self.both += 1

    def decided(self) -> Order | None:
        """The order this column proves by itself, or None. A few slips of the pen do not turn it round."""
        if self.dmy > 4 * self.mdy:
            return "dmy"
        if self.mdy > 4 * self.dmy:
            return "mdy"
        return None

    def needed(self) -> bool:
        return self.both > 0 or (self.dmy > 0 and self.mdy > 0)


def evidence_of(values: Iterable[Cell]) -> OrderEvidence:
    evidence = OrderEvidence()
    for value in values:
        evidence.add(value)
    return evidence


def read_date(value: Cell, order: Order, *, today: date, birth: bool) -> When | None:
    """None for an empty cell or a word that says "unknown"; else what it means. Two-digit years: a birth lies at
    least sixteen years back, another date in this century. Whole numbers are years, or days as Excel counts them."""
    if value is None:
        return None
    if isinstance(value, date):
        return When(day=value)
    if isinstance(value, (int, float)):
        return _from_number(int(value))
    text = _bare(value)
    if not text or fold(text) in NOTHING:
        return None
    if match := _NUMBERS.match(text):
        return _from_parts(match.group(1), match.group(3), match.group(4), order, today, birth)
    if match := _COMPACT.match(text):
        return _made(int(match.group(1) + match.group(2)), int(match.group(3)), int(match.group(4)))
    if text.isdecimal():
        return _from_number(int(text))
    if match := _UNKNOWN_DAY.match(text) or _YEAR.match(text):
        return When(year=int(match.group(1)))
    return _from_words(fold(text), today, birth)


def _bare(value: str) -> str:
    return _CLOCK.sub("", clean(value).lstrip("'=").strip('" '))


def _from_number(number: int) -> When:
    if 1850 <= number <= 2100:
        return When(year=number)
    if 3000 <= number <= 73000:
        return When(day=_DAY_ZERO + timedelta(days=number))
    return When(fault="not_a_date")


def _from_parts(first: str, second: str, third: str, order: Order, today: date, birth: bool) -> When:
    if first in ("0", "00") and second in ("0", "00") and len(third) == 4:
        return When(year=int(third))
    if len(first) == 4:
        return _made(int(first), int(second), int(third))
    if len(first) == 3 or len(third) == 3:
        return When(fault="not_a_date")
    if order == "ymd" and len(third) < 4:
        return _made(_century(first, today, birth), int(second), int(third))
    day, month = (second, first) if order == "mdy" else (first, second)
    return _made(_century(third, today, birth), int(month), int(day))


def _from_words(text: str, today: date, birth: bool) -> When:
    if match := _WORDS.match(text):
        day, month, year = match.groups()
    elif match := _WORDS_US.match(text):
        month, day, year = match.groups()
    else:
        return When(fault="not_a_date")
    number = _MONTHS.get(month[:3])
    return _made(_century(year, today, birth), number, int(day)) if number else When(fault="not_a_date")


def _century(year: str, today: date, birth: bool) -> int:
    number = int(year)
    if len(year) > 2:
        return number
    latest = (today.year - 16 if birth else today.year + 1) % 100
    return number + (2000 if number <= latest else 1900)


def _made(year: int, month: int, day: int) -> When:
    if not (1800 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return When(fault="not_a_date")
    return When(day=date(year, month, day))


def age_on(day: date, birth: date) -> int:
    """Whole years lived on `day`."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
