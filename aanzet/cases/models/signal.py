"""Who needs me now: one row per case and reason, with the day from which it speaks.

A projection of the case's own rows, rebuilt in the same transaction as every write and by
`aanzet signals rebuild`. Deriving it while reading costs time that grows with the number of women; an index
over (organisation, day) answers the worklist equally fast for a hundred and a hundred thousand.
"""

from datetime import date
from typing import ClassVar, Self

from django.db import models

from aanzet.access.scope import ScopedManager
from aanzet.alliances.models import Organisation
from aanzet.cases.enums import SignalReason
from aanzet.cases.models.journey import Case
from aanzet.core.retention import Retention


class Signal(models.Model):
    """`shows_from`: first day on the worklist; `until`: the last one, or none. `since`: what the days are counted from.
    `object_id`: the step, referral or check it speaks of. `words`: its name, for a step or a check."""

    retention: ClassVar[dict[str, Retention]] = {
        "id": Retention.NONE,
        "reason": Retention.SITUATION,
        "shows_from": Retention.SITUATION,
        "until": Retention.SITUATION,
        "since": Retention.SITUATION,
        "object_id": Retention.NONE,
        "words": Retention.SITUATION,
        "weight": Retention.NONE,
        "source": Retention.NONE,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="signals")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=10, choices=SignalReason)
    source = models.CharField(max_length=10)
    shows_from = models.DateField()
    until = models.DateField(null=True)
    since = models.DateField()
    weight = models.PositiveSmallIntegerField(default=5)
    object_id = models.UUIDField(null=True)
    words = models.CharField(max_length=200, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "weight", "shows_from"], name="signal_org_shows"),
            models.Index(fields=["case", "shows_from"], name="signal_case_shows"),
        ]

    def __str__(self) -> str:
        return self.reason


def speaks(on: date) -> models.Q:
    """The condition for signals whose last day is not over."""
    return models.Q(until__isnull=True) | models.Q(until__gte=on)
