"""Queueing messages and sending what is due. The only way by which the house reaches a person."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from aanzet.core import clock
from aanzet.core.ids import new_id
from aanzet.journal.actions import By, write
from aanzet.outbox import carriers
from aanzet.outbox.enums import Channel
from aanzet.outbox.models import MAX_ATTEMPTS, Message

# A worker that has not written down the end by then is dead; another takes the message.
LEASE = timedelta(minutes=2)
UNKNOWN = "unknown_address"
# What is read away from the screen; on the screen a page can be read aloud.
WRITTEN = frozenset({Channel.MAIL, Channel.SMS})
# (recipient) -> why nothing written may go to this person, as a short code; empty: it may.
Hold = Callable[[UUID], str]
_HOLDS: dict[str, Hold] = {}
logger = logging.getLogger("aanzet.outbox")


def register_hold(name: str, hold: Hold) -> None:
    """Let a room above say to whom nothing written may go (from AppConfig.ready)."""
    _HOLDS[name] = hold


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
    written may go: the row says why. A `secret` message is a code that she asks for herself at that moment.
    """
    moment = clock.now()
    held = _held(recipient, channel) if recipient and to and not secret else ""
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


def _note_sent(message: Message) -> None:
    done: dict[str, object] = {"sent_at": clock.now(), "leased_until": None, "failure": ""}
    if message.secret and settings.MODE == "live":
        done |= {"body": "", "subject": ""}
    Message.objects.filter(pk=message.pk).update(**done)


def _note_failure(message: Message, error: Exception) -> None:
    reason = str(error) if isinstance(error, carriers.CannotCarry) else type(error).__name__
    logger.warning("message %s not sent: %s", message.pk, reason)
    moment = clock.now()
    over = message.attempts >= MAX_ATTEMPTS
    Message.objects.filter(pk=message.pk).update(
        failure=reason[:80],
        # The lease stays as the pause before the next try; it grows with each failure.
        leased_until=moment + LEASE * message.attempts,
        given_up_at=moment if over else None,
        **({"body": ""} if over and message.secret else {}),
    )


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
