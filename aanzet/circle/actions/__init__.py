"""Writing who may see her. Each action is one transaction with its journal line; her coach hears of a change."""

from aanzet.circle.actions.family import (
    family_choose,
    guests_choose,
    relative_add,
    relative_remove,
)
from aanzet.circle.actions.hers import (
    mentor_limit,
    only_coach_begin,
    only_coach_end,
    openings_read,
    yes_choose,
    yes_stop,
)
from aanzet.circle.actions.staff import (
    changes_seen,
    file_open,
    opening_ask,
    safety_end,
    safety_set,
)

__all__ = [
    "changes_seen",
    "family_choose",
    "file_open",
    "guests_choose",
    "mentor_limit",
    "only_coach_begin",
    "only_coach_end",
    "opening_ask",
    "openings_read",
    "relative_add",
    "relative_remove",
    "safety_end",
    "safety_set",
    "yes_choose",
    "yes_stop",
]
