"""Choices about a meeting."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    TALK = "talk", _("A talk")
    WALK = "walk", _("We go somewhere together")
    CALL = "call", _("By phone")
    HOME = "home", _("At home")
    WORK = "work", _("At an employer")
    SCHOOL = "school", _("At a school")
    FAMILY = "family", _("With family")


class Childcare(models.TextChoices):
    """Who looks after her children meanwhile."""

    UNKNOWN = "", _("Not talked about yet")
    NOT_NEEDED = "not_needed", _("Not needed")
    ALONG = "along", _("The children may come along")
    THERE = "there", _("Somebody looks after the children there")
    ARRANGED = "arranged", _("She has arranged it herself")
    MISSING = "missing", _("There is none yet")


class Answer(models.TextChoices):
    COMES = "comes", _("I come")
    CANNOT = "cannot", _("I cannot come")
    OTHER_DAY = "other_day", _("I want another day")


ICONS: Mapping[str, str] = {
    MeetingKind.TALK: "chats",
    MeetingKind.WALK: "person-simple-walk",
    MeetingKind.CALL: "phone",
    MeetingKind.HOME: "house",
    MeetingKind.WORK: "briefcase",
    MeetingKind.SCHOOL: "student",
    MeetingKind.FAMILY: "users-three",
}
"""The picture beside a kind of meeting."""
PRIVATE = (MeetingKind.HOME, MeetingKind.FAMILY)
"""Meetings whose address is a home."""
