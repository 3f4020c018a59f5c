"""Choices of work, training and what follows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlacementKind(models.TextChoices):
    """What began. The last four say that work she had became better; they are results of their own (source S2-04)."""

    JOB = "job", _("Job")
    TRAINING = "training", _("Training")
    WORK_TRIAL = "work_trial", _("Work trial or placement")
    OWN_BUSINESS = "own_business", _("Own business")
    VOLUNTEER = "volunteer", _("Volunteer work")
    MORE_HOURS = "more_hours", _("More hours")
    BETTER_CONTRACT = "better_contract", _("Better contract")
    HIGHER_WAGE = "higher_wage", _("Higher wage")


# Paid work that begins; training that begins; what makes work better; what the Swedish word "sysselsättning" holds.
JOBS = frozenset({PlacementKind.JOB, PlacementKind.OWN_BUSINESS})
TRAININGS = frozenset({PlacementKind.TRAINING})
BETTER = frozenset({PlacementKind.MORE_HOURS, PlacementKind.BETTER_CONTRACT, PlacementKind.HIGHER_WAGE})
OCCUPATIONS = JOBS | TRAININGS | {PlacementKind.WORK_TRIAL}
# After-care follows what lasts: not volunteer work, and not a change inside a job that is followed already.
FOLLOWED = JOBS | TRAININGS


class ContractKind(models.TextChoices):
    PERMANENT = "permanent", _("Permanent")
    TEMPORARY = "temporary", _("Temporary")
    AGENCY = "agency", _("Through an agency")
    ON_CALL = "on_call", _("On call")
    WORK_LEARN = "work_learn", _("Work and learning in one contract")
    SELF_EMPLOYED = "self_employed", _("Self-employed")
    NO_CONTRACT = "none", _("No contract")
    UNKNOWN = "", _("not known")


class Still(models.TextChoices):
    """Is she still at work or in training? Not reached is an answer, never a no."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("We could not find out")


class PlacementEnd(models.TextChoices):
    FINISHED = "finished", _("It was agreed until this day")
    OTHER_WORK = "other_work", _("She found something else")
    HER_CHOICE = "her_choice", _("She stopped herself")
    EMPLOYER = "employer", _("The employer or school stopped")
    CARE = "care", _("It did not go together with care at home")
    HEALTH = "health", _("Health")
    OTHER = "other", _("Something else")


class Moment(models.TextChoices):
    """The four dates on which economic independence is asked (source S2-05)."""

    START = "start", _("At the start")
    EXIT = "exit", _("When she leaves")
    SIX_MONTHS = "6m", _("6 months later")
    TWELVE_MONTHS = "12m", _("12 months later")


class Answer(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")
    DECLINED = "declined", _("rather not say")


class Benefit(models.TextChoices):
    """Does she have a benefit? Which one is not asked here: some tell about health."""

    NONE = "none", _("No benefit")
    SOME = "some", _("A benefit")
    RATHER_NOT = "rather_not_say", _("rather not say")
    UNKNOWN = "", _("not asked yet")


RATHER_NOT_SAY = "rather_not_say"


class DayPart(models.TextChoices):
    """When work or lessons take place. The keys that she can choose in the intake are the same."""

    SCHOOL_HOURS = "school_hours", _("While children are at school")
    MORNING = "morning", _("In the morning")
    AFTERNOON = "afternoon", _("In the afternoon")
    EVENING = "evening", _("In the evening")
    NIGHT = "night", _("At night")
    WEEKEND = "weekend", _("At the weekend")


class YesWay(models.TextChoices):
    """How her yes to a result outside her week is asked."""

    HERSELF = "herself", _("She says it herself, on her own page")
    TOLD = "told", _("She told me, and I was there")


class YesAnswer(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
