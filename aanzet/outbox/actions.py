"""Queueing messages and sending what is due. The only way by which the house reaches a person."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from aanzet.accounts.models import User
from aanzet.core import clock
from aanzet.core.ids import new_id
from aanzet.journal.actions import By, write
from aanzet.outbox import carriers, speech
from aanzet.outbox.enums import Channel
from aanzet.outbox.models import MAX_ATTEMPTS, Message

# A worker that has not written down the end by then is dead; another takes the message.
LEASE = timedelta(minutes=2)
UNKNOWN = "unknown_address"
# Hours and who may answer are her own words, sealed: no machine can keep to them, so it calls only who asked for it.
UNASKED = "call_not_asked_for"
# What is read away from the screen; on the screen a page can be read aloud.
WRITTEN = frozenset({Channel.MAIL, Channel.SMS})
# (recipient) -> why nothing written may go to this person, as a short code; empty: it may.
Hold = Callable[[UUID], str]
_HOLDS: dict[str, Hold] = {}
# (account) asked for a code that can reach her neither in writing nor by voice: somebody has to help her.
Helper = Callable[[UUID], None]
_HELPERS: dict[str, Helper] = {}
# How long the words and the address of a message stay after it left or was given up, and how long its row.
WORDS_KEPT, ROW_KEPT = timedelta(days=30), timedelta(days=365)
logger = logging.getLogger("aanzet.outbox")


def register_hold(name: str, hold: Hold) -> None:
    """Let a room above say to whom nothing written may go (from AppConfig.ready)."""
    _HOLDS[name] = hold


def register_helper(name: str, helper: Helper) -> None:
    """Let a room above hear of a code that could not reach who asked for it (from AppConfig.ready)."""
    _HELPERS[name] = helper


class KeptBack(carriers.CannotCarry):
    """Nothing written goes to this person: this message never leaves."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of sending did."""

    sent: int
    failed: int


@transaction.atomic
def message_queue(
    *,
    by: By | None,
    on: date,
    recipient: UUID | None,
    channel: str,
    to: str,
    language: str,
    body: str,
    subject: str = "",
    key: str = "",
    secret: bool = False,
    not_before: datetime | None = None,
) -> Message:
    """Put a message in the outbox; with a `key` that is already there, that message is returned unchanged.

    An empty `to` makes a row that goes nowhere (see :class:`Message`), and so does a person to whom nothing
    written may go: the row says why. A `secret` message is a code that she asks for herself at that moment; how
    it can reach her is looked at when it leaves, beside her request, so that its answer takes as long as ever.
    """
    moment = clock.now()
    held = _held(recipient, channel) if recipient and to and not secret else ""
    if channel == Channel.CALL and not secret:
        held = UNASKED
    message, fresh = Message.objects.get_or_create(
        key=key or str(new_id()),
        defaults={
            "recipient_id": recipient,
            "channel": channel,
            "to": to,
            "language": language,
            "subject": " ".join(subject.split()),
            "body": body if to and not held else "",
            "secret": secret,
            "queued_at": moment,
            "not_before": not_before,
            "given_up_at": None if to and not held else moment,
            "failure": held if to else UNKNOWN,
        },
    )
    if fresh:
        write(
            by,
            "outbox.message_queued",
            subject=recipient,
            object_id=message.pk,
            data={"channel": channel},
            on=on,
        )
    return message


def _held(recipient: UUID, channel: str) -> str:
    """The first reason why this person gets nothing written by this channel."""
    if channel not in WRITTEN:
        return ""
    return next((reason for hold in _HOLDS.values() if (reason := hold(recipient))), "")


def message_send_due(*, only: UUID | None = None, limit: int = 100) -> Round:
    """Send what is due, oldest first. Safe to run in several workers at once, and after one was killed.

    Each message is leased in a short transaction, sent outside any transaction, and then written down.
    """
    sent = failed = 0
    for message in _lease(only, limit):
        try:
            _by_a_way_she_understands(message)
            carriers.carry(message)
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


def _by_a_way_she_understands(message: Message) -> None:
    """A code for who does not read is spoken, by telephone; all else that is written stays here. Asked again when
    a message leaves: it may have been noted after it was queued. Raises KeptBack."""
    if message.channel not in WRITTEN:
        return
    who = message.recipient_id or _account_of(message.to)
    reason = _held(who, message.channel) if who else ""
    if who is None or not reason:
        return
    number = message.to if message.channel == Channel.SMS else _phone_of(who)
    asked_for = message.secret and message.recipient_id is not None and clock.now() < _code_ends(message)
    if not (asked_for and number and carriers.can_call()):
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
        **({"body": "", "subject": ""} if kept_back or (over and message.secret) else {}),
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


@transaction.atomic
def message_clean(*, on: date) -> tuple[int, int]:
    """Forget what was said: words and addresses after 30 days, whole rows after a year. Messages that still wait
    stay. Returns how many of each."""
    moment = datetime.combine(on, time(), tzinfo=timezone.get_current_timezone())
    over = Q(sent_at__lt=moment - WORDS_KEPT) | Q(given_up_at__lt=moment - WORDS_KEPT)
    rows, _each = Message.objects.finished().filter(queued_at__lt=moment - ROW_KEPT).delete()
    spoken_of = Message.objects.filter(over).exclude(body="", subject="", to="")
    words = spoken_of.update(body="", subject="", to="")
    if rows or words:
        write(None, "outbox.cleaned", data={"words": words, "rows": rows}, on=on)
    return words, rows


def message_note_demo(*, to: str, subject: str, body: str) -> Message:
    """Show a mail that did not come through the outbox on the demo page too."""
    moment = clock.now()
    return Message.objects.create(
        channel=Channel.MAIL,
        to=to,
        subject=subject,
        body=body,
        key=str(new_id()),
        queued_at=moment,
        sent_at=moment,
    )
