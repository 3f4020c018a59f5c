"""What outlives the count: frozen figures, dated corrections, and counts made by hand."""

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.alliances.models import GrantPeriod, Organisation
from aanzet.core.models import Record
from aanzet.core.retention import Retention
from aanzet.programmes.models import Programme

N = Retention.NONE


class Frozen(TypeError):
    """A programming error: a frozen figure was about to be changed."""


class FrozenQuerySet(models.QuerySet["Snapshot"]):
    """Rows can be added and read, never changed."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise Frozen("a frozen figure never changes; add a correction")

    def delete(self) -> NoReturn:
        raise Frozen("a frozen figure is never removed")


class Snapshot(Record):
    """One figure as it stood when its period was closed, with the definition it was counted by.

    `parts`: the count per kind of result, as shown that day. `starts_on`/`ends_on`: the span that was counted.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "indicator": N,
        "number": N,
        "reached": N,
        "exact": N,
        "definition_version": N,
        "definition": N,
        "parts": N,
        "starts_on": N,
        "ends_on": N,
        "closed_on": N,
        "by_id": Retention.TRACE,
        "programme": N,
        "period": N,
    }
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(GrantPeriod, on_delete=models.PROTECT, related_name="+")
    indicator = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    reached = models.PositiveIntegerField()
    exact = models.BooleanField(default=True)
    definition_version = models.PositiveSmallIntegerField()
    definition = models.JSONField(default=dict)
    parts = models.JSONField(default=dict)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    closed_on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects = models.Manager.from_queryset(FrozenQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "period", "indicator"], name="snapshot_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.reached}"


class Correction(Record):
    """A frozen figure was found to be another one on a later day, and why. It stands beside the frozen one."""

    retention: ClassVar[dict[str, Retention]] = {
        "reached": N,
        "on": N,
        "reason": N,
        "by_id": Retention.TRACE,
    }
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="corrections")
    reached = models.PositiveIntegerField()
    on = models.DateField()
    reason = models.CharField(_("why"), max_length=300)
    by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["on", "created_at"]

    def __str__(self) -> str:
        return f"{self.reached} {self.on}"


class HandCount(Record):
    """Something counted by hand on a day: a gathering held, ambassadors trained, stories shared."""

    retention: ClassVar[dict[str, Retention]] = {
        "indicator": N,
        "on": N,
        "count": N,
        "exact": N,
        "note": N,
        "district": N,
        "by_id": Retention.TRACE,
        "programme": N,
        "organisation": N,
        "withdrawn_on": N,
    }
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    indicator = models.SlugField(max_length=60)
    on = models.DateField(_("when"))
    count = models.PositiveIntegerField(_("how many"))
    exact = models.BooleanField(default=True)
    note = models.CharField(_("what was counted, and how"), max_length=200)
    district = models.CharField(_("district"), max_length=80, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    by_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["programme", "indicator", "on"], name="handcount_programme_on")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.count}"
