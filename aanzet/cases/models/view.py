"""What somebody keeps for herself: a name for a way to look at the list of women."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.core.models import Record
from aanzet.core.retention import Retention


class SavedView(Record):
    """A name for a filter and an order. It holds no woman: what it shows is asked anew for who looks."""

    retention: ClassVar[dict[str, Retention]] = {"name": Retention.TRACE, "query": Retention.NONE}
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=40)
    query = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="view_name_once")]

    def __str__(self) -> str:
        return self.name
