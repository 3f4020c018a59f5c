"""What was sent to one woman, and what was not: for herself, and for who accompanies her."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from aanzet.outbox import reasons, wording
from aanzet.outbox.enums import Channel
from aanzet.outbox.models import Message
from aanzet.participants.models import Participant

LINES = 50


@dataclass(frozen=True, slots=True)
class SentLine:
    """`text`: as it left; empty for a code, for what did not leave (yet), and after thirty days. `not_sent`: why not.
    `waits_until`: it leaves at this moment, or when None as soon as it can."""

    when: datetime
    what: str
    icon: str
    way: str
    text: str
    not_sent: str
    waits: bool
    waits_until: datetime | None
    words_gone: bool


def sent_to(*, participant: Participant, staff: bool) -> tuple[SentLine, ...]:
    """The newest first. For staff without the codes that she asks for: when she looks at her pages is hers alone."""
    ids = [participant.pk, *([participant.account_id] if participant.account_id else [])]
    rows = Message.objects.filter(recipient_id__in=ids).order_by("-queued_at", "-pk")
    if staff:
        rows = rows.filter(secret=False)
    return tuple(_line(row, staff) for row in rows[:LINES])


def _line(row: Message, staff: bool) -> SentLine:
    left, given_up = row.sent_at is not None, row.given_up_at is not None
    why_not = reasons.why_not if staff else wording.why_not
    subject = row.subject if row.channel == Channel.MAIL else ""
    text = "\n".join(filter(None, [subject, row.body])) if left and not row.secret else ""
    return SentLine(
        when=row.sent_at or row.queued_at,
        what=wording.kind_name(row.kind) or _("Message"),
        icon={"mail": "envelope", "sms": "device-mobile", "call": "phone"}.get(row.channel, "chat-circle"),
        way=row.get_channel_display() if row.channel and not given_up else "",
        text=text,
        not_sent=why_not(row.failure) if given_up else "",
        waits=not left and not given_up,
        waits_until=row.not_before,
        words_gone=left and not text and not row.secret,
    )
