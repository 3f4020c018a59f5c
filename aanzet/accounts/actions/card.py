"""The printed card: made by who accompanies her, opened with a number that only she knows."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from aanzet.access.actor import actor_for
from aanzet.accounts import cards
from aanzet.accounts.actions.visits import visits_end
from aanzet.accounts.enums import CardEnd
from aanzet.accounts.models import Card, CardMiss, User
from aanzet.accounts.queries import living_cards
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write

YEAR = timedelta(days=365)
# Reasons to end a card after which somebody else may have it, or have signed in with it.
_OTHERS_HANDS = {CardEnd.LOST, CardEnd.STOPPED, CardEnd.REPLACED}
# An ended card opens nothing; its row goes after a month. The journal keeps that it was there.
KEPT = timedelta(days=30)


@transaction.atomic
def card_make(*, by: By | None, on: date, user: User, subject: UUID, number: str = "") -> tuple[Card, str]:
    """Make a card for `user`, who is the participant `subject`; her earlier card ends. Returns it with its code, which
    is kept nowhere. `number`: her own four digits, when she typed them already."""
    if actor_for(user, on=on).held:
        raise Refused(
            _("Who works here logs in with a password and a second step. A card is for participants.")
        )
    if number:
        _check(number)
    for former in Card.objects.select_for_update().filter(user=user, ended_on__isnull=True):
        card_end(by=by, on=on, card=former, why=CardEnd.REPLACED)
    code = cards.new_code()
    digest = cards.code_digest(code)
    card = Card.objects.create(
        user=user,
        digest=digest,
        number=cards.number_hash(digest, number) if number else "",
        subject_id=subject,
        made_on=on,
        made_by_id=by.user_id if by else None,
        until=on + YEAR,
    )
    write(by, "account.card_made", subject=subject, object_id=card.pk, on=on)
    return card, code


@transaction.atomic
def card_end(*, by: By | None, on: date, card: Card, why: CardEnd) -> None:
    """From now on the card opens nothing, and who may have found it reads no further: visits that are open end too.
    Ending it twice changes nothing."""
    done = Card.objects.filter(pk=card.pk, ended_on__isnull=True).update(
        ended_on=on, ended_by_id=by.user_id if by else None, why=why
    )
    if done and why in _OTHERS_HANDS:
        visits_end(card.user_id)
    if done:
        write(
            by,
            "account.card_ended",
            subject=card.subject_id,
            object_id=card.pk,
            data={"why": why.value},
            on=on,
        )


@transaction.atomic
def card_number_choose(*, on: date, card: Card, number: str) -> None:
    """She chooses her number at the first use of the card. Refused when it is easy to guess, or when the card has a
    number already: then only that one counts."""
    _check(number)
    done = Card.objects.filter(pk=card.pk, number="", ended_on__isnull=True).update(
        number=cards.number_hash(card.digest, number)
    )
    if not done:
        raise Refused(_("This card or this number is not right. Look again."), "number")
    write(
        _Owner(card.user_id), "account.card_number_chosen", subject=card.subject_id, object_id=card.pk, on=on
    )


@transaction.atomic
def card_try(*, on: date, digest: str, number: str) -> Card | None:
    """The card with this digest when it is alive and `number` is hers, else None. The fifth wrong number in a row ends
    the card. An unknown card takes the same time: one slow hash, whatever is there."""
    card = (
        living_cards(on).select_for_update(of=("self",)).select_related("user").filter(digest=digest).first()
    )
    fits = cards.number_fits(digest, number, card.number if card else "")
    if card is None or not card.number:
        return None
    if fits:
        CardMiss.objects.filter(card=card, passed_at=None).update(passed_at=clock.now())
        return card
    CardMiss.objects.create(card=card)
    if CardMiss.objects.filter(card=card, passed_at=None).count() >= cards.MOST_WRONG:
        card_end(by=None, on=on, card=card, why=CardEnd.LOCKED)
    return None


@transaction.atomic
def misses_tell(*, user: User) -> tuple[int, datetime | None]:
    """How many wrong numbers were typed with the cards of `user` since she was last told, and when the last one was.
    From now on she is told."""
    rows = CardMiss.objects.select_for_update().filter(card__user=user, told_at=None)
    moments = sorted(rows.values_list("created_at", flat=True))
    if moments:
        rows.update(told_at=clock.now())
    return len(moments), moments[-1] if moments else None


@transaction.atomic
def card_clean(*, on: date) -> tuple[int, int]:
    """End the cards that are a year old, or that nobody took into use, and throw away those that ended a month ago,
    and wrong numbers of a month ago after which the right one came. Returns how many of each."""
    unused = Q(number="", made_on__lt=on - timedelta(days=cards.FIRST_USE_DAYS))
    over = list(Card.objects.filter(Q(until__lt=on) | unused, ended_on__isnull=True))
    for card in over:
        card_end(by=None, on=on, card=card, why=CardEnd.OVER)
    CardMiss.objects.filter(passed_at__isnull=False, created_at__date__lt=on - KEPT).delete()
    old = Card.objects.filter(ended_on__lt=on - KEPT)
    gone = old.count()
    old.delete()
    if over or gone:
        write(None, "account.cards_cleaned", data={"ended": len(over), "gone": gone}, on=on)
    return len(over), gone


def _check(number: str) -> None:
    if len(number) != cards.NUMBER_DIGITS or not number.isascii() or not number.isdigit():
        raise Refused(_("Choose four numbers that only you know."), "number")
    if cards.too_easy(number):
        raise Refused(_("Many people would try this number first. Choose another one."), "number")


class _Owner:
    """She herself, before her visit begins."""

    def __init__(self, user_id: UUID) -> None:
        self.user_id: UUID | None = user_id
