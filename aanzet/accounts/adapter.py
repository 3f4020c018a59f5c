"""How django-allauth behaves in this house: its words, its letters, where its secrets rest."""

import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from aanzet.access import together
from aanzet.access.actor import actor_for
from aanzet.accounts import doors, kept, notices, post
from aanzet.accounts.middleware import BEGAN, SEEN
from aanzet.accounts.misses import say_misses
from aanzet.accounts.models import User
from aanzet.core import sealed
from aanzet.journal.actions import write
from aanzet.ui import context as layout

WRONG_CODE = _("This code is not right. Look again and type it once more.")
TOO_OFTEN = _("You tried too often. Wait five minutes and try again.")
WORDS: dict[str, Any] = {
    "email_password_mismatch": _("The mail address or the password is not right. Look again."),
    "incorrect_code": WRONG_CODE,
    "incorrect_password": _("The password is not right. Look again."),
    "invalid_login": _("The mail address or the password is not right. Look again."),
    "too_many_login_attempts": TOO_OFTEN,
    "rate_limited": TOO_OFTEN,
    "enter_current_password": _("The password is not right. Look again."),
}


@dataclass(frozen=True, slots=True)
class _Self:
    user_id: UUID
    assisted_by: UUID | None = None


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | WORDS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: staff are invited, participants get an account from their coach."""
        return False

    def add_message(
        self, request: HttpRequest, *args: Any, message: str | None = None, **kwargs: Any
    ) -> None:
        """Only what went wrong is said; "signed in as ..." would show a name on a shared screen."""
        if message:
            super().add_message(request, args[0] if args else kwargs.pop("level"), message=message)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if template_prefix == "account/email/login_code":
            user = User.objects.filter(email=email, is_active=True).first()
            self.send_code("mail", email, context["code"], user)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """What django-allauth tells of an account, in our own words and by the outbox."""
        notices.tell(user, template_prefix.rsplit("/", 1)[-1])

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        self.send_code("sms", phone, code, user)

    def send_code(self, channel: str, to: str, code: str, user: User | None) -> None:
        """Sender, subject and text say nothing about what this is: somebody else may see the phone.
        Without a user the letter goes nowhere."""
        with translation.override(user.language if user else translation.get_language()):
            subject = gettext("Your code")
            body = gettext("Your code is %(code)s. It works for 10 minutes.") % {"code": code}
            if channel == "mail":
                body += "\n\n" + gettext("Did you not ask for a code? Then you do not have to do anything.")
            language = translation.get_language() or settings.LANGUAGE_CODE
        to, recipient = (to, user.pk) if user else ("", None)
        post.send(post.Letter(channel, to, language, subject, body, recipient))

    def set_phone_verified(self, user: User, phone: str) -> None:
        """A code that came back proves the phone; nothing is kept of it."""

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone, is_active=True).first()

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """A closed account gets the same answer as a wrong password."""
        user: User | None = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def login(self, request: HttpRequest, user: User) -> None:
        """A visit begins; the line in the journal says that she came in, not what she did."""
        super().login(request, user)
        request.session[BEGAN] = request.session[SEEN] = time.time()
        request.session[layout.COUNTRY] = layout.country_of(user.pk)
        who = actor_for(user)
        together.signed_in(request.session) if who.participant and not who.held else together.end(
            request.session
        )
        beside = together.beside(request.session)
        write(_Self(user.pk, beside.user_id if beside else None), "account.signed_in", object_id=user.pk)
        # Who sits beside her is not told; she reads it when she comes alone.
        if beside is None:
            say_misses(request, user)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Her own language, unless she chose another on the way in."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax", httponly=True)
        if kept.KEY in request.session:
            response["Location"] = reverse("account_kept")
        return response

    def reauthenticate(self, user: User, password: str) -> bool:
        """With the limit of failed sign-ins, by the address of the account itself."""
        found = self.authenticate(context.request, email=user.email or "", password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Signing in counts as fresh for ten minutes: nobody types a password twice in a row."""
        return not doors.is_fresh(context.request)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": gettext_lazy("Use your password"),
            "mfa_reauthenticate": gettext_lazy("Use a code of the app"),
            "mfa_reauthenticate:webauthn": gettext_lazy("Use your passkey"),
        }
        return [way | {"description": words[way["id"]]} for way in super().get_reauthentication_methods(user)]


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": _(
            "Set up the app or a passkey first. Then you can make reserve codes."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Secrets of the app rest sealed by the key that lies outside the database."""
        key_id, key = list(settings.MASTER_KEYS.items())[-1]
        return sealed.seal(bytes.fromhex(key), key_id, PLACE, text)

    def decrypt(self, encrypted_text: str) -> str:
        key = bytes.fromhex(settings.MASTER_KEYS[sealed.key_id_of(encrypted_text)])
        return sealed.open_(key, PLACE, encrypted_text)

    def generate_authenticator_name(self, user: User, type: str) -> str:
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)s") % {"number": held + 1}


PLACE = "mfa_authenticator.data"
