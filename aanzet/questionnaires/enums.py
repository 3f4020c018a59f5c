"""Choices of questionnaires."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What an answer looks like. The value in JSON stands behind each."""

    TEXT = "text"  # str
    LONG_TEXT = "long_text"  # str
    CHOICE = "choice"  # str: key of the choice
    CHOICES = "choices"  # list of keys
    RANKED = "ranked"  # list of keys, the heaviest first
    YES_NO = "yes_no"  # "yes" or "no"
    NUMBER = "number"  # int
    HOURS = "hours"  # float, 0 to 80
    DATE_OR_YEAR = "date_or_year"  # "1986", "1986-03" or "1986-03-27"
    LEVEL = "level"  # key of a language level of the country profile
    EDUCATION = "education"  # key of an education level of the country profile
    LANGUAGES = "languages"  # list of language codes; ["none"] for "I do not read"
    POSTCODE = "postcode"  # str
    PHONE = "phone"  # str as typed
    LADDER = "ladder"  # int, 0 to 10


ONE_TAP = (Kind.CHOICE, Kind.LEVEL, Kind.EDUCATION, Kind.YES_NO, Kind.LADDER)
"""Questions with one answer out of a list: on her phone each answer is a button that goes on."""


class Sensitivity(StrEnum):
    """Restricted: only she and her coach. Special: asked last in its block, with the reason, only for counting."""

    ORDINARY = "ordinary"
    RESTRICTED = "restricted"
    SPECIAL = "special"


class State(StrEnum):
    """An answer that is no value, and yet an answer."""

    SKIPPED = "skipped"
    RATHER_NOT_SAY = "rather_not_say"
    UNKNOWN = "unknown"


class Moment(models.TextChoices):
    """When in her journey she says how she is: three times on the way, twice after it (sources S1-14, S3-24)."""

    START = "start", _("At the start")
    MIDDLE = "middle", _("Halfway")
    END = "end", _("At the end")
    HALF_YEAR = "half_year", _("Half a year later")
    YEAR = "year", _("A year later")


class ScoreRule(StrEnum):
    SUM = "sum"
    MEAN = "mean"
