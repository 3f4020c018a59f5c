"""Programmes and the blueprint files they were loaded from."""

from django.db import models

from aanzet.alliances.models import Alliance, Grant
from aanzet.core.models import Record


class Programme(Record):
    """A coherent set of activities of an alliance. What makes it different stands in its blueprint."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="programmes")
    country = models.CharField(max_length=2)
    languages = models.JSONField(default=list)
    started_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    # Of the current file: a blueprint that was read once needs no query again.
    checksum = models.CharField(max_length=64, blank=True)
    grants: "models.ManyToManyField[Grant, ProgrammeGrant]" = models.ManyToManyField(
        Grant, through="ProgrammeGrant"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class StoredBlueprint(Record):
    """One loaded version of a programme's file; the latest is the current one."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="blueprints")
    checksum = models.CharField(max_length=64)
    content = models.JSONField()
    # Came with the house: an upgrade may replace it. A file of the installation is never replaced by itself.
    shipped = models.BooleanField(default=False)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.checksum[:8]


class ProgrammeGrant(Record):
    """A grant pays a share (0 to 1) of a programme; several funders may share one woman, no cost is claimed twice."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="grant_shares")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="programme_shares")
    share = models.FloatField(default=1.0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "grant"], name="programme_grant_once")]

    def __str__(self) -> str:
        return f"{self.share:.0%}"
