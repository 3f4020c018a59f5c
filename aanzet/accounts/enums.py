"""Choices of accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CodeWay(models.TextChoices):
    """Where a code to log in goes: the field of the account that holds the address."""

    EMAIL = "email", _("mail address")
    PHONE = "phone", _("phone")


class CardEnd(models.TextChoices):
    """Why a card no longer opens anything."""

    REPLACED = "replaced", _("A new card took its place")
    LOST = "lost", _("She said that it is lost")
    STOPPED = "stopped", _("Stopped by who accompanies her")
    LOCKED = "locked", _("Five times a wrong number")
    OVER = "over", _("It was a year old")
