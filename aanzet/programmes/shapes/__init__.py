"""What a blueprint holds, as frozen dataclasses. These are the names that upper rooms read.

The comments at the fields are the manual of the file format; `docs/recipes/add-a-programme.md` shows it at work.
`Text` fields are tables per language; `aanzet.core.text.localised(text, language)` picks one.
"""

from aanzet.programmes.shapes.alliance import AllianceShape, GrantShape, Partner, Period, Report, Sharing
from aanzet.programmes.shapes.blueprint import Blueprint
from aanzet.programmes.shapes.journey import (
    BarrierShape,
    Course,
    Criterion,
    GatheringKind,
    Module,
    Phase,
    PlanGoal,
    PlanStep,
    PlanTemplate,
    QuestionnaireUse,
    RoleShape,
    Session,
    TargetGroup,
    TrajectoryTemplate,
)
from aanzet.programmes.shapes.matching import Matching
from aanzet.programmes.shapes.promise import (
    AfterCare,
    AreaFact,
    Definition,
    GoalTag,
    Indicator,
    Line,
    Link,
    Message,
    Rhythm,
    Target,
)
from aanzet.programmes.shapes.volunteering import Clause, TrainingPart, Volunteering

__all__ = [
    "AfterCare",
    "AllianceShape",
    "AreaFact",
    "BarrierShape",
    "Blueprint",
    "Clause",
    "Course",
    "Criterion",
    "Definition",
    "GatheringKind",
    "GoalTag",
    "GrantShape",
    "Indicator",
    "Line",
    "Link",
    "Matching",
    "Message",
    "Module",
    "Partner",
    "Period",
    "Phase",
    "PlanGoal",
    "PlanStep",
    "PlanTemplate",
    "QuestionnaireUse",
    "Report",
    "Rhythm",
    "RoleShape",
    "Session",
    "Sharing",
    "Target",
    "TargetGroup",
    "TrainingPart",
    "TrajectoryTemplate",
    "Volunteering",
]
