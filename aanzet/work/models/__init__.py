"""Results, what was seen afterwards, and whether she can live on her own income."""

from aanzet.work.models.income import IndependenceStatement, StartSituation, no_benefit_little_work
from aanzet.work.models.placement import AfterCareCheck, Placement, Yes, standing

__all__ = [
    "AfterCareCheck",
    "IndependenceStatement",
    "Placement",
    "StartSituation",
    "Yes",
    "no_benefit_little_work",
    "standing",
]
