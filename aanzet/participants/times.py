"""The times that are safe for her: days and parts of the day, on the clock of the installation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Self

from django.utils.translation import gettext_lazy as _

from aanzet.core.text import listed, whole
from aanzet.outbox.wording import WEEKDAYS

# Part of the day -> from, until (the hour itself no more).
PARTS: dict[str, tuple[time, time]] = {
    "morning": (time(9), time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), time(20)),
}
PART_NAMES = {
    "morning": _("Morning, 9 to 12"),
    "afternoon": _("Afternoon, 12 to 5"),
    "evening": _("Evening, 5 to 8"),
}
PART_ICONS = {"morning": "sun-horizon", "afternoon": "sun", "evening": "moon"}
WEEK, WEEKEND = range(1, 6), range(6, 8)
DAY_NAMES = dict(enumerate(WEEKDAYS, 1))
"""Days as ISO 8601 counts them."""

_EVERY_DAY, _MONDAY_TO_FRIDAY, _WEEKEND = _("Every day"), _("Monday to Friday"), _("Saturday and Sunday")


@dataclass(frozen=True, slots=True)
class SafeTimes:
    """`days`: 1 (Monday) to 7; `parts`: names of PARTS. Both empty: nothing was tapped. One of them empty: each day,
    or each part of the day from 9 to 20."""

    days: frozenset[int] = frozenset()
    parts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, days: Iterable[object], parts: Iterable[str]) -> Self:
        """What a form or an answer says; what is no day or part is left out."""
        known = {whole(day, -1) for day in days}
        return cls(frozenset(known & set(DAY_NAMES)), frozenset(set(parts) & set(PARTS)))

    @classmethod
    def read(cls, text: str) -> Self:
        """From the form in which it is kept: `135 morning evening`."""
        days, *parts = text.split(" ") if text else [""]
        return cls.of(days, parts)

    @classmethod
    def said(cls, answer: Iterable[str]) -> Self:
        """What she answered in the intake (`safe_times`)."""
        found = set(answer)
        if "any" in found:
            return cls.of(DAY_NAMES, ())
        return cls.of(WEEK if "not_weekend" in found else (), found)

    def __str__(self) -> str:
        days = "".join(str(day) for day in sorted(self.days))
        return " ".join([days, *(part for part in PARTS if part in self.parts)]) if self.chosen else ""

    @property
    def chosen(self) -> bool:
        return bool(self.days or self.parts)

    def windows(self, day: date) -> list[tuple[time, time]]:
        """From and until on one day, in order; parts that touch are one."""
        if self.days and day.isoweekday() not in self.days:
            return []
        found: list[tuple[time, time]] = []
        for name, (start, end) in PARTS.items():
            if self.parts and name not in self.parts:
                continue
            if found and found[-1][1] == start:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found

    def window_at(self, moment: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
        """The window in which `moment` lies, or else the next one: its begin and end in `zone`.

        Hours are those on her clock: on the days when clocks change too, nine is nine.
        """
        today = moment.astimezone(zone).date()
        for later in range(8):
            day = today + timedelta(days=later)
            for start, end in self.windows(day):
                until = datetime.combine(day, end, tzinfo=zone)
                if moment < until:
                    return datetime.combine(day, start, tzinfo=zone), until
        raise AssertionError("a week without a window")

    def next_allowed(self, moment: datetime, zone: tzinfo) -> datetime:
        """`moment` itself when it is safe, else the begin of the next window."""
        return max(moment, self.window_at(moment, zone)[0])


def times_in_words(times: SafeTimes) -> str:
    """ "Monday to Friday: 9:00-12:00, 17:00-20:00"; empty when nothing was tapped."""
    if not times.chosen:
        return ""
    days = sorted(times.days or DAY_NAMES)
    named = {tuple(DAY_NAMES): _EVERY_DAY, tuple(WEEK): _MONDAY_TO_FRIDAY, tuple(WEEKEND): _WEEKEND}
    said = named.get(tuple(days)) or listed(DAY_NAMES[day] for day in days)
    hours = SafeTimes(parts=times.parts).windows(date.min)
    return f"{said}: {listed(f'{start:%-H:%M}–{end:%-H:%M}' for start, end in hours)}"
