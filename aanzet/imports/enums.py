"""Choices of imports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What became of one row of a file."""

    STORED = "stored", _("stored")
    MATCHED = "matched", _("already known")
    UNCHANGED = "unchanged", _("as it was")
    REFUSED = "refused", _("not taken over")


class Stage(models.TextChoices):
    """Where the taking over of a file stands."""

    WAITING = "waiting", _("Waits for its turn")
    RUNNING = "running", _("Being taken over")
    STOPPED = "stopped", _("Stopped")
    FINISHED = "finished", _("Taken over")


class ColumnField(models.TextChoices):
    """What a column holds; the values are the words of a map file."""

    NAME = "name", _("Whole name")
    NAME_REVERSED = "name_reversed", _("Whole name, family name first")
    CALL_NAME = "call_name", _("First name")
    PARTICLE = "particle", _("Small words before the family name")
    FAMILY_NAME = "family_name", _("Family name")
    BIRTH = "birth", _("Date or year of birth")
    GENDER = "gender", _("Gender")
    POSTCODE = "postcode", _("Postcode")
    PHONE = "phone", _("Phone")
    EMAIL = "email", _("E-mail address")
    LANGUAGE = "language", _("Language she speaks")
    READS = "reads", _("Whether she reads it")
    CHILDREN = "children", _("Number of children")
    DISTRICT = "district", _("District")
    PLACE = "place", _("Town")
    STARTED_ON = "started_on", _("Day she started")
    HOURS = "hours", _("Hours of work a week")
    REMARK = "remark", _("Remark")
    IDENTITY = "identity", _("BSN or personnummer (never stored)")
    IGNORE = "ignore", _("Leave this column out")


class DateOrder(models.TextChoices):
    """Which number of a date comes first; the values are the words of a map file."""

    SEEN = "", _("As we see it in the file")
    DAY_FIRST = "day-month-year", _("First the day, then the month")
    MONTH_FIRST = "month-day-year", _("First the month, then the day")
