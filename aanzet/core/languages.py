"""The languages of the house, in one place: which ones the pages speak, and how each of them counts.

A new language is a name here, an own name here, and its catalogues; `docs/recipes/add-a-language.md` says the rest.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from gettext import c2py

from django.utils.translation import gettext_lazy as _

SOURCE = "en"
"""The language of the texts in the code."""

NAMES: Mapping[str, object] = {
    "nl": _("Dutch"),
    "sv": _("Swedish"),
    "en": _("English"),
    "ar": _("Arabic"),
    "uk": _("Ukrainian"),
    "tr": _("Turkish"),
    "ti": _("Tigrinya"),
    "so": _("Somali"),
    "fa": _("Farsi"),
    "pl": _("Polish"),
    "es": _("Spanish"),
    "fr": _("French"),
}
"""The languages of her pages with their names, in the reader's language. The first is where nothing was chosen."""

OWN_NAMES: Mapping[str, str] = {
    "nl": "Nederlands",
    "sv": "Svenska",
    "en": "English",
    "ar": "العربية",
    "uk": "Українська",
    "tr": "Türkçe",
    "ti": "ትግርኛ",
    "so": "Soomaali",
    "fa": "فارسی",
    "pl": "Polski",
    "es": "Español",
    "fr": "Français",
}
"""As their speakers write them."""

HERS: tuple[str, ...] = tuple(NAMES)
"""The languages of everything that a woman sees."""
HOUSE: tuple[str, ...] = ("nl", "sv", "en")
"""The languages of everything: those that staff read too."""
TRANSLATED: tuple[str, ...] = tuple(code for code in HOUSE if code != SOURCE)
"""Those that need a catalogue of all texts."""
HERS_ONLY: tuple[str, ...] = tuple(code for code in HERS if code not in HOUSE)
"""Those that need a catalogue of the texts that a woman sees."""

REVIEWED: Mapping[str, date] = {"nl": date(2026, 11, 22), "sv": date(2026, 11, 22), "en": date(2026, 11, 22)}
"""The languages of which somebody who speaks them read every text, and when. The others are drafted by a machine:
good enough to find the way, never for what a woman says yes to (see `reviewed`)."""

# What Django does not know yet.
LANGUAGE_INFO: Mapping[str, Mapping[str, object]] = {
    "ti": {"bidi": False, "code": "ti", "name": "Tigrinya", "name_local": "ትግርኛ"},
    "so": {"bidi": False, "code": "so", "name": "Somali", "name_local": "Soomaali"},
}


def reviewed(language: str) -> bool:
    """Whether a text that asks for somebody's yes may be shown in this language."""
    return language in REVIEWED


def known(language: str, among: tuple[str, ...] = HERS) -> str:
    """`language` if it is one of `among`, else the first of those."""
    return language if language in among else among[0]


_ONE = "nplurals=2; plural=(n != 1);"
_NONE_OR_ONE = "nplurals=2; plural=(n > 1);"
_SLAVIC_LAST = "(n%10>=2 && n%10<=4 && (n%100<12 || n%100>14)) ? 1 : 2);"

# Unicode CLDR 46, plural rules for cardinals, whole numbers (gettext counts nothing else): the categories that whole
# numbers reach, in the order zero, one, two, few, many, other. French and Spanish count millions apart.
PLURAL_FORMS: Mapping[str, str] = {
    "nl": _ONE,
    "sv": _ONE,
    "en": _ONE,
    "tr": _ONE,
    "so": _ONE,
    "ti": _NONE_OR_ONE,
    "fa": _NONE_OR_ONE,
    "es": "nplurals=3; plural=(n == 1 ? 0 : n != 0 && n%1000000 == 0 ? 1 : 2);",
    "fr": "nplurals=3; plural=(n == 0 || n == 1 ? 0 : n%1000000 == 0 ? 1 : 2);",
    "uk": f"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : {_SLAVIC_LAST}",
    "pl": f"nplurals=3; plural=(n==1 ? 0 : {_SLAVIC_LAST}",
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 && n%100<=99 ? 4 : 5);"
    ),
}
SAMPLES = (*range(1001), 1_000_000, 2_000_000)


class UnknownPlural(LookupError):
    """Nobody wrote down yet how this language counts."""


def plural_forms(language: str) -> str:
    """The header line of a catalogue. Raises UnknownPlural."""
    try:
        return PLURAL_FORMS[language]
    except KeyError:
        raise UnknownPlural(
            f"There is no plural rule for '{language}'. Add it to PLURAL_FORMS in aanzet/core/languages.py."
        ) from None


def plural_count(language: str) -> int:
    """How many forms a counted text has."""
    return int(plural_forms(language).partition("nplurals=")[2].partition(";")[0])


def plural_rule(language: str) -> Callable[[int], int]:
    """Which form belongs to a number."""
    return c2py(plural_forms(language).partition("plural=(")[2].rpartition(")")[0])


@cache
def says_its_number(language: str, form: int) -> bool:
    """Whether a form stands for more than one number, so that its text has to show the number.

    English and Dutch may say "one day"; the Ukrainian form for 1 also stands for 21.
    """
    rule = plural_rule(language)
    return sum(rule(number) == form for number in SAMPLES) > 1
