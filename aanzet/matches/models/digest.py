"""How a coordinator hears once a week which matches need somebody."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from aanzet.core.models import Record
from aanzet.core.retention import Retention
from aanzet.matches.enums import DigestBy


class DigestWay(Record):
    """What a coordinator chose, from a day; the newest row stands, and without one it goes by mail."""

    retention: ClassVar[dict[str, Retention]] = {"way": Retention.CONTACT, "on": Retention.TRACE}
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_ways")
    way = models.CharField(max_length=4, choices=DigestBy)
    on = models.DateField()

    class Meta:
        ordering = ["on", "created_at"]

    def __str__(self) -> str:
        return self.way
