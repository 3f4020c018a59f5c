"""Messages to people. The row is the truth about a message; queues and workers only carry it."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanzet.core.models import Record
from aanzet.core.retention import Retention
from aanzet.outbox.enums import Channel

# After so many failures a person has to look at it.
MAX_ATTEMPTS = 5


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self) -> Self:
        """Neither sent nor given up."""
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True)

    def finished(self) -> Self:
        """Sent or given up."""
        return self.exclude(sent_at__isnull=True, given_up_at__isnull=True)

    def due(self, moment: datetime) -> Self:
        """Waiting, allowed to leave by now, and not in the hands of a living worker."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=moment)
        early = Q(not_before__isnull=True) | Q(not_before__lte=moment)
        return self.waiting().filter(free, early)


class Message(Record):
    """One message to one person on one channel.

    `recipient_id`: the account or participant (a plain id: a message outlives both). `key`: the same key
    is never queued twice. `secret`: the text is thrown away once it has been sent (sign-in codes).
    `kind`, `level` and `values`: what a message to a participant is about, how much its text shows and what the
    text was made of, so that it can be made again when she chooses otherwise (see :mod:`aanzet.outbox.wording`).
    `not_before`: her safe hours. `not_after`: from then on it would be too late. A row without address was asked
    for by somebody we do not know, or is for a woman who wants no message: it goes nowhere. It exists so that a
    known and an unknown address take the same time, and so that she can see what was not sent.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "recipient_id": Retention.CONTACT,
        "channel": Retention.CONTACT,
        "to": Retention.CONTACT,
        "language": Retention.CONTACT,
        "subject": Retention.CONTACT,
        "body": Retention.CONTACT,
        "key": Retention.NONE,
        "secret": Retention.NONE,
        "kind": Retention.CONTACT,
        "level": Retention.CONTACT,
        "values": Retention.CONTACT,
        "queued_at": Retention.TRACE,
        "not_before": Retention.TRACE,
        "not_after": Retention.TRACE,
        "leased_until": Retention.NONE,
        "attempts": Retention.NONE,
        "sent_at": Retention.TRACE,
        "given_up_at": Retention.TRACE,
        "failure": Retention.NONE,
    }
    recipient_id = models.UUIDField(null=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    to = models.CharField(_("address"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=8, default="nl")
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = models.TextField(_("text"), blank=True)
    key = models.CharField(max_length=120, unique=True)
    secret = models.BooleanField(default=False)
    kind = models.CharField(max_length=24, blank=True)
    level = models.CharField(max_length=8, blank=True)
    values = models.JSONField(default=dict, blank=True)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True)
    not_after = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=80, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at"]
        indexes = [
            models.Index(fields=["queued_at"], name="message_waiting", condition=Q(sent_at__isnull=True)),
            models.Index(fields=["recipient_id", "-queued_at"], name="message_recipient"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.key}"
