"""How long two people go along together. Both sides read these words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Length(models.TextChoices):
    """One talk with somebody in the trade, or a time together: what she asks for and what a volunteer gives."""

    DOOR_OPENER = "door_opener", _("One talk")
    TOGETHER = "together", _("Half a year")


def both_lengths() -> list[str]:
    """What somebody gives who said nothing else."""
    return [each.value for each in Length]
