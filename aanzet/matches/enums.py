"""Choices about two people who are brought together."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """Whose word it is."""

    HER = "her", _("She")
    VOLUNTEER = "volunteer", _("The volunteer")
    OFFICE = "office", _("The coordinator")


class Stage(models.TextChoices):
    """About what a yes or no is said: to meet once, or to go on after the first meeting."""

    MEET = "meet", _("To meet")
    GO_ON = "go_on", _("To go on together")


class Said(models.TextChoices):
    YES = "yes", _("Yes")
    THINKING = "thinking", _("Still thinking")
    NO = "no", _("No")
    WITHDRAWN = "withdrawn", _("Taken back")


class MatchEnd(models.TextChoices):
    """Why two people stopped; nobody is to blame."""

    DONE = "done", _("The goal is reached or the time is over")
    NO_CLICK = "no_click", _("It did not click; nobody is to blame")
    HER_WISH = "her_wish", _("She wished to stop")
    VOLUNTEER_WISH = "volunteer_wish", _("The volunteer wished to stop")
    VOLUNTEER_LEFT = "volunteer_left", _("The volunteer left")
    MOVED = "moved", _("Somebody else goes along with her, as all of them wished")
    CASE_CLOSED = "case_closed", _("She finished or left")


class Longer(models.TextChoices):
    """Why two people go on longer than they planned."""

    GOAL = "goal", _("The goal needs more time")
    WELL = "well", _("It goes well, and both want to go on")
    MISSED = "missed", _("They could not meet for a while")
    NEW_STEP = "new_step", _("A new step begins, such as work or a training")


class CheckMoment(models.TextChoices):
    """When both are asked how it goes."""

    FIRST = "first", _("After the first meeting")
    DAY_14 = "day_14", _("After two weeks")
    DAY_30 = "day_30", _("After a month")
    MONTH_3 = "month_3", _("After three months")
    LATER = "later", _("Later")


class Feeling(models.TextChoices):
    GOOD = "good", _("Good")
    THINKING = "thinking", _("I do not know yet")
    NOT_GOOD = "not_good", _("Not good")


class SurveyMoment(models.TextChoices):
    START = "start", _("At the start")
    END = "end", _("At the end")


class IntroductionStep(models.TextChoices):
    """How far an introduction came."""

    INTRODUCED = "introduced", _("Introduced")
    TALKED = "talked", _("They talked")
    INTERVIEW = "interview", _("Job interview")
    PLACE = "place", _("A place or a job")
    NOTHING = "nothing", _("It came to nothing")


class DigestBy(models.TextChoices):
    """How a coordinator gets the message of the week."""

    MAIL = "mail", _("By mail")
    SMS = "sms", _("By text message")
    NONE = "none", _("Not at all")


class Rhythm(models.TextChoices):
    """How often two people meet."""

    WEEK = "week", _("Every week")
    TWO_WEEKS = "two_weeks", _("Every two weeks")
    MONTH = "month", _("Every month")
    NEED = "need", _("When it is needed")


class Costs(models.TextChoices):
    """Who pays for travel and coffee."""

    NONE = "none", _("It costs nothing")
    EACH = "each", _("Each pays for herself or himself")
    OFFICE = "office", _("The organisation pays")
