"""Reading accounts."""

from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.cache import cache
from django.db.models import OuterRef, QuerySet, Subquery, UUIDField
from django.db.models.expressions import Combinable

from aanzet.access.actor import Actor
from aanzet.access.scope import visibility
from aanzet.accounts.models import Photo, User


@dataclass(frozen=True, slots=True)
class DemoCode:
    """The code that the app of an invented person would show now."""

    name: str
    email: str
    code: str


def user_by_mail(*, email: str) -> User | None:
    """The account of an address, in any case of letters; None when there is none."""
    return User.objects.filter(email=email.strip().lower()).first()


def photo_of(actor: Actor, user: str = "user_id") -> Combinable:
    """An annotation: the id of the photo of the account in field `user`, None when there is none that `actor` may
    see. So a list with faces asks nothing more than a list without."""
    rows = _photos(actor).filter(user=OuterRef(user))
    return Subquery(rows.values("pk")[:1], output_field=UUIDField())


def own_photo(*, actor: Actor) -> UUID | None:
    """The id of her own photo."""
    return Photo.objects.filter(user=actor.user_id).values_list("pk", flat=True).first()


def _photos(actor: Actor) -> QuerySet[Photo]:
    condition = visibility(Photo, actor, "photo.read")
    return Photo.objects.filter(condition) if condition is not None else Photo.objects.none()


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
