"""One journey of one participant: rows with dates, never flags."""

from aanzet.cases.models.care import (
    Adjustment,
    ContactMoment,
    Deviation,
    DiscriminationReport,
    OutreachContact,
    Referral,
)
from aanzet.cases.models.intake import Intake, IntakeAnswer
from aanzet.cases.models.journey import Assignment, Case, Cohort, Exit, Pause, PhaseChange
from aanzet.cases.models.plan import Goal, PlanVersion, Step, StepYes, Wish
from aanzet.cases.models.signal import Signal
from aanzet.cases.models.told import LadderStep, Voice
from aanzet.cases.models.view import SavedView

__all__ = [
    "Adjustment",
    "Assignment",
    "Case",
    "Cohort",
    "ContactMoment",
    "Deviation",
    "DiscriminationReport",
    "Exit",
    "Goal",
    "Intake",
    "IntakeAnswer",
    "LadderStep",
    "OutreachContact",
    "Pause",
    "PhaseChange",
    "PlanVersion",
    "Referral",
    "SavedView",
    "Signal",
    "Step",
    "StepYes",
    "Voice",
    "Wish",
]
