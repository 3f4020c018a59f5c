"""The lines on her pages that lead on: each room offers its own, so that a lower room need not know the upper ones.

`register("start", HerLink(...))` from AppConfig.ready puts a line on her start page, `"about"` on the page about her,
`"sheets"` on the page of her own sheets. Everything of hers is at most three taps away from her start page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

Shown = Callable[[HttpRequest], bool]


def always(request: HttpRequest) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class HerLink:
    """One line: where it leads, its words, its picture. Lower `order` stands higher. `shown`: for whom."""

    url_name: str
    label: Any
    icon: str
    order: int = 50
    shown: Shown = always


PLACES = ("start", "about", "sheets")
_links: dict[str, list[HerLink]] = {place: [] for place in PLACES}


def register(place: str, link: HerLink) -> None:
    """Offer a line for a place. The same address twice is one line. Raises KeyError for an unknown place."""
    known = _links[place]
    if link.url_name not in [each.url_name for each in known]:
        known.append(link)
        known.sort(key=lambda each: each.order)


def links_for(place: str, request: HttpRequest) -> list[HerLink]:
    """The lines of a place, in their order."""
    return [link for link in _links[place] if link.shown(request)]
