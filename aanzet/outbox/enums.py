"""Choices of messages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a message reaches a person."""

    MAIL = "mail", _("Mail")
    SMS = "sms", _("Text message")
    SCREEN = "screen", _("On the screen")
    CALL = "call", _("Spoken call")
