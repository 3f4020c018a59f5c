"""Which voice comes first, and what a speaker allows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """Whether a recording is heard before the voice of a machine, or only where there is none."""

    FIRST = "first", _("Better than the voice of a machine: always play it")
    LAST = "last", _("Only where no machine can read this language")


class Terms(models.TextChoices):
    """Where the speaker agrees to be heard."""

    HERE = "here", _("Only here, in Aanzet of this organisation")
    OPEN = "cc-by", _("Everywhere, with the name (CC BY 4.0)")
    FREE = "cc0", _("Everywhere, without the name (CC0)")


class Shown(models.TextChoices):
    """Which texts the list of voices shows."""

    NONE = "none", _("Without a voice")
    VOICED = "voiced", _("With a voice")
    ALL = "all", _("All texts")
    OLD = "old", _("Old recordings")
