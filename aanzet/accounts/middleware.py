"""What a session may do: how long it lasts, and nothing before the second factor is there."""

import time
from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

from aanzet.accounts.doors import has_shown_factor

GetResponse = Callable[[HttpRequest], HttpResponse]
BEGAN, SEEN = "visit_began", "visit_seen"
# Writing the session at every click would be a write per page; once a minute is exact enough.
STEP = 60
OPEN = frozenset({"account_logout", "set_language", "ui:leave", "ui:theme"})
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


def visit(get_response: GetResponse) -> GetResponse:
    """End a visit that was left alone too long or lasts too long; a role that ended ends it too."""

    def handle(request: HttpRequest) -> HttpResponse:
        who: Visitor = request.actor  # type: ignore[attr-defined]
        if who.user_id is None:
            return get_response(request)
        if _is_over(request, who):
            logout(request)
            target = request.get_full_path() if request.method == "GET" else settings.LOGIN_URL
            return HttpResponseRedirect(target)
        if not who.held and not who.participant and _name(request) not in OPEN:
            return render(request, "accounts/ended.html", status=403)
        return get_response(request)

    return handle


def _is_over(request: HttpRequest, who: Visitor) -> bool:
    idle, total = settings.VISIT_STAFF if who.held else settings.VISIT_PARTICIPANT
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
