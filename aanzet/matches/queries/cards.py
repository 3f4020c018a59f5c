"""What two people would have in common, as simple facts: no score, nobody's private wish, no protected trait."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from aanzet.core.text import listed, localised
from aanzet.matches.hours import common
from aanzet.matches.models import Want
from aanzet.matches.words import (
    MODE_ICONS,
    halfdays_in_words,
    languages_in_words,
    part_of_town,
    sectors_in_words,
)
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers.enums import TravelMode
from aanzet.volunteers.models import Volunteer

# The parts of the fit (matching.engine) -> the fact that says the same.
_PART_OF = {"language": "languages", "time": "time", "travel": "near", "sector": "sector", "asks": "help"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing they have in common. `code`: languages, time, help, sector or near."""

    code: str
    icon: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return listed(self.words)


_ICONS = {
    "languages": "translate",
    "time": "calendar-check",
    "help": "hand-heart",
    "sector": "briefcase",
    "near": "map-pin",
}


def shared(*, want: Want, volunteer: Volunteer, parts: Mapping[str, int] | None = None) -> tuple[Fact, ...]:
    """What fits between a wish and a volunteer. With the parts of a computed fit the heaviest comes first."""
    sectors = [want.sector] if want.sector and want.sector in volunteer.sectors else []
    found = {
        "languages": languages_in_words([code for code in want.languages if code in volunteer.languages]),
        "time": halfdays_in_words(common(want.halfdays, volunteer.halfdays)),
        "help": helps_in_words(want, [key for key in want.helps_with if key in volunteer.helps_with]),
        "sector": sectors_in_words(sectors),
        "near": _near(want, volunteer),
    }
    facts = [Fact(code, _ICONS[code], words) for code, words in found.items() if words]
    weights = {_PART_OF[name]: value for name, value in (parts or {}).items() if name in _PART_OF}
    return tuple(sorted(facts, key=lambda fact: -weights.get(fact.code, 0)))


def helps_in_words(want: Want, keys: list[str]) -> tuple[str, ...]:
    """Names of obstacles in the programme's own words; never one that only she and her coach may know."""
    names = blueprint_of(want.case.programme).barrier_by_key
    own = get_language() or "nl"
    return tuple(
        localised(names[key].name, own)
        for key in keys
        if key in names and names[key].sensitivity != "restricted"
    )


def for_her(fact: Fact) -> str:
    """The fact as a reason, said to her."""
    return _REASONS[fact.code]() % {"what": fact.text}


_REASONS = {
    "languages": lambda: _("You both speak: %(what)s."),
    "time": lambda: _("You can both on: %(what)s."),
    "help": lambda: _("Can help with: %(what)s."),
    "sector": lambda: _("Knows this work: %(what)s."),
    "near": lambda: _("Lives near you: %(what)s."),
}


def way_for_her(want: Want, minutes: int) -> tuple[str, str]:
    """Picture and sentence: about how long the way is, and how she travels."""
    mode = TravelMode(want.mode)
    said = ngettext(
        "About %(n)s minute from you. %(how)s.", "About %(n)s minutes from you. %(how)s.", minutes
    )
    return MODE_ICONS[mode], said % {"n": minutes, "how": mode.label}


def first_name(name: str) -> str:
    """How somebody is called; the family name is for later."""
    return name.split()[0] if name.split() else ""


def _near(want: Want, volunteer: Volunteer) -> tuple[str, ...]:
    """The part of the city, when it is the same."""
    hers = part_of_town(want.case.participant.postcode) or want.case.participant.district
    theirs = part_of_town(volunteer.postcode)
    return (theirs,) if theirs and theirs == hers else ()
