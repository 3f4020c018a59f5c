"""Choices of imports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What became of one row of a file."""

    STORED = "stored", _("stored")
    MATCHED = "matched", _("already known")
    UNCHANGED = "unchanged", _("as it was")
    REFUSED = "refused", _("not taken over")
