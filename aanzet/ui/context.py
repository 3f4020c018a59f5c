"""What every page needs around its content: menu, theme, language, direction, the way out."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_bidi

from aanzet.core.languages import HERS, HOUSE, OWN_NAMES
from aanzet.ui import themes

# Where "Leave" goes: the weather, as anybody might read it.
NEUTRAL_SITES = {"nl": "https://www.buienradar.nl/", "sv": "https://www.smhi.se/"}
NEUTRAL_SITE = "https://www.bbc.com/weather"


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the staff menu. `right`: shown to whom `actor.may(right)`; empty: to everybody signed in."""

    url_name: str
    label: Any
    right: str = ""
    order: int = 50
    icon: str = ""


@dataclass(frozen=True, slots=True)
class NavLink:
    """A menu line as the page shows it."""

    url: str
    label: Any
    here: bool
    icon: str


_nav: list[NavItem] = []


def register_nav(item: NavItem) -> None:
    """Add a line to the staff menu (from AppConfig.ready). The same url twice is one line."""
    if item.url_name not in [known.url_name for known in _nav]:
        _nav.append(item)
        _nav.sort(key=lambda known: known.order)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `layout` (see below) and `actor`."""
    language = get_language() or settings.LANGUAGE_CODE
    pseudo = bool(getattr(request, "pseudo", False))
    actor = getattr(request, "actor", None)
    theme = _theme(request)
    return {
        "actor": actor,
        "layout": {
            "lang": "ar" if pseudo else language,
            "dir": "rtl" if pseudo or get_language_bidi() else "ltr",
            "pseudo": pseudo,
            "theme": theme,
            "own_theme": themes.is_own(theme),
            "nav": nav_links(request, actor),
            "actor_name": getattr(actor, "name", ""),
            "signed_in": bool(getattr(actor, "user_id", None)),
            "account_url": _reverse("mfa_index") if getattr(actor, "held", ()) else "",
            "sign_out_url": _reverse("account_logout"),
            "set_language_url": _reverse("set_language"),
            "languages": [(code, OWN_NAMES[code], code == language) for code in languages_for(actor)],
            "own_language": OWN_NAMES.get(language, language),
            "path": request.get_full_path(),
            "neutral_site": NEUTRAL_SITES.get(language, NEUTRAL_SITE),
        },
    }


def languages_for(actor: Any) -> tuple[str, ...]:
    """What somebody may choose: staff the languages of the house, everybody else all."""
    only_staff = bool(getattr(actor, "held", ())) and not getattr(actor, "participant", False)
    return HOUSE if only_staff else HERS


def nav_links(request: HttpRequest, actor: Any) -> list[NavLink]:
    """The menu of this actor; the line of the longest matching path is "here"."""
    shown = [(item, _reverse(item.url_name)) for item in _nav if _allowed(actor, item.right)]
    matching = [url for _item, url in shown if url and request.path.startswith(url)]
    here = max(matching, key=len, default="")
    if here == "/" and request.path != "/":
        here = ""
    return [NavLink(url, item.label, url == here, item.icon) for item, url in shown if url]


def _allowed(actor: Any, right: str) -> bool:
    if not right:
        return bool(getattr(actor, "user_id", None))
    may = getattr(actor, "may", None)
    return bool(may(right)) if callable(may) else False


def _theme(request: HttpRequest) -> str:
    """What the view chose, else the programme of the row that the page is about, else the house's own."""
    chosen = getattr(request, "theme", "")
    if not chosen and (row := getattr(request, "about", None)) is not None:
        chosen = themes.of_row(row)
    return str(chosen or themes.DEFAULT)


def _reverse(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
