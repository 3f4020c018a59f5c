"""Choices of what women say about the programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    GOOD = "good", _("This is good")
    CHANGE = "change", _("This should change")
    COMPLAINT = "complaint", _("I have a complaint")


class About(models.TextChoices):
    """Whom it is about decides who reads it: never that person."""

    PROGRAMME = "programme", _("About the group or the lessons")
    COACH = "coach", _("About my coach")
    ORGANISATION = "organisation", _("About the organisation")


class Theme(models.TextChoices):
    LESSONS = "lessons", _("Lessons and group")
    TIME = "time", _("Day and time")
    PLACE = "place", _("Place and travel")
    CHILDREN = "children", _("Children")
    LANGUAGE = "language", _("Language")
    COACHING = "coaching", _("Help of the coach")
    RESPECT = "respect", _("How people treat each other")
    WORK = "work", _("Work and training")
    OTHER = "other", _("Something else")
