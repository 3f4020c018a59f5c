"""Half-days, languages, fields of work and parts of a city in the words of the reader."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanzet.core.text import listed
from aanzet.matches.hours import ordered
from aanzet.reference.halfdays import DAYS, PARTS
from aanzet.reference.lists import language, sector
from aanzet.reference.places import district_of
from aanzet.volunteers.enums import TravelMode

DAY_NAMES: dict[str, Promise] = dict(
    zip(
        DAYS,
        (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday")),
        strict=True,
    )
)
PART_NAMES: dict[str, Promise] = dict(zip(PARTS, (_("Morning"), _("Afternoon"), _("Evening")), strict=True))
MODE_ICONS = {
    TravelMode.WALK: "person-simple-walk",
    TravelMode.BIKE: "bicycle",
    TravelMode.TRANSIT: "bus",
    TravelMode.CAR: "car",
}
PART_ICONS = dict(zip(PARTS, ("sun-horizon", "sun", "moon"), strict=True))


def halfdays_in_words(halfdays: Iterable[str]) -> tuple[str, ...]:
    """A line for each day: "Tuesday: morning, evening"."""
    of_day: dict[str, list[str]] = {}
    for name in ordered(list(halfdays)):
        day, part = name.split("-")
        of_day.setdefault(day, []).append(str(PART_NAMES[part]).lower())
    return tuple(f"{DAY_NAMES[day]}: {listed(parts)}" for day, parts in of_day.items())


def languages_in_words(codes: Iterable[str]) -> tuple[str, ...]:
    """The names in the language of the reader; a code that nobody knows is left out."""
    own = get_language() or "nl"
    return tuple(found.name(own) for code in codes if (found := language(code)))


def sectors_in_words(codes: Iterable[str]) -> tuple[str, ...]:
    own = get_language() or "nl"
    return tuple(found.name(own) for code in codes if (found := sector(code)))


def part_of_town(postcode: str) -> str:
    """The district of a postcode; empty where the lists know none."""
    found = district_of(postcode) if postcode else None
    return found.name if found else ""
