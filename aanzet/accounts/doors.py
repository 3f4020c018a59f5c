"""Doors that ask how somebody signed in: is it fresh, was the second factor shown."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from aanzet.accounts.models import User

View = Callable[..., HttpResponseBase]
# Set in the session in which a factor was set up; False when the last one was taken away in it.
FACTOR_KEY = "factor"


def is_fresh(request: HttpRequest) -> bool:
    """Did she show who she is within the last ten minutes?"""
    user = request.user
    if not isinstance(user, User):
        return False
    moments = [record["at"] for record in get_authentication_records(request, user)]
    return bool(moments) and time.time() - max(moments) < settings.FRESH_SECONDS


def has_shown_factor(request: HttpRequest) -> bool:
    """Was a second factor shown, or set up, in this very session?"""
    user = request.user
    if not isinstance(user, User):
        return False
    kept = request.session.get(FACTOR_KEY)
    if kept is not None:
        return bool(kept)
    return any(record["method"] == "mfa" for record in get_authentication_records(request, user))


def fresh_login(view: View) -> View:
    """Ask who she is again when signing in is more than ten minutes ago, then go on with what she did.
    For exports, roles, merges and deletions. Stands below `may`:

        @may("staff.end", Membership)
        @fresh_login
        def staff_end(request, membership): ...
    """

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        if not get_reauthentication_flows(request.user):
            # She has neither password nor factor: a new code is the way to show who she is.
            here = request.get_full_path()
            logout(request)
            return redirect_to_login(here, reverse("account_request_login_code"))
        raise ReauthenticationRequired

    return inside
