"""Every request gets its actor; every answer gets the headers that keep personal pages private."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from django.http import HttpRequest, HttpResponse

from aanzet.access import together
from aanzet.access.actor import VISITOR, Account, Actor, actor_for

GetResponse = Callable[[HttpRequest], HttpResponse]
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)


def actor(get_response: GetResponse) -> GetResponse:
    """Set `request.actor`."""

    def handle(request: HttpRequest) -> HttpResponse:
        user = request.user
        found = actor_for(cast(Account, user)) if user.is_authenticated else VISITOR
        request.actor = _with_who_sits_beside(request, found)  # type: ignore[attr-defined]
        return get_response(request)

    return handle


def _with_who_sits_beside(request: HttpRequest, actor: Actor) -> Actor:
    """Only a participant is helped on a lent device; who works here acts for herself."""
    if actor.held:
        return actor
    found = together.beside(request.session) if actor.signed_in else together.waiting(request.session)
    return replace(actor, beside=found) if found else actor


def headers(get_response: GetResponse) -> GetResponse:
    """Strict content policy for all; nothing of a signed-in person's pages is kept by browser or proxy."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if getattr(getattr(request, "actor", None), "signed_in", False):
            response.headers["Cache-Control"] = "no-store"
        return response

    return handle
