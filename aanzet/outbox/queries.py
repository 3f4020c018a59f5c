"""Reading messages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from aanzet.outbox.models import Message


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as the demo page shows it."""

    when: datetime
    channel: str
    to: str
    subject: str
    body: str


def demo_messages(*, limit: int = 50) -> list[Sent]:
    """The newest messages, newest first. Only for the demo page: it shows addresses and texts."""
    rows = Message.objects.exclude(to="").order_by("-queued_at", "-id")[:limit]
    return [Sent(row.queued_at, row.get_channel_display(), row.to, row.subject, row.body) for row in rows]


def messages_to(*, recipient: UUID) -> QuerySet[Message]:
    """Everything sent or waiting for one person, newest first."""
    return Message.objects.filter(recipient_id=recipient)


def stuck_messages() -> QuerySet[Message]:
    """Messages that were given up: somebody has to look at them."""
    return Message.objects.filter(given_up_at__isnull=False).exclude(to="")
