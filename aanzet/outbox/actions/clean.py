"""Forgetting what was said."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from aanzet.journal.actions import write
from aanzet.outbox.models import Message

# How long the words and the address of a message stay after it left or was given up, and how long its row.
WORDS_KEPT, ROW_KEPT = timedelta(days=30), timedelta(days=365)


@transaction.atomic
def message_clean(*, on: date) -> tuple[int, int]:
    """Forget what was said: words and addresses after 30 days, whole rows after a year. Messages that still wait
    stay. Returns how many of each."""
    moment = datetime.combine(on, time(), tzinfo=timezone.get_current_timezone())
    over = Q(sent_at__lt=moment - WORDS_KEPT) | Q(given_up_at__lt=moment - WORDS_KEPT)
    rows, _each = Message.objects.finished().filter(queued_at__lt=moment - ROW_KEPT).delete()
    spoken_of = Message.objects.filter(over).exclude(body="", subject="", to="", values={})
    words = spoken_of.update(body="", subject="", to="", values={})
    if rows or words:
        write(None, "outbox.cleaned", data={"words": words, "rows": rows}, on=on)
    return words, rows
