"""Sending what is due. What she chose is asked again when a message leaves: it may have changed since it was queued."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q

from aanzet.accounts.models import User
from aanzet.core import clock
from aanzet.outbox import carriers, speech
from aanzet.outbox.actions.queue import WRITTEN, held_back
from aanzet.outbox.actions.to_her import NO_SAFE_TIME
from aanzet.outbox.enums import Channel
from aanzet.outbox.models import MAX_ATTEMPTS, Message
from aanzet.outbox.ways import Way, way_to
from aanzet.outbox.wording import words

# A worker that has not written down the end by then is dead; another takes the message.
LEASE = timedelta(minutes=2)
# (account) asked for a code that can reach her neither in writing nor by voice: somebody has to help her.
Helper = Callable[[UUID], None]
_HELPERS: dict[str, Helper] = {}
# A call rings on the same phone: what may not be written there is not said there either.
UNSAID = frozenset({"shared_number"})
logger = logging.getLogger("aanzet.outbox")


def register_helper(name: str, helper: Helper) -> None:
    """Let a room above hear of a code that could not reach who asked for it (from AppConfig.ready)."""
    _HELPERS[name] = helper


class KeptBack(carriers.CannotCarry):
    """Nothing written goes to this person: this message never leaves."""


class Later(Exception):
    """Not at this hour: she chose others."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of sending did."""

    sent: int
    failed: int


def message_send_due(*, only: UUID | None = None, limit: int = 100) -> Round:
    """Send what is due, oldest first. Safe to run in several workers at once, and after one was killed.

    Each message is leased in a short transaction, sent outside any transaction, and then written down.
    """
    sent = failed = 0
    for message in _lease(only, limit):
        try:
            _as_she_chose(message)
            _by_a_way_she_understands(message)
            carriers.carry(message)
        except Later as later:
            _note_later(message, later.moment)
        except Exception as error:
            _note_failure(message, error)
            failed += 1
        else:
            _note_sent(message)
            sent += 1
    return Round(sent, failed)


@transaction.atomic
def _lease(only: UUID | None, limit: int) -> list[Message]:
    moment = clock.now()
    rows = Message.objects.due(moment).order_by("queued_at")
    if only is not None:
        rows = rows.filter(pk=only)
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    taken = list(rows[:limit])
    ids = [message.pk for message in taken]
    Message.objects.filter(pk__in=ids).update(leased_until=moment + LEASE, attempts=F("attempts") + 1)
    for message in taken:
        message.attempts += 1
    return taken


def _as_she_chose(message: Message) -> None:
    """Hold a message to her against what she chose by now; make it again when that is another channel, language or
    level. Raises KeptBack, or Later when this is not an hour of hers."""
    if not message.kind or message.secret or message.recipient_id is None:
        return
    moment = clock.now()
    way = way_to(message.recipient_id, moment) or Way(held="not_asked_yet")
    if way.held:
        raise KeptBack(way.held)
    first = max(way.not_before or moment, moment)
    if message.not_after is not None and first >= message.not_after:
        raise KeptBack(NO_SAFE_TIME)
    if first > moment:
        raise Later(first)
    now = (way.channel, way.to, way.language, way.level)
    if now != (message.channel, message.to, message.language, message.level):
        message.channel, message.to, message.language, message.level = now
        text = words(kind=message.kind, level=way.level, language=way.language, values=message.values)
        message.subject, message.body = text.subject, text.body
        message.save(update_fields=["channel", "to", "language", "level", "subject", "body"])


def _by_a_way_she_understands(message: Message) -> None:
    """A code for who does not read is spoken, by telephone; all else that is written stays here. Asked again when
    a message leaves: it may have been noted after it was queued. Raises KeptBack."""
    if message.channel not in WRITTEN:
        return
    who = message.recipient_id or _account_of(message.to)
    # A code is asked for at that moment: what she chose about messages does not hold it back.
    kind = message.kind or ("code" if message.secret else "")
    reason = held_back(who, message.channel, kind) if who else ""
    if who is None or not reason:
        return
    number = message.to if message.channel == Channel.SMS else _phone_of(who)
    asked_for = message.secret and message.recipient_id is not None and clock.now() < _code_ends(message)
    if reason in UNSAID or not (asked_for and number and carriers.can_call()):
        raise KeptBack(reason)
    message.channel, message.to, message.subject = Channel.CALL, number, ""
    message.body = speech.spoken(message.body, message.language)
    message.save(update_fields=["channel", "to", "subject", "body"])


def _code_ends(message: Message) -> datetime:
    """Until when the code in a message works: a later call would only ring at an hour she did not choose."""
    return message.queued_at + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)


def _account_of(address: str) -> UUID | None:
    """Whose address it is, for a letter that was written to an address only."""
    return User.objects.filter(Q(email=address) | Q(phone=address)).values_list("pk", flat=True).first()


def _phone_of(account: UUID) -> str:
    return User.objects.filter(pk=account).values_list("phone", flat=True).first() or ""


def _note_later(message: Message, moment: datetime) -> None:
    Message.objects.filter(pk=message.pk).update(
        not_before=moment, leased_until=None, attempts=message.attempts - 1
    )


def _note_sent(message: Message) -> None:
    done: dict[str, object] = {"sent_at": clock.now(), "leased_until": None, "failure": ""}
    if message.secret and settings.MODE == "live":
        done |= {"body": "", "subject": ""}
    Message.objects.filter(pk=message.pk).update(**done)


def _note_failure(message: Message, error: Exception) -> None:
    reason = str(error) if isinstance(error, carriers.CannotCarry) else type(error).__name__
    logger.warning("message %s not sent: %s", message.pk, reason)
    moment = clock.now()
    kept_back = isinstance(error, KeptBack)
    again = moment + LEASE * message.attempts
    too_late = message.channel == Channel.CALL and again >= _code_ends(message)
    over = kept_back or too_late or message.attempts >= MAX_ATTEMPTS
    Message.objects.filter(pk=message.pk).update(
        failure=reason[:80],
        # The lease stays as the pause before the next try; it grows with each failure.
        leased_until=again,
        given_up_at=moment if over else None,
        **({"body": "", "subject": "", "values": {}} if kept_back or (over and message.secret) else {}),
    )
    if message.secret and message.recipient_id and (kept_back or message.channel == Channel.CALL):
        _ask_for_help(message.recipient_id)


def _ask_for_help(account: UUID) -> None:
    for name, helper in _HELPERS.items():
        try:
            helper(account)
        except Exception:
            # The other messages of this round still have to leave.
            logger.exception("helper %s failed", name)
