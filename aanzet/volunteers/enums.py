"""Choices about volunteers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VolunteerRole(models.TextChoices):
    """What she or he does beside a woman. The keys are those of `access.enums.Role`."""

    COACH = "coach", _("Coach")
    MENTOR = "mentor", _("Mentor")
    AMBASSADOR = "ambassador", _("Ambassador")


class TravelMode(models.TextChoices):
    """How somebody travels; the keys of the matching engine."""

    WALK = "walk", _("On foot")
    BIKE = "bike", _("By bike")
    TRANSIT = "transit", _("By bus, tram or train")
    CAR = "car", _("By car")


class CheckKind(models.TextChoices):
    """Screening per country. Neither has a file: only that it was seen, when and by whom."""

    VOG = "vog", _("Certificate of good conduct (VOG)")
    REGISTER_EXTRACT = "register_extract", _("Extract of the criminal record")


class VolunteerEnding(models.TextChoices):
    """Why somebody stopped; none of them blames."""

    OWN_WISH = "own_wish", _("Own wish")
    TERM_OVER = "term_over", _("The time that was agreed is over")
    MOVED = "moved", _("Moved")
    HEALTH = "health", _("Health")
    JOB = "job", _("Found work or study")
    COMPANY = "company", _("Left the company")
    NOT_STARTED = "not_started", _("Did not start after all")
    AGREEMENT = "agreement", _("The agreement was not kept")


class TakenBack(models.TextChoices):
    """Why a step is taken back. No words of one's own: they would be about a person."""

    MISTAKE = "mistake", _("It was pressed by mistake")
    ANOTHER = "another", _("It is about somebody else")
    WRONG_DAY = "wrong_day", _("The day is not right")
    NOT_SO = "not_so", _("It was not held, seen or done")
    AGAIN = "again", _("It must be read once more")


class Lack(models.TextChoices):
    """What is missing before somebody may be proposed to a woman or be sent out."""

    TALK = "talk", _("a talk")
    CHECK = "check", _("a check that is good today")
    TRAINING = "training", _("the training")
    AGREEMENT = "agreement", _("the agreement")
    ACCOUNT = "account", _("an account")
    NOT_STARTED = "not_started", _("the start")
    PAUSED = "paused", _("a pause now")
    ENDED = "ended", _("stopped")


class HoursKind(models.TextChoices):
    """What a volunteer gave time to."""

    WITH_HER = "with_her", _("With a woman")
    TRAVEL = "travel", _("Travel")
    TRAINING = "training", _("Training")
    PREPARING = "preparing", _("Preparing")
    EVENT = "event", _("Meeting or event")


class ExpenseKind(models.TextChoices):
    """What money went to."""

    TRAVEL = "travel", _("Travel")
    DRINKS = "drinks", _("Coffee, tea, lunch")
    PHONE = "phone", _("Phone")
    CHECK = "check", _("The check (VOG or extract)")
    OTHER = "other", _("Something else")
    # An amount without a receipt, for time given: only where the country has a scheme for it, and up to its limit.
    FIXED = "fixed", _("Volunteer allowance")
