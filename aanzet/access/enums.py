"""Choices of access."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a signed-in person does; every right in the policy table names one of these."""

    PARTICIPANT = "participant", _("Participant")
    COACH = "coach", _("Coach")
    MENTOR = "mentor", _("Mentor")
    AMBASSADOR = "ambassador", _("Ambassador")
    VOLUNTEER = "volunteer", _("Volunteer who is getting ready")
    COORDINATOR = "coordinator", _("Coordinator")
    ALLIANCE_LEAD = "alliance_lead", _("Alliance lead")
    EMPLOYER_CONTACT = "employer_contact", _("Contact at an employer or school")
    FUNDER = "funder", _("Funder")
    ADMINISTRATOR = "administrator", _("Administrator")
    VISITOR = "visitor", _("Visitor")
