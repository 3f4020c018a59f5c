"""Sign-in pages: django-allauth's views where they do, with what this house adds."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods

from aanzet.access.doors import ActorRequest, may
from aanzet.accounts import actions
from aanzet.accounts.adapter import AccountAdapter
from aanzet.accounts.doors import FACTOR_KEY, fresh_login
from aanzet.accounts.forms import CodeRequestForm, PasswordForm
from aanzet.accounts.models import User
from aanzet.core import clock
from aanzet.core.errors import Refused

login = account.LoginView.as_view()
confirm_code = account.ConfirmLoginCodeView.as_view()
factor = mfa.AuthenticateView.as_view()
again = account.ReauthenticateView.as_view()
factor_again = mfa.ReauthenticateView.as_view()
security = mfa.IndexView.as_view()
reserve_codes = codes.ViewRecoveryCodesView.as_view()
reserve_codes_make = codes.GenerateRecoveryCodesView.as_view()


class CodeRequestView(account.RequestLoginCodeView):  # type: ignore[misc]
    """Ask for a code. An unknown address gets the same answer after the same work."""

    def form_valid(self, form: CodeRequestForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        if form._user is None:
            adapter = AccountAdapter(self.request)
            channel = "mail" if form.cleaned_data["email"] else "sms"
            adapter.send_code(channel, "", adapter.generate_login_code(), None)
        return response


class LogoutView(account.LogoutView):  # type: ignore[misc]
    """Leaving wipes what the browser kept of the visit."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        response["Cache-Control"] = "no-store"
        return response


class AppAddView(totp.ActivateTOTPView):  # type: ignore[misc]
    """Set up the app; the session in which that happens is confined no longer."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        self.request.session[FACTOR_KEY] = True
        return response


class KeyAddView(webauthn.AddWebAuthnView):  # type: ignore[misc]
    """Add a passkey, likewise."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        self.request.session[FACTOR_KEY] = True
        return response


class KeyAgainView(webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc]
    """The passkey once more."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        self.request.session[FACTOR_KEY] = True
        return response


class AppRemoveView(totp.DeactivateTOTPView):  # type: ignore[misc]
    """Take the app away."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _confine_without_factor(self.request)
        return response


class KeyRemoveView(webauthn.RemoveWebAuthnView):  # type: ignore[misc]
    """Take a passkey away."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        _confine_without_factor(self.request)
        return response


def _confine_without_factor(request: HttpRequest) -> None:
    """Who takes the last factor away sets up another before anything else."""
    if not Authenticator.objects.filter(user_id=request.user.pk, type__in=["totp", "webauthn"]).exists():
        request.session[FACTOR_KEY] = False


request_code = CodeRequestView.as_view()
logout = LogoutView.as_view()
app_add = AppAddView.as_view()
app_remove = AppRemoveView.as_view()
key_add = KeyAddView.as_view()
key_again = KeyAgainView.as_view()
key_remove = KeyRemoveView.as_view()


@may("account.read")
@fresh_login
@require_http_methods(["GET", "POST"])
def password(request: ActorRequest) -> HttpResponse:
    """Choose a new password. Participants have none: they sign in with a code."""
    user = request.user
    if not isinstance(user, User) or not request.actor.held:
        raise Http404
    form = PasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.password_set(
                by=request.actor, on=clock.today(), user=user, password=form.cleaned_data["password"]
            )
        except Refused as error:
            form.refuse(error)
        else:
            update_session_auth_hash(request, user)
            return redirect("mfa_index")
    return render(request, "accounts/password.html", {"form": form})
