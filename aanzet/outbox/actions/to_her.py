"""Messages to a woman: what she chose decides whether, how, when and in which words."""

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from aanzet.core import clock
from aanzet.journal.actions import By, write
from aanzet.outbox.actions.queue import message_queue
from aanzet.outbox.models import Message
from aanzet.outbox.ways import NONE, Way, way_to
from aanzet.outbox.wording import words

NO_SAFE_TIME, TAKEN_BACK = "no_safe_time", "taken_back"
# (moment) -> queue what became due by now (a reminder of tomorrow's meeting); how many.
Maker = Callable[[datetime], int]
_MAKERS: dict[str, Maker] = {}
logger = logging.getLogger("aanzet.outbox")


def register_maker(name: str, maker: Maker) -> None:
    """Let a room above queue what became due, at each round of the outbox (from AppConfig.ready). A maker may be asked
    at any time and by several workers: it gives every message a key."""
    _MAKERS[name] = maker


def messages_make_due(*, moment: datetime) -> int:
    """Ask every room what became due by now. Returns how many messages that are."""
    made = 0
    for name, maker in _MAKERS.items():
        try:
            made += maker(moment)
        except Exception:
            # What other rooms queued still has to leave.
            logger.exception("maker %s failed", name)
    return made


@transaction.atomic
def message_to_participant(
    *,
    by: By | None,
    on: date,
    participant: UUID,
    kind: str,
    values: Mapping[str, str] | None = None,
    key: str = "",
    not_after: datetime | None = None,
) -> Message:
    """Write to her as she chose: the only way to do so.

    `kind` and `values`: see :data:`aanzet.outbox.wording.KINDS`. `not_after`: when it would be too late; if none of her
    safe times lies before it, nothing goes. What does not go leaves a row that says why, without its words.
    """
    way = way_to(participant, clock.now()) or Way(held="not_asked_yet")
    held = way.held
    if not held and not_after is not None and max(way.not_before or clock.now(), clock.now()) >= not_after:
        held = NO_SAFE_TIME
    text = words(kind=kind, level=way.level, language=way.language, values=values or {})
    return message_queue(
        by=by,
        on=on,
        recipient=participant,
        channel=way.channel,
        to="" if held else way.to,
        language=way.language,
        subject=text.subject,
        body=text.body,
        key=key,
        kind=kind,
        level=NONE if held else way.level,
        values=values,
        not_before=way.not_before,
        not_after=not_after,
        held=held,
    )


@transaction.atomic
def message_drop(*, by: By | None, on: date, key: str) -> bool:
    """Take back what still waits: the meeting of a reminder was moved. False when it left already, or was never
    there. Its words go with it."""
    message = Message.objects.waiting().filter(key=key).first()
    if message is None:
        return False
    message.given_up_at, message.failure = clock.now(), TAKEN_BACK
    message.body, message.subject, message.values = "", "", {}
    message.save(update_fields=["given_up_at", "failure", "body", "subject", "values"])
    write(by, "outbox.message_taken_back", subject=message.recipient_id, object_id=message.pk, on=on)
    return True
