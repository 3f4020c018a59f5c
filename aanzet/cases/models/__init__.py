"""One journey of one participant: rows with dates, never flags."""

from aanzet.cases.models.care import (
    Adjustment,
    ContactMoment,
    DiscriminationReport,
    OutreachContact,
    Referral,
)
from aanzet.cases.models.intake import Intake, IntakeAnswer
from aanzet.cases.models.journey import Assignment, Case, Cohort, Exit, Pause, PhaseChange
from aanzet.cases.models.plan import Goal, PlanVersion, Step, Wish
from aanzet.cases.models.signal import Signal

__all__ = [
    "Adjustment",
    "Assignment",
    "Case",
    "Cohort",
    "ContactMoment",
    "DiscriminationReport",
    "Exit",
    "Goal",
    "Intake",
    "IntakeAnswer",
    "OutreachContact",
    "Pause",
    "PhaseChange",
    "PlanVersion",
    "Referral",
    "Signal",
    "Step",
    "Wish",
]
