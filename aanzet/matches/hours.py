"""Does it fit in her week? The half-days she wishes against those of a volunteer. Pure: no database, no language."""

from collections.abc import Collection, Iterable

from aanzet.reference.halfdays import DAYS, NAMES
from aanzet.work.enums import DayPart
from aanzet.work.week import Misfit, Offer, Week, misfits

_PARTS = {"am": DayPart.MORNING, "pm": DayPart.AFTERNOON, "eve": DayPart.EVENING}
_WORKDAYS, _FREE_DAYS = DAYS[:5], DAYS[5:]
# What she said in the intake, as half-days. The night has none: nobody meets then.
_HALFDAYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    DayPart.SCHOOL_HOURS: (_WORKDAYS, ("am",)),
    DayPart.MORNING: (_WORKDAYS, ("am",)),
    DayPart.AFTERNOON: (_WORKDAYS, ("pm",)),
    DayPart.EVENING: (_WORKDAYS, ("eve",)),
    DayPart.WEEKEND: (_FREE_DAYS, ("am", "pm", "eve")),
}


def ordered(halfdays: Collection[str]) -> list[str]:
    """Those that exist, in the order of the week."""
    return [name for name in NAMES if name in halfdays]


def halfdays_of(times: Iterable[str]) -> list[str]:
    """The half-days that the times of the intake stand for."""
    found: set[str] = set()
    for time in times:
        days, parts = _HALFDAYS.get(time, ((), ()))
        found |= {f"{day}-{part}" for day in days for part in parts}
    return ordered(found)


def part_of(halfday: str) -> DayPart:
    """The part of the day that the intake asks about."""
    day, part = halfday.split("-")
    return DayPart.WEEKEND if day in _FREE_DAYS else _PARTS[part]


def common(one: Collection[str], other: Collection[str]) -> list[str]:
    """The half-days on which both can."""
    return [name for name in ordered(one) if name in other]


def outside(*, week: Week, wished: Collection[str], offered: Collection[str]) -> list[Misfit]:
    """Why none of the half-days of a volunteer fits (source S1-33); none when one of them does, or nothing is known.

    What she tapped herself (`wished`) is her own yes to these half-days. Without a wish what she told in the intake
    counts, with the care she gives.
    """
    if not ordered(offered):
        return []
    if ordered(wished):
        if common(wished, offered):
            return []
        return [Misfit("times", (*_parts(wished), "|", *_parts(offered)))]
    slots = [misfits(week, Offer(times=frozenset({part}))) for part in _parts(offered)]
    return min(slots, key=len) if all(slots) else []


def beyond(*, week: Week, wished: Collection[str]) -> list[Misfit]:
    """What speaks against half-days that somebody else typed for her: they lie outside the times she told."""
    offer = Offer(times=frozenset(part_of(each) for each in ordered(wished)))
    return [each for each in misfits(week, offer) if each.code == "times"]


def _parts(halfdays: Collection[str]) -> list[str]:
    """Parts of the day in the order of the intake, each once."""
    there = {part_of(each) for each in ordered(halfdays)}
    return [part.value for part in DayPart if part in there]
