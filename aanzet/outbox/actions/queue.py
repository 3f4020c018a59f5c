"""Queueing messages: to whom nothing may go, it never enters the queue."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from aanzet.core import clock
from aanzet.core.ids import new_id
from aanzet.journal.actions import By, write
from aanzet.outbox.enums import Channel
from aanzet.outbox.models import Message
from aanzet.outbox.ways import FULL, way_to

UNKNOWN = "unknown_address"
# Who may answer a phone is her own words, sealed: no machine can keep to them, so it calls only who asked for it.
UNASKED = "call_not_asked_for"
SAYS_TOO_MUCH = "says_too_much"
# What is read away from the screen; on the screen a page can be read aloud.
WRITTEN = frozenset({Channel.MAIL, Channel.SMS})
# (recipient) -> why nothing written may go to this person, as a short code; empty: it may.
Hold = Callable[[UUID], str]
_HOLDS: dict[str, Hold] = {}


def register_hold(name: str, hold: Hold) -> None:
    """Let a room above say to whom nothing written may go (from AppConfig.ready)."""
    _HOLDS[name] = hold


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
    kind: str = "",
    level: str = "",
    values: Mapping[str, str] | None = None,
    not_before: datetime | None = None,
    not_after: datetime | None = None,
    held: str = "",
) -> Message:
    """Put a message in the outbox; with a `key` that is already there, that message is returned unchanged.

    An empty `to` makes a row that goes nowhere (see :class:`Message`), and so does a person to whom nothing
    written may go (`held`): the row says why. A `secret` message is a code that she asks for herself at that moment;
    how it can reach her is looked at when it leaves, beside her request, so that its answer takes as long as ever.
    To a participant write with `message_to_participant`: what comes here without a `kind` is a text that nobody
    weighed, and goes only to women who allow a message to say what it is about.
    """
    moment = clock.now()
    if not held and recipient and to and not secret:
        held = held_back(recipient, channel, kind)
    if channel == Channel.CALL and not secret:
        held = UNASKED
    message, fresh = Message.objects.get_or_create(
        key=key or str(new_id()),
        defaults={
            "recipient_id": recipient,
            "channel": channel,
            "to": to,
            "language": language,
            "subject": "" if held else " ".join(subject.split()),
            "body": body if to and not held else "",
            "secret": secret,
            "kind": kind,
            "level": level,
            "values": {} if held else dict(values or {}),
            "queued_at": moment,
            "not_before": not_before,
            "not_after": not_after,
            "given_up_at": None if to and not held else moment,
            "failure": held or ("" if to else UNKNOWN),
        },
    )
    if fresh:
        write(
            by,
            "outbox.message_queued",
            subject=recipient,
            object_id=message.pk,
            data={"channel": channel} | ({"kind": kind} if kind else {}) | ({"held": held} if held else {}),
            on=on,
        )
    return message


def held_back(recipient: UUID, channel: str, kind: str) -> str:
    """The first reason why this person gets nothing written by this channel."""
    if channel not in WRITTEN:
        return ""
    reason = next((reason for hold in _HOLDS.values() if (reason := hold(recipient))), "")
    if reason or kind:
        return reason
    way = way_to(recipient, clock.now())
    if way is None or way.held:
        return way.held if way else ""
    return "" if way.level == FULL else SAYS_TOO_MUCH


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
