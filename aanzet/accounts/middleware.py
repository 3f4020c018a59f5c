"""What a session may do: how long it lasts, and nothing before the second factor is there."""

import time
from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from aanzet.access.together import Beside
from aanzet.accounts import kept
from aanzet.accounts.doors import has_shown_factor

GetResponse = Callable[[HttpRequest], HttpResponse]
BEGAN, SEEN = "visit_began", "visit_seen"
# Writing the session at every click would be a write per page; once a minute is exact enough.
STEP = 60
OPEN = frozenset({"account_logout", "set_language", "ui:leave", "ui:theme"})
# Set by the page itself when she presses Leave; see `leave` in aanzet.js.
LEFT = "left"
# The page that hides itself after a while; it keeps what was typed there and ends the visit itself.
KEEPS = "account_away"
AGAIN = frozenset({"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"})
ENROLMENT = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
    }
)


class Visitor(Protocol):
    """What is asked of `request.actor`; its room lies above this one."""

    user_id: UUID | None
    held: tuple[Any, ...]
    participant: bool
    assisted_by: UUID | None


def visit(get_response: GetResponse) -> GetResponse:
    """End a visit that was left alone too long or lasts too long; a role that ended ends it too."""

    def handle(request: HttpRequest) -> HttpResponse:
        who: Visitor = request.actor  # type: ignore[attr-defined]
        if LEFT in request.COOKIES:
            return _left(request, get_response)
        if who.user_id is None:
            return get_response(request)
        if _is_over(request, who) and _name(request) != KEEPS:
            if _by_script(request):
                return _refused()
            return _away(request, who.user_id, get_response)
        if not who.held and not who.participant and _name(request) not in OPEN:
            return render(request, "accounts/ended.html", status=403)
        return get_response(request)

    return handle


def _left(request: HttpRequest, get_response: GetResponse) -> HttpResponse:
    """She pressed Leave, and this request may have overtaken the message that says so: end the visit first."""
    if _name(request) == "ui:leave":
        response = get_response(request)
    elif request.actor.user_id is None:  # type: ignore[attr-defined]
        request.session.flush()
        response = get_response(request)
    else:
        logout(request)
        response = _refused() if _by_script(request) else HttpResponseRedirect(settings.LOGIN_URL)
    response.delete_cookie(LEFT, samesite="Lax")
    return response


def _by_script(request: HttpRequest) -> bool:
    """A form that saves itself while she types, and no page that she asks for: it says "not saved yet", and what she
    typed is kept when she sends the form."""
    return request.headers.get("Sec-Fetch-Dest") == "empty" and _name(request) not in OPEN


def _refused() -> HttpResponse:
    return HttpResponse(status=401, headers={"Cache-Control": "no-store"})


def _away(request: HttpRequest, user_id: UUID, get_response: GetResponse) -> HttpResponse:
    """The visit is over: say so kindly, and go on after signing in with what was asked or typed."""
    lent: Beside | None = request.actor.beside  # type: ignore[attr-defined]
    found = (
        kept.typed(request.get_full_path(), request.POST) if request.method == "POST" and not lent else None
    )
    logout(request)
    if found is not None:
        kept.put_by(request.session, user_id, found)
    if _name(request) in OPEN:
        return get_response(request)
    messages.info(request, _("You were away. Log in again."))
    if found is not None:
        messages.info(request, _("What you typed is still here."))
    target = request.get_full_path() if request.method == "GET" and not lent else settings.LOGIN_URL
    response = HttpResponseRedirect(target)
    if lent and lent.language:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, lent.language, samesite="Lax", httponly=True)
    return response


def limits(who: Visitor) -> tuple[int, int]:
    """How many seconds a visit may last: left alone, and in all."""
    if who.held:
        return settings.VISIT_STAFF
    return settings.VISIT_TOGETHER if who.assisted_by else settings.VISIT_PARTICIPANT


def _is_over(request: HttpRequest, who: Visitor) -> bool:
    idle, total = limits(who)
    now = time.time()
    began, seen = request.session.get(BEGAN), request.session.get(SEEN)
    if began is None or seen is None:
        request.session[BEGAN] = request.session[SEEN] = now
        return False
    if now - seen > idle or now - began > total:
        return True
    if now - seen > STEP:
        request.session[SEEN] = now
    return False


def second_factor(get_response: GetResponse) -> GetResponse:
    """Who sees another person's data shows a second factor. Until then the session is confined: without a
    factor to the pages that set one up, with one (set up in another session) to the page that asks it."""

    def handle(request: HttpRequest) -> HttpResponse:
        who: Visitor = request.actor  # type: ignore[attr-defined]
        if who.user_id is None or not who.held or has_shown_factor(request):
            return get_response(request)
        enrolled = Authenticator.objects.filter(user_id=who.user_id, type__in=["totp", "webauthn"]).exists()
        if _name(request) in OPEN | (AGAIN if enrolled else ENROLMENT | AGAIN):
            return get_response(request)
        return redirect("mfa_reauthenticate" if enrolled else "mfa_index")

    return handle


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""
