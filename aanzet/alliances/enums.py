"""Choices of alliances."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.enums import Role

__all__ = ["OrganisationKind", "PartnerRole", "Role", "SharingTopic"]


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


class SharingTopic(models.TextChoices):
    MATCH = "match", _("Whether a woman is already known")
    PLAN = "plan", _("Her plan")
    CONTACT = "contact", _("How to reach her")
