"""Choices about suggestions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Choice(models.TextChoices):
    """What a coordinator did with a suggestion."""

    PROPOSED = "proposed", _("Proposed to her")
    CHANGED = "changed", _("Somebody else proposed")
    LEFT = "left", _("Not now")


class Concerned(models.TextChoices):
    """Whose yes a change of a running match needs."""

    HER = "her", _("She")
    NOW = "now", _("Who goes along with her now")
    NEXT = "next", _("Who would come")


class Hold(models.TextChoices):
    """What a person says about two people before any plan is made."""

    PIN = "pin", _("Keep these two together")
    FORBID = "forbid", _("Never these two")
    RELEASE = "release", _("May be looked at again")
