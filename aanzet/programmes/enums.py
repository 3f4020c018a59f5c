"""Choices of programmes. Stored as short English; labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndicatorKind(models.TextChoices):
    """What an indicator counts. *Started* and *reached training or a job* are never one word."""

    STARTED = "started", _("Women who started")
    REACHED_TRAINING_OR_JOB = "reached_training_or_job", _("Women who reached training or a job")
    REACHED_JOB = "reached_job", _("Women who reached a job")
    REACHED_TRAINING = "reached_training", _("Women who reached training")
    OCCUPATION = "occupation", _("Women in a job, studies or a placement")
    BETTER_WORK = "better_work", _("Women with a first job, more hours, a better contract or a higher wage")
    LASTING = "lasting", _("Women still at work or in training at the agreed check")
    INDEPENDENT = "independent", _("Women who are economically independent")
    OWN_GOAL = "own_goal", _("Women who reached a goal of their own")
    NEW_CONTACTS = "new_contacts", _("Women with at least two new work contacts")
    EVENTS_HELD = "events_held", _("Gatherings held")
    PEOPLE_REACHED = "people_reached", _("People reached")
    AMBASSADORS_TRAINED = "ambassadors_trained", _("Ambassadors with training and agreement")
    AMBASSADOR_VISITS = "ambassador_visits", _("Visits of ambassadors")
    AMBASSADOR_REACH = "ambassador_reach", _("People reached by ambassadors")
    CAME_THROUGH = "came_through", _("Women who came within 60 days of a visit")
    COUNTED_BY_HAND = "counted_by_hand", _("Counted by hand, with a note how")


class ChangeLevel(models.TextChoices):
    """Where change has to happen (source S2-20)."""

    SOCIETY = "society", _("Society")
    INSTITUTIONS = "institutions", _("Institutions")
    INDIVIDUAL = "individual", _("Individual")


class Precision(models.TextChoices):
    EXACT = "exact", _("Exact")
    ESTIMATE = "estimate", _("Estimate")


class Sensitivity(models.TextChoices):
    """Restricted: only she and her coach see it, per person it is in no export."""

    ORDINARY = "ordinary", _("Ordinary")
    RESTRICTED = "restricted", _("Only for her and her coach")


class BarrierGroup(models.TextChoices):
    SCHOOL = "school", _("School and language")
    HOME = "home", _("Home and care")
    MONEY = "money", _("Money")
    HEALTH = "health", _("Health")
    SURROUNDINGS = "surroundings", _("People around her")
    WORK = "work", _("Work and the labour market")


class SessionForm(models.TextChoices):
    GROUP = "group", _("In a group")
    SINGLE = "single", _("One to one")
