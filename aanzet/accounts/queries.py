"""Reading accounts."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.cache import cache

from aanzet.accounts.models import User


@dataclass(frozen=True, slots=True)
class DemoCode:
    """The code that the app of an invented person would show now."""

    name: str
    email: str
    code: str


def user_by_mail(*, email: str) -> User | None:
    """The account of an address, in any case of letters; None when there is none."""
    return User.objects.filter(email=email.strip().lower()).first()


def demo_codes(*, email: str = "") -> list[DemoCode]:
    """Codes of the demo accounts (those with a fixed secret), by name; empty outside demo mode."""
    if settings.MODE != "demo":
        return []
    rows = (
        Authenticator.objects.filter(type="totp", data__demo=True)
        .select_related("user")
        .order_by("user__name")
    )
    if email:
        rows = rows.filter(user__email=email)
    return [DemoCode(row.user.name, row.user.email or "", _code(row)) for row in rows]


def _code(row: Authenticator) -> str:
    """A code works once: when it was used, the next one is shown, which is accepted already."""
    secret = decrypt(row.data["secret"])
    codes = [
        auth.format_hotp_value(auth.hotp_value(secret, step)) for step in auth.yield_hotp_counters_from_time()
    ]
    fresh = [code for code in codes[1:] + codes[:1] if cache.get(used_key(row.user_id, code)) is None]
    return str((fresh or codes)[0])


def used_key(user_id: object, code: str) -> str:
    """Where the cache remembers that a code of the app was used."""
    return f"factor-used-{user_id}-{code}"
