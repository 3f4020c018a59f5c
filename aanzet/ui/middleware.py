"""The pseudo-locale: every text marked and the page mirrored, to prove the layout before Arabic texts exist."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

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
