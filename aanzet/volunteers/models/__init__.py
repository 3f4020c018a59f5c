"""Coaches, mentors and ambassadors who give their time: rows with dates, never flags."""

from aanzet.volunteers.models.company import CompanyInvite, EmployerYes, Quote
from aanzet.volunteers.models.given import Expense, Hours
from aanzet.volunteers.models.ready import Screening, Signature, TakeableBack, Talk, Training
from aanzet.volunteers.models.volunteer import Volunteer, VolunteerEnd, VolunteerPause

__all__ = [
    "CompanyInvite",
    "EmployerYes",
    "Expense",
    "Hours",
    "Quote",
    "Screening",
    "Signature",
    "TakeableBack",
    "Talk",
    "Training",
    "Volunteer",
    "VolunteerEnd",
    "VolunteerPause",
]
