"""The look of a programme: about ten colour tokens, checked for contrast before they are ever served."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext

from aanzet.ui import contrast

DEFAULT: Final = "aanzet"
AA: Final = 4.5
AAA: Final = 7.0
# token -> value when a programme does not set it. Ground colours are the same for everybody.
BASE: Final[dict[str, str]] = {
    "paper": "#FBF8F3",
    "sheet": "#FFFFFF",
    "ink": "#1F1B2E",
    "quiet": "#565064",
    "line": "#DDD6CA",
    "accent": "#7A1F5C",
    "accent-strong": "#5F1547",
    "accent-soft": "#F6E3EF",
    "second": "#1D5C63",
    "second-strong": "#134950",
    "second-soft": "#DFECEC",
}
OWN: Final[dict[str, dict[str, str]]] = {
    DEFAULT: {},
    "samen-sterk-met-werk": {"accent": "#1F6B3A", "accent-strong": "#15522B", "accent-soft": "#E0F0E4"},
    "samen-werkt-het": {"accent": "#A8126B", "accent-strong": "#7E0C50", "accent-soft": "#FAE1EF"},
    "kvinnokraft": {"accent": "#1D4E89", "accent-strong": "#153B69", "accent-soft": "#E1EAF6"},
    "vrouw-en-werk": {"accent": "#B23A1E", "accent-strong": "#82280F", "accent-soft": "#F7E4DC"},
    "durf-doe-divers": {"accent": "#5B3A9E", "accent-strong": "#452A7C", "accent-soft": "#EAE3F7"},
}
# (text, ground, least ratio): every pair that the stylesheet really uses.
PAIRS: Final = (
    ("ink", "paper", AAA),
    ("ink", "sheet", AAA),
    ("quiet", "paper", AAA),
    ("quiet", "sheet", AAA),
    ("sheet", "accent", AA),
    ("sheet", "accent-strong", AAA),
    ("accent", "paper", AA),
    ("accent", "sheet", AA),
    ("accent-strong", "sheet", AAA),
    ("accent-strong", "paper", AAA),
    ("accent-strong", "accent-soft", AAA),
    ("ink", "accent-soft", AAA),
    ("second", "sheet", AA),
    ("second-strong", "sheet", AAA),
    ("second-strong", "second-soft", AAA),
    ("ink", "second-soft", AAA),
)
Source = Callable[[str], Mapping[str, str] | None]
_sources: list[Source] = []
# The slug of the programme that a row belongs to; empty when it belongs to none, or to several.
Finder = Callable[[Any], str]
_finders: list[Finder] = []


class BadTheme(ValueError):
    """A theme that cannot be used; the message says which token and why."""


def register_source(source: Source) -> None:
    """Offer themes of programmes: a function that knows the tokens of a slug, or None."""
    if source not in _sources:
        _sources.append(source)


def register_finder(finder: Finder) -> None:
    """Offer a way from a row to its programme: the page about it gets that programme's colours by itself."""
    if finder not in _finders:
        _finders.append(finder)


def of_row(row: Any) -> str:
    """The theme of the programme that a row belongs to; empty when it belongs to none."""
    return next((slug for finder in _finders if (slug := finder(row))), "")


def is_own(slug: str) -> bool:
    """Whether the theme comes with the product (in themes.css) and needs no stylesheet of its own."""
    return slug in OWN


def tokens_of(slug: str) -> Mapping[str, str] | None:
    """The tokens of a theme by slug, from the product or a registered source."""
    if slug in OWN:
        return OWN[slug]
    return next((found for source in _sources if (found := source(slug)) is not None), None)


def check(tokens: Mapping[str, str]) -> dict[str, str]:
    """All tokens with defaults filled in. Raises BadTheme for an unknown token, no colour, or weak contrast."""
    for name, value in tokens.items():
        if name not in BASE:
            raise BadTheme(
                gettext("The theme has no colour “%(name)s”. Use: %(known)s.")
                % {"name": name, "known": ", ".join(BASE)}
            )
        if not contrast.HEX.fullmatch(str(value)):
            raise BadTheme(
                gettext("“%(name)s” is “%(value)s”. Write a colour as # and six signs, for example #7A1F5C.")
                % {"name": name, "value": value}
            )
    full = BASE | dict(tokens)
    for text, ground, least in PAIRS:
        found = contrast.ratio(full[text], full[ground])
        if found < least:
            raise BadTheme(
                gettext(
                    "“%(text)s” on “%(ground)s” is hard to read: contrast %(found).1f, needed %(least).1f. "
                    "Make one of the two darker or lighter."
                )
                % {"text": text, "ground": ground, "found": found, "least": least}
            )
    return full


def stylesheet(tokens: Mapping[str, str], selector: str = ":root") -> str:
    """The css of a theme. Raises BadTheme. Only checked hex colours ever reach the text."""
    check(tokens)
    return selector + "{" + ";".join(f"--{name}:{value.upper()}" for name, value in tokens.items()) + "}\n"
