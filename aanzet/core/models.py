"""Base models: an opaque id, a moment of creation, a version where people edit."""

from typing import Any, Self

from django.db import models
from django.db.models import F

from aanzet.core.errors import Conflict
from aanzet.core.ids import new_id


class Record(models.Model):
    """Every row of ours."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(auto_now_add=True, editable=False)

    class Meta:
        abstract = True


class Versioned(Record):
    """A row that people edit: the version travels in the form, a late save meets a Conflict."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save_if_unchanged(self, *, seen: int, **changes: Any) -> Self:
        """Write `changes` when the row still has version `seen`; raise Conflict with what stands there now."""
        manager: Any = type(self)._base_manager
        done = manager.filter(pk=self.pk, version=seen).update(version=F("version") + 1, **changes)
        fresh: Self = manager.get(pk=self.pk)
        if not done:
            raise Conflict({name: str(getattr(fresh, name)) for name in changes}, fresh.version)
        return fresh


class Dated(Record):
    """A fact that holds for a while: state is such a row, never a flag."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=F("starts_on")),
                name="%(app_label)s_%(class)s_ends_after_start",
            )
        ]
