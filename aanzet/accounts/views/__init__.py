"""Sign-in pages: django-allauth's views where they do, with what this house adds."""

from typing import Any, cast

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.accounts import actions
from aanzet.accounts.adapter import AccountAdapter
from aanzet.accounts.doors import FACTOR_KEY, fresh_login
from aanzet.accounts.forms import CodeRequestForm, PasswordForm, PhotoForm
from aanzet.accounts.models import Photo, User
from aanzet.accounts.queries import codes_stopped, own_photo
from aanzet.core import clock
from aanzet.core.errors import Refused

login = account.LoginView.as_view()
factor = mfa.AuthenticateView.as_view()
key_login = webauthn.LoginWebAuthnView.as_view()
again = account.ReauthenticateView.as_view()
factor_again = mfa.ReauthenticateView.as_view()
reserve_codes = codes.ViewRecoveryCodesView.as_view()
reserve_codes_make = codes.GenerateRecoveryCodesView.as_view()


class SecurityView(mfa.IndexView):  # type: ignore[misc]
    """The ways in, and the face beside them."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = self.request.actor
        may_show = actor.may("photo.edit")
        photo = own_photo(actor=actor) if may_show else None
        found: dict[str, Any] = super().get_context_data(**kwargs)
        return found | {"may_show": may_show, "photo_id": photo, "name": actor.name}


class CodeRequestView(account.RequestLoginCodeView):  # type: ignore[misc]
    """Ask for a code. An unknown address gets the same answer after the same work."""

    def form_valid(self, form: CodeRequestForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        if form._user is None:
            adapter = AccountAdapter(self.request)
            channel = "mail" if form.cleaned_data["email"] else "sms"
            adapter.send_code(channel, "", adapter.generate_login_code(), None)
        return response


class CodeConfirmView(account.ConfirmLoginCodeView):  # type: ignore[misc]
    """Type the code. One that was sent before codes were stopped there, or to a number that is hers no longer, is as
    wrong as any other."""

    def get_form_kwargs(self) -> dict[str, Any]:
        found: dict[str, Any] = super().get_form_kwargs()
        state = self._process.state
        sent_to = {way: state[way].lower() for way in ("email", "phone") if state.get(way)}
        user = self._process.user
        moved = user is not None and any(getattr(user, way) != address for way, address in sent_to.items())
        return found | {"code": ""} if moved or codes_stopped(**sent_to) else found


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


security = SecurityView.as_view()
request_code = CodeRequestView.as_view()
confirm_code = CodeConfirmView.as_view()
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


@may("photo.edit")
@require_http_methods(["GET", "POST"])
def photo_edit(request: ActorRequest) -> HttpResponse:
    """Put up a photo of oneself, or take it back."""
    user = cast(User, request.user)
    form = PhotoForm(request.POST or None, request.FILES or None)

    def put_up() -> None:
        actions.photo_put_up(by=request.actor, on=clock.today(), user=user, image=form.cleaned_data["photo"])

    if request.method == "POST" and form.carry_out(put_up):
        messages.success(request, _("Your photo is up."))
        return redirect("photo_edit")
    context = {"form": form, "photo_id": own_photo(actor=request.actor), "name": request.actor.name}
    return render(
        request, "accounts/photo_edit.html", context, status=422 if request.method == "POST" else 200
    )


@may("photo.edit")
@require_POST
def photo_take_back(request: ActorRequest) -> HttpResponse:
    """Her photo goes at once."""
    actions.photo_take_back(by=request.actor, on=clock.today(), user=cast(User, request.user))
    messages.success(request, _("Your photo is gone. Your first letters stand in its place."))
    return redirect("photo_edit")


@may("photo.read", Photo)
@require_GET
def photo_read(request: ActorRequest, photo: Photo) -> HttpResponse:
    """The picture itself, for who may see this person; kept by no browser and no proxy."""
    return HttpResponse(
        bytes(photo.image),
        content_type="image/jpeg",
        headers={
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Content-Disposition": 'attachment; filename="photo.jpg"',
        },
    )
