"""Queueing messages and sending what is due. The only way by which the house reaches a person."""

from aanzet.outbox.actions.clean import ROW_KEPT, WORDS_KEPT, message_clean
from aanzet.outbox.actions.queue import message_note_demo, message_queue, register_hold
from aanzet.outbox.actions.send import (
    LEASE,
    KeptBack,
    Round,
    message_send_due,
    register_helper,
)
from aanzet.outbox.actions.to_her import (
    message_drop,
    message_to_participant,
    messages_make_due,
    register_maker,
)

__all__ = [
    "LEASE",
    "ROW_KEPT",
    "WORDS_KEPT",
    "KeptBack",
    "Round",
    "message_clean",
    "message_drop",
    "message_note_demo",
    "message_queue",
    "message_send_due",
    "message_to_participant",
    "messages_make_due",
    "register_helper",
    "register_hold",
    "register_maker",
]
