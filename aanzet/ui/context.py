"""What every page needs around its content: menu, theme, language, direction, the way out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_bidi

from aanzet.core.languages import HERS, HOUSE, OWN_NAMES
from aanzet.ui import themes

# Where "Leave" goes, by country: the weather, as anybody there might read it.
NEUTRAL_SITES = {"nl": "https://www.buienradar.nl/", "se": "https://www.smhi.se/"}
NEUTRAL_SITE = "https://www.bbc.com/weather"
# The country of her programme, kept in the visit since she signed in; without it the language has to say.
COUNTRY = "country"
_BY_LANGUAGE = {"nl": "nl", "sv": "se"}
_BY_TIME_ZONE = {"Europe/Amsterdam": "nl", "Europe/Stockholm": "se"}
CountrySource = Callable[[UUID], str]
_country_sources: list[CountrySource] = []


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


def register_country_source(source: CountrySource) -> None:
    """Offer a way from an account to the country of its programme, empty when it has none (AppConfig.ready)."""
    if source not in _country_sources:
        _country_sources.append(source)


def country_of(user_id: UUID) -> str:
    """The country (ISO 3166, lower case) in which the owner of an account takes part."""
    return next((found for source in _country_sources if (found := source(user_id))), "")


def country(request: HttpRequest) -> str:
    """Where the reader is: of her programme, else by her language, else where the installation stands."""
    kept = request.session.get(COUNTRY, "") if hasattr(request, "session") else ""
    language = get_language() or settings.LANGUAGE_CODE
    return kept or _BY_LANGUAGE.get(language, "") or _BY_TIME_ZONE.get(settings.TIME_ZONE, "")


def lender(request: HttpRequest) -> Any:
    """Who lent the device on which she sits (`name`, `language`); None on a device of her own."""
    return getattr(getattr(request, "actor", None), "beside", None)


def way_out(request: HttpRequest) -> str:
    """Where "Leave" brings her: to the weather of her country, or on a lent device to who lent it."""
    if lender(request) is not None:
        return str(settings.LOGIN_URL)
    return NEUTRAL_SITES.get(country(request), NEUTRAL_SITE)


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
            # A lent device by way of the server: the page to log in sends who is not gone yet to her own page.
            "neutral_site": _reverse("ui:leave") if lender(request) else way_out(request),
            "lender": getattr(lender(request), "name", ""),
            "idle": _idle(actor),
            "away_url": _reverse("account_away"),
            "help_url": _reverse("portal:help"),
            "traces_url": _reverse("portal:my_traces"),
        },
    }


def _idle(actor: Any) -> int:
    """After how many seconds without a touch her page hides itself; 0 for visitors and for who works here."""
    if not getattr(actor, "participant", False) or bool(getattr(actor, "held", ())):
        return 0
    visit = settings.VISIT_TOGETHER if getattr(actor, "beside", None) else settings.VISIT_PARTICIPANT
    return int(visit[0])


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
