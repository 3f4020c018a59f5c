"""When both are asked how it goes: days that follow from the match. Nothing is planned or stored."""

from dataclasses import dataclass
from datetime import date, timedelta

from aanzet.core.clock import months_later
from aanzet.matches.enums import CheckMoment
from aanzet.volunteers.lengths import Length

EVERY = timedelta(days=60)
# Who did not answer by then stands on the coordinator's list.
PATIENCE = timedelta(days=7)
# So long without a meeting is an alarm.
SILENT_DAYS = 21
# The coordinator hears so long before the planned end.
BEFORE_END = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Ask:
    """One moment, and the day from which it is asked until the next one comes."""

    moment: CheckMoment
    due_on: date


def asks(*, starts_on: date, first_met: date | None, length: str, on: date) -> tuple[Ask, ...]:
    """What was asked by a day, oldest first. One talk is asked about once; a time together after the first meeting,
    on day 14 and 30, at three months and every 60 days from then."""
    found = [Ask(CheckMoment.FIRST, first_met)] if first_met else []
    if length != Length.DOOR_OPENER:
        found += [
            Ask(CheckMoment.DAY_14, starts_on + timedelta(days=14)),
            Ask(CheckMoment.DAY_30, starts_on + timedelta(days=30)),
            Ask(CheckMoment.MONTH_3, months_later(starts_on, 3)),
        ]
        due = found[-1].due_on + EVERY
        while due <= on:
            found.append(Ask(CheckMoment.LATER, due))
            due += EVERY
    return tuple(sorted((each for each in found if each.due_on <= on), key=lambda each: each.due_on))
