"""Forms of sign-in: django-allauth's checks in the layout and words of this house."""

from typing import Any

from allauth.account import forms as account
from allauth.account.internal.userkit import filter_users_by_email
from allauth.core import context, ratelimit
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from aanzet.accounts import cards, doors, photos
from aanzet.accounts.adapter import TOO_OFTEN, WRONG_CODE
from aanzet.accounts.models import User
from aanzet.accounts.queries import codes_stopped, used_key
from aanzet.core.errors import Refused
from aanzet.reference.phones import UnknownPhone, normal_phone
from aanzet.ui.forms import Form

# Longer than a code of the app is accepted (three steps of 30 seconds).
USED_SECONDS = 120
_DIGITS = {"inputmode": "numeric", "autocomplete": "off"}


def _code_box(field: forms.Field, label: Any) -> None:
    field.label = label
    field.widget = forms.TextInput(
        {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "20"}
    )
    field.error_messages["required"] = _("The code is still empty. Fill it in.")


def _password_box(field: forms.Field, label: Any, autocomplete: str) -> None:
    field.label, field.help_text = label, ""
    field.widget = forms.PasswordInput({"autocomplete": autocomplete})
    field.error_messages["required"] = _("The password is still empty. Fill it in.")


class LoginForm(account.LoginForm, Form):  # type: ignore[misc]
    """Mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = _("Mail address")
        login.widget = forms.EmailInput({"autocomplete": "username"})
        login.error_messages["required"] = _("The mail address is still empty. Fill it in.")
        login.error_messages["invalid"] = _(
            "This is not a mail address. An address looks like name@example.org."
        )
        _password_box(self.fields["password"], _("Password"), "current-password")


class CodeRequestForm(Form):
    """Where the code goes to: one box for a mail address or a phone number."""

    login = forms.CharField(
        label=_("Your mail address or phone number"),
        max_length=254,
        widget=forms.TextInput({"autocomplete": "username"}),
    )
    _user: User | None = None

    def clean_login(self) -> str:
        typed = str(self.cleaned_data["login"]).strip()
        email, phone = _address(typed)
        if not ratelimit.consume(context.request, action="request_login_code", key=(email or phone).lower()):
            raise ValidationError(TOO_OFTEN)
        if email:
            users = filter_users_by_email(email, is_active=True, for_login=True)
        else:
            users = list(User.objects.filter(phone=phone, is_active=True))
        stopped = codes_stopped(email=email, phone=phone)
        self._user = users[0] if users and not stopped else None
        return typed

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data.get("login")
        if typed:
            email, phone = _address(typed)
            self.cleaned_data |= {"email": email or None, "phone": phone or None}
        return self.cleaned_data


def _address(typed: str) -> tuple[str, str]:
    """A mail address or a phone number (E.164) out of what was typed; one of the two is empty."""
    if "@" in typed:
        try:
            validate_email(typed)
        except ValidationError as error:
            raise ValidationError(
                gettext("This is not a mail address. An address looks like name@example.org.")
            ) from error
        return typed.lower(), ""
    try:
        return "", normal_phone(typed, *(("se", "nl") if get_language() == "sv" else ("nl", "se")))
    except UnknownPhone as error:
        if any(letter.isdigit() for letter in typed):
            raise ValidationError(error.sentence) from error
        raise ValidationError(
            gettext("Fill in a mail address or a phone number. For example 06 12345678.")
        ) from error


class CodeForm(account.ConfirmLoginCodeForm, Form):  # type: ignore[misc]
    """The code from the mail or the text message."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code_box(self.fields["code"], _("Code"))


class CardForm(Form):
    """The code that is printed on a card."""

    code = forms.CharField(
        label=_("The code on your card"),
        help_text=_("Three times four numbers."),
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "off", "maxlength": "40", "data-from-hash": ""}
        ),
    )

    def clean_code(self) -> str:
        """What is kept of the code: the code itself goes no further."""
        typed = cards.digits(str(self.cleaned_data["code"]))
        if len(typed) != cards.CODE_DIGITS:
            raise ValidationError(gettext("The code has 12 numbers. Look again at your card."))
        digest = cards.code_digest(typed)
        if not ratelimit.consume(context.request, action="card", key=f"code-{digest}"):
            raise ValidationError(TOO_OFTEN)
        return digest


class _NumberField(forms.CharField):
    """Four digits in any script; cleaned to Western ones."""

    # Shown as dots by the stylesheet: a password box would make the browser offer to keep it, on a shared phone too.
    widget = forms.TextInput(_DIGITS | {"maxlength": "12", "data-secret": ""})

    def to_python(self, value: Any) -> str:
        return cards.digits(str(value or ""))


class CardNumberForm(Form):
    """Her own number, which is on no paper."""

    number = _NumberField(label=_("Your own four numbers"))

    def __init__(self, *args: Any, digest: str, **kwargs: Any) -> None:
        self.digest = digest
        super().__init__(*args, **kwargs)

    def clean_number(self) -> str:
        if not ratelimit.consume(context.request, action="card", key=self.digest):
            raise ValidationError(TOO_OFTEN)
        return str(self.cleaned_data["number"])


class CardChooseForm(CardNumberForm):
    """The first time: she chooses her number."""

    number = _NumberField(
        label=_("Choose four numbers"), help_text=_("Only you know them. Do not write them on the card.")
    )
    again = _NumberField(label=_("Type them once more"))

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("number") != self.cleaned_data.get("again") and not self.errors:
            self.add_error("again", gettext("The two are not the same. Type both again."))
        return self.cleaned_data


class PasswordAgainForm(account.ReauthenticateForm, Form):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _password_box(self.fields["password"], _("Password"), "current-password")


class _AppCode(Form):
    """A code of the app works once, also in the time in which it would still be accepted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code_box(self.fields["code"], _("Code of the app"))
        self.fields["code"].help_text = _("Six numbers. Or type one of your reserve codes.")

    def clean_code(self) -> str:
        typed = "".join(self.cleaned_data["code"].split())
        key = used_key(self.user.pk, typed)  # type: ignore[attr-defined]
        if cache.get(key):
            raise ValidationError(WRONG_CODE)
        code: str = super().clean_code()  # type: ignore[misc]
        cache.set(key, 1, USED_SECONDS)
        return code


class FactorForm(_AppCode, mfa.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class FactorAgainForm(_AppCode, mfa.ReauthenticateForm):  # type: ignore[misc]
    """The second factor once more."""

    def save(self) -> None:
        super().save()
        context.request.session[doors.FACTOR_KEY] = True


class AppForm(totp.ActivateTOTPForm, Form):  # type: ignore[misc]
    """Set up the app: its first code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code_box(self.fields["code"], _("Code of the app"))


class AppRemoveForm(totp.DeactivateTOTPForm, Form):  # type: ignore[misc]
    """Take the app away."""


class KeyAddForm(webauthn.AddWebAuthnForm, Form):  # type: ignore[misc]
    """Add a passkey; the browser fills in the hidden box."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].help_text = _("For example the phone or computer that you use now.")
        alone = self.fields["passwordless"]
        alone.label = _("Log in with this passkey alone, without a password")
        alone.help_text = _(
            "Your phone or computer then asks for your finger, your face or its code each time."
        )
        alone.initial = True


class PasswordForm(Form):
    """A new password."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 12 signs. Three or four words in a row are good and easy to remember."),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password


class PhotoForm(Form):
    """A photo of who types, and her yes to showing it."""

    photo = forms.FileField(
        label=_("Your photo"),
        help_text=_("Your face, looking at the camera. It may be a .jpg, .png or .webp of at most 10 MB."),
        widget=forms.FileInput({"accept": photos.ACCEPT}),
        error_messages={
            "required": _("Choose a photo first."),
            "missing": _("Choose a photo first."),
            "invalid": _("Choose a photo first."),
            "empty": _("This file is empty. Choose another photo."),
        },
    )
    agreed = forms.BooleanField(
        label=_(
            "The women I accompany and my colleagues may see this photo. "
            "I can take it back at any moment. Then it is gone."
        ),
        error_messages={"required": _("Tick that the photo may be seen. Without your yes it is not shown.")},
    )

    def clean_photo(self) -> bytes:
        """The photo drawn anew."""
        chosen = self.cleaned_data["photo"]
        try:
            if chosen.size > photos.MOST_BYTES:
                raise photos.too_heavy()
            return photos.redraw(chosen.read())
        except Refused as error:
            raise ValidationError(error.message) from error
