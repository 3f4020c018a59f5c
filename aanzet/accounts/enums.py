"""Choices of accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CardEnd(models.TextChoices):
    """Why a card no longer opens anything."""

    REPLACED = "replaced", _("A new card took its place")
    LOST = "lost", _("She said that it is lost")
    STOPPED = "stopped", _("Stopped by who accompanies her")
    LOCKED = "locked", _("Five times a wrong number")
    OVER = "over", _("It was a year old")
