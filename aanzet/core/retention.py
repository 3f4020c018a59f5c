"""Retention classes: how long a personal field is kept, counted from the end of the case."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Retention(models.TextChoices):
    """Months after the end of the case are in `MONTHS`; the figure outlives the person."""

    IDENTITY = "identity", _("Name and how to reach her")
    CONTACT = "contact", _("Phone, mail and safe contact")
    SITUATION = "situation", _("Home, care, school and work")
    SENSITIVE = "sensitive", _("Notes and what only she and her coach may see")
    RESULT = "result", _("Work, training and what counted for the funder")
    TRACE = "trace", _("Who did or read what, and when")
    NONE = "none", _("Not about a person")


# GDPR article 5(1)(e): no longer than needed. ESF+ programmes ask evidence of results for longer
# (Regulation 2021/1060 article 82: five years), hence RESULT and TRACE.
MONTHS: dict[Retention, int | None] = {
    Retention.IDENTITY: 24,
    Retention.CONTACT: 12,
    Retention.SITUATION: 24,
    Retention.SENSITIVE: 12,
    Retention.RESULT: 60,
    Retention.TRACE: 60,
    Retention.NONE: None,
}
