"""Choices about ambassadors."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeploymentKind(models.TextChoices):
    TALK = "talk", _("Tells her story to a group")
    HOUSE = "house", _("Visit at home")
    STREET = "street", _("In the street, at school or at the market")
    COURSE = "course", _("Helps in a group or course")
    ADVICE = "advice", _("Gives advice to an organisation")
    MEDIA = "media", _("Newspaper, radio or online")
