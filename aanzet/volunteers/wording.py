"""Half-days, languages and fields of work in the reader's words."""

from collections.abc import Iterable

from django.utils import dates
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from aanzet.core.text import listed
from aanzet.reference.halfdays import DAYS, NAMES, PARTS
from aanzet.reference.lists import language, sector

PART_NAMES = {
    "am": gettext_lazy("Morning"),
    "pm": gettext_lazy("Afternoon"),
    "eve": gettext_lazy("Evening"),
}


def halfday_name(key: str) -> str:
    """ "tue-am" -> "Tuesday, morning"."""
    day, part = key.split("-")
    return f"{dates.WEEKDAYS[DAYS.index(day)]}, {str(PART_NAMES[part]).lower()}"


def halfdays_in_words(keys: Iterable[str]) -> str:
    """Day by day: "Tuesday (morning, evening), Thursday (afternoon)"."""
    chosen = set(keys)
    told = []
    for number, day in enumerate(DAYS):
        parts = [str(PART_NAMES[part]).lower() for part in PARTS if f"{day}-{part}" in chosen]
        if parts:
            told.append(f"{dates.WEEKDAYS[number]} ({listed(parts)})")
    return listed(told)


def halfday_choices() -> list[tuple[str, str]]:
    return [(key, halfday_name(key)) for key in NAMES]


def language_name(code: str) -> str:
    found = language(code)
    return found.name(get_language() or "nl") if found else code


def languages_in_words(codes: Iterable[str]) -> str:
    return listed(language_name(code) for code in codes)


def sectors_in_words(codes: Iterable[str]) -> str:
    found = (sector(code) for code in codes)
    return listed(each.name(get_language() or "nl") for each in found if each)


def minutes_in_words(minutes: int) -> str:
    """ "2 hours 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(_("%(n)s hours") % {"n": hours} if hours != 1 else _("1 hour"))
    if rest or not hours:
        parts.append(_("%(n)s minutes") % {"n": rest})
    return " ".join(parts)
