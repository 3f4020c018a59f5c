"""The journal: who did or read what about which subject, when. Append-only, hash-chained per subject."""

from typing import ClassVar

from django.db import models

from aanzet.core.models import Record
from aanzet.core.retention import Retention

# Key in `data` of a line: the user id of the worker who sat beside her, on whose device she did this.
ASSISTED = "assisted_by"


class Entry(Record):
    """One line. `chain` is the subject when there is one, else the organisation or the actor.

    Plain UUIDs instead of foreign keys: the journal lies below every room that writes it, and a line
    outlives what it speaks of. `data` holds codes and numbers, never a name or a person's words.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "at": Retention.TRACE,
        "actor_id": Retention.TRACE,
        "action": Retention.TRACE,
        "subject_id": Retention.TRACE,
        "object_id": Retention.TRACE,
        "organisation_id": Retention.NONE,
        "data": Retention.TRACE,
        "is_read": Retention.TRACE,
        "chain": Retention.TRACE,
        "seq": Retention.NONE,
        "previous": Retention.NONE,
        "digest": Retention.NONE,
    }
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    action = models.CharField(max_length=80)
    subject_id = models.UUIDField(null=True)
    object_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    data = models.JSONField(default=dict)
    is_read = models.BooleanField(default=False)
    chain = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="journal_entry_chain_seq")]
        indexes = [
            models.Index(fields=["subject_id", "-at"], name="journal_subject_at"),
            models.Index(fields=["actor_id", "-at"], name="journal_actor_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.action}"


class ChainHead(models.Model):
    """The last line of a chain; locked while a line is added, so writers of other chains never wait."""

    chain = models.UUIDField(primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.chain} {self.seq}"
