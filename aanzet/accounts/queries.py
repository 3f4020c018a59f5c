"""Reading accounts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.cache import cache
from django.db.models import OuterRef, Q, QuerySet, Subquery, UUIDField
from django.db.models.expressions import Combinable
from django.utils import timezone

from aanzet.access.actor import Actor
from aanzet.access.scope import visibility
from aanzet.accounts.cards import FIRST_USE_DAYS
from aanzet.accounts.enums import CodeWay
from aanzet.accounts.models import Card, CardMiss, CodeStop, Photo, User


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


def living_cards(on: date) -> QuerySet[Card]:
    """Cards that open something on this day: not ended, not a year old, and a number was chosen in time."""
    waits = Q(number="") & Q(made_on__lt=on - timedelta(days=FIRST_USE_DAYS))
    return Card.objects.filter(~waits, ended_on__isnull=True, until__gte=on, user__is_active=True)


@dataclass(frozen=True, slots=True)
class CardLine:
    """The newest card of somebody. `why`: in words, why it ended. `unused`: she chose no number yet."""

    card_id: UUID
    made_on: date
    until: date
    living: bool
    ended_on: date | None
    why: str
    unused: bool


def card_line(*, user_id: UUID, on: date) -> CardLine | None:
    """The newest card of an account, None when there was none lately."""
    card = Card.objects.filter(user=user_id).order_by("-created_at").first()
    if card is None:
        return None
    waited = not card.number and card.made_on < on - timedelta(days=FIRST_USE_DAYS)
    living = card.ended_on is None and card.until >= on and not waited
    why = card.get_why_display() if card.why else ""
    return CardLine(card.pk, card.made_on, card.until, living, card.ended_on, why, not card.number)


@dataclass(frozen=True, slots=True)
class CodeLine:
    """An address of an account for its codes. `stopped_on`: the day from which no codes go there."""

    way: str
    address: str
    stopped_on: date | None


def code_lines(*, user_id: UUID) -> tuple[CodeLine, ...]:
    """Phone first, then mail, where the account has them."""
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        return ()
    stops = dict(CodeStop.objects.filter(user=user, ended_on=None).values_list("way", "on"))
    held = [(way.value, str(getattr(user, way) or "")) for way in (CodeWay.PHONE, CodeWay.EMAIL)]
    return tuple(CodeLine(way, address, stops.get(way)) for way, address in held if address)


def codes_stopped(*, email: str = "", phone: str = "") -> bool:
    """Do no codes go to this address? One query, whoever has it."""
    way = Q(way=CodeWay.EMAIL, user__email=email) if email else Q(way=CodeWay.PHONE, user__phone=phone)
    return CodeStop.objects.filter(way, ended_on=None).exists()


@dataclass(frozen=True, slots=True)
class MissDay:
    """Wrong numbers typed with her card on one day. `last`: the moment of the last one."""

    on: date
    number: int
    last: datetime


def card_misses(*, user_id: UUID) -> tuple[MissDay, ...]:
    """Newest day first; as long as they are kept (`cards clean`)."""
    days: dict[date, list[datetime]] = {}
    for at in (
        CardMiss.objects.filter(card__user=user_id)
        .order_by("-created_at")
        .values_list("created_at", flat=True)
    ):
        days.setdefault(timezone.localtime(at).date(), []).append(at)
    return tuple(MissDay(day, len(found), found[0]) for day, found in days.items())


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
