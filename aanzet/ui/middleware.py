"""Which language a page speaks: the pseudo-locale, and the languages of staff."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from aanzet.core import languages
from aanzet.ui import pseudo as locale

COOKIE = "pseudo"


def pseudo(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """`?pseudo=1` switches it on for this browser, `?pseudo=0` off. Only where SHOW_PSEUDO_LOCALE is on."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("pseudo", "")
        on = bool(settings.SHOW_PSEUDO_LOCALE) and (asked or request.COOKIES.get(COOKIE, "")) == "1"
        request.pseudo = on  # type: ignore[attr-defined]
        if on:
            locale.install()
            translation.activate(locale.CODE)
        response = get_response(request)
        if asked and settings.SHOW_PSEUDO_LOCALE:
            response.set_cookie(COOKIE, "1" if on else "0", httponly=True, samesite="Lax")
        return response

    return middleware


def staff_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Pages of staff exist in the languages of the house; hers in all. Who works here and reads Arabic as a
    participant elsewhere gets the first of the house languages that her browser names."""

    def middleware(request: HttpRequest) -> HttpResponse:
        actor = getattr(request, "actor", None)
        if getattr(actor, "held", ()) and not getattr(actor, "participant", False):
            language = translation.get_language() or ""
            if language not in (*languages.HOUSE, locale.CODE):
                translation.activate(_first_of_the_house(request))
        return get_response(request)

    return middleware


def _first_of_the_house(request: HttpRequest) -> str:
    named = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    found = (language.partition("-")[0] for language, _weight in named)
    return next((code for code in found if code in languages.HOUSE), languages.HOUSE[0])
