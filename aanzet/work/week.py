"""Does it fit in her week? What she can, against what is offered: hours, times, and the care she gives.

Pure: no database, no language. Whoever proposes something to her asks `misfits` first (source S1-33).
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from aanzet.work.enums import DayPart

SMALL_CHILDREN = frozenset({"child_0_3"})
YOUNG_CHILDREN = frozenset({"child_0_3", "child_4_11"})
# Hours of care for an adult that each answer stands for at least.
CARE_AT_LEAST = {"under_8": Decimal(0), "from_8_to_20": Decimal(8), "over_20": Decimal(20)}
# Care and work together: more than this is more than a full week (Arbetstidslagen 1982:673 § 5; 40 hours in nl too).
FULL_WEEK = Decimal(40)
# Childcare is closed then, unless somebody arranged it for these times.
CARE_CLOSED = frozenset({DayPart.EVENING, DayPart.NIGHT, DayPart.WEEKEND})
NO_CHILDCARE = frozenset({"none", "waiting"})
SOME_CHILDCARE = "some"
SCHOOL_DAY = frozenset({DayPart.MORNING, DayPart.AFTERNOON})


@dataclass(frozen=True, slots=True)
class Week:
    """What she can, as she told it. `hours` a week; `times`: keys of DayPart; `care_for`, `care_hours` and
    `childcare`: her answers in the intake. None or empty: she did not say, and then nothing is held against it."""

    hours: Decimal | None = None
    times: frozenset[str] = frozenset()
    care_for: frozenset[str] = frozenset()
    care_hours: str = ""
    childcare: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What is proposed: hours a week and when; None or empty where nobody knows."""

    hours: Decimal | None = None
    times: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Misfit:
    """One reason why an offer does not fit. `code`: hours, times, childcare, little_childcare or care.

    `values`: hours she can and hours offered; or the times she gave, a bar, and the times that do not fit;
    or hours of care and of work together. Text, so that a row can keep it.
    """

    code: str
    values: tuple[str, ...] = ()


def misfits(week: Week, offer: Offer) -> list[Misfit]:
    """Every reason why `offer` does not fit in `week`, the plainest first; none when it fits or nothing is known."""
    found = [_hours(week, offer), _times(week, offer), _childcare(week, offer), _care(week, offer)]
    return [each for each in found if each is not None]


def _hours(week: Week, offer: Offer) -> Misfit | None:
    if week.hours is None or offer.hours is None or offer.hours <= week.hours:
        return None
    return Misfit("hours", (_plain(week.hours), _plain(offer.hours)))


def _times(week: Week, offer: Offer) -> Misfit | None:
    can = _covered(week.times)
    # "While children are at school" lies inside a morning and an afternoon together.
    outside = [
        time.value for time in DayPart if time in offer.times and time not in can
        and not (time == DayPart.SCHOOL_HOURS and can >= SCHOOL_DAY)
    ]  # fmt: skip
    if not week.times or not outside:
        return None
    said = [time.value for time in DayPart if time in week.times]
    return Misfit("times", (*said, "|", *outside))


def _covered(times: Collection[str]) -> frozenset[str]:
    """Who can while the children are at school can in the morning; the afternoon is longer than a school day."""
    return frozenset(times) | ({DayPart.MORNING} if DayPart.SCHOOL_HOURS in times else set())


def _childcare(week: Week, offer: Offer) -> Misfit | None:
    if not week.care_for & YOUNG_CHILDREN or not (offer.hours or offer.times):
        return None
    at_school = not week.care_for & SMALL_CHILDREN
    if at_school and offer.times and offer.times <= {DayPart.SCHOOL_HOURS}:
        return None
    if week.childcare in NO_CHILDCARE:
        return Misfit("childcare")
    # What she has was counted in the hours she named; at other times, or without named hours, it may be too little.
    beyond = week.hours is None or bool(offer.times & CARE_CLOSED)
    return Misfit("little_childcare") if week.childcare == SOME_CHILDCARE and beyond else None


def _care(week: Week, offer: Offer) -> Misfit | None:
    cares = CARE_AT_LEAST.get(week.care_hours, Decimal(0))
    if not cares or offer.hours is None or cares + offer.hours <= FULL_WEEK:
        return None
    return Misfit("care", (_plain(cares), _plain(cares + offer.hours)))


def _plain(hours: Decimal) -> str:
    return f"{hours.normalize():f}"
