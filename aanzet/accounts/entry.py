"""Letting in somebody who just proved who she is in another way than the sign-in page (an invitation)."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from aanzet.accounts.models import User


def enter(request: HttpRequest, user: User) -> HttpResponse:
    """Sign in the owner of a new account and send her to the second factor, the only page open to her yet."""
    record_authentication(request, user, method="password", email=user.email)
    get_adapter(request).login(request, user)
    return redirect("mfa_index")
