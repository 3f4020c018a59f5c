"""Carries the letters of `accounts` (sign-in codes, notices about an account) by the outbox."""

from threading import Thread
from uuid import UUID

from django.conf import settings
from django.db import close_old_connections, transaction

from aanzet.accounts.post import Letter
from aanzet.core import clock
from aanzet.outbox.actions import message_queue, message_send_due
from aanzet.outbox.wording import SIGN_IN_CODE


def deliver(letter: Letter) -> None:
    """Queue a letter and send it at once. In live mode sending happens beside the request, so that the
    answer takes the same time whether there is somebody to write to or not."""
    message = message_queue(
        by=None,
        on=clock.today(),
        recipient=letter.recipient,
        channel=letter.channel,
        to=letter.to,
        language=letter.language,
        subject=letter.subject,
        body=letter.body,
        secret=letter.secret,
        kind=SIGN_IN_CODE if letter.secret else "",
    )
    if settings.MODE == "live":
        transaction.on_commit(lambda: Thread(target=_send, args=(message.pk,), daemon=True).start())
    else:
        message_send_due(only=message.pk)


def _send(pk: UUID) -> None:
    try:
        message_send_due(only=pk)
    finally:
        close_old_connections()
