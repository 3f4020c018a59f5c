"""Choices of alliances."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    ASSOCIATION = "association", _("Foundation or association")
    MUNICIPALITY = "municipality", _("Municipality")
    MINISTRY = "ministry", _("Ministry or public body")
    FUND = "fund", _("Fund")
    COMPANY = "company", _("Company")
    SCHOOL = "school", _("School")
    AGENCY = "agency", _("Agency")


class PartnerRole(models.TextChoices):
    LEAD = "lead", _("Lead partner")
    PARTNER = "partner", _("Partner organisation")
    FUNDER = "funder", _("Funder")
    COMMISSIONER = "commissioner", _("Commissioner")
    EXECUTOR = "executor", _("Executor")
    MENTORS = "mentors", _("Gives mentors")
    HOST = "host", _("Host of visits")
    EMPLOYER = "employer", _("Employer")
    SCHOOL = "school", _("School")


class Role(models.TextChoices):
    """What a signed-in person does; every right in the policy table names one of these."""

    PARTICIPANT = "participant", _("Participant")
    COACH = "coach", _("Coach")
    MENTOR = "mentor", _("Mentor")
    COORDINATOR = "coordinator", _("Coordinator")
    ALLIANCE_LEAD = "alliance_lead", _("Alliance lead")
    EMPLOYER_CONTACT = "employer_contact", _("Contact at an employer or school")
    FUNDER = "funder", _("Funder")
    ADMINISTRATOR = "administrator", _("Administrator")
    VISITOR = "visitor", _("Visitor")


class SharingTopic(models.TextChoices):
    MATCH = "match", _("Whether a woman is already known")
    PLAN = "plan", _("Her plan")
    CONTACT = "contact", _("How to reach her")
