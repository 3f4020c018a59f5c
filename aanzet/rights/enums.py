"""Choices of what she may ask of the house."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What became of "this is not right" (GDPR article 16)."""

    CHANGED = "changed", _("It is changed")
    NOT_CHANGED = "not_changed", _("It stays, and her own words stand beside it")


class Why(models.TextChoices):
    """Why something about her is erased. THIN: only notes and how to reach her, a year after the end."""

    ASKED = "asked", _("She asked for it")
    THIN = "thin", _("The time for notes and addresses is over")
    TERM = "term", _("The time for which it was kept is over")
