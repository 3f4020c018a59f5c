"""Urls of sign-in. Only these pages of django-allauth exist; their names are the ones it expects."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpResponseBase
from django.urls import path

from aanzet.access.doors import ActorRequest, may
from aanzet.accounts import views
from aanzet.accounts.views import card, kept

View = Callable[..., HttpResponseBase]


def guarded(view: View, right: str) -> View:
    """Give a view of django-allauth its right: "public", or the name of one in the policy table. The latter
    are for staff: a participant has no password and no second factor."""
    if right == "public":
        cast(Any, view).right = "public"
        return view
    return may(right)(_staff(view))


def _staff(view: View) -> View:
    @wraps(view)
    def inside(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.actor.held:
            raise Http404
        return view(request, *args, **kwargs)

    return inside


OPEN = "public"
SIGNED_IN = "account.read"

urlpatterns = [
    path("login/", guarded(views.login, OPEN), name="account_login"),
    path("login/code/", guarded(views.request_code, OPEN), name="account_request_login_code"),
    path("login/code/confirm/", guarded(views.confirm_code, OPEN), name="account_confirm_login_code"),
    path("in/", guarded(card.card, OPEN), name="account_card"),
    path("in/number/", guarded(card.card_number, OPEN), name="account_card_number"),
    path("login/kept/", kept.account_kept, name="account_kept"),
    path("login/away/", guarded(kept.account_away, OPEN), name="account_away"),
    path("login/key/", guarded(views.key_login, OPEN), name="mfa_login_webauthn"),
    path("login/factor/", guarded(views.factor, OPEN), name="mfa_authenticate"),
    path("login/again/", guarded(views.again, SIGNED_IN), name="account_reauthenticate"),
    path("login/again/factor/", guarded(views.factor_again, SIGNED_IN), name="mfa_reauthenticate"),
    path("login/again/key/", guarded(views.key_again, SIGNED_IN), name="mfa_reauthenticate_webauthn"),
    path("logout/", guarded(views.logout, OPEN), name="account_logout"),
    path("account/", guarded(views.security, SIGNED_IN), name="mfa_index"),
    path("account/password/", views.password, name="account_password"),
    path("account/app/", guarded(views.app_add, SIGNED_IN), name="mfa_activate_totp"),
    path("account/app/remove/", guarded(views.app_remove, SIGNED_IN), name="mfa_deactivate_totp"),
    path("account/keys/add/", guarded(views.key_add, SIGNED_IN), name="mfa_add_webauthn"),
    path("account/keys/<int:pk>/remove/", guarded(views.key_remove, SIGNED_IN), name="mfa_remove_webauthn"),
    path("account/photo/", views.photo_edit, name="photo_edit"),
    path("account/photo/take-back/", views.photo_take_back, name="photo_take_back"),
    path("photo/<uuid:pk>/", views.photo_read, name="photo_read"),
    path("account/codes/", guarded(views.reserve_codes, SIGNED_IN), name="mfa_view_recovery_codes"),
    path(
        "account/codes/make/",
        guarded(views.reserve_codes_make, SIGNED_IN),
        name="mfa_generate_recovery_codes",
    ),
]
