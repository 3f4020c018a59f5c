"""Writing results: placements, her yes, what after-care found, and what she says about her income."""

from aanzet.work.actions.aftercare import check_record
from aanzet.work.actions.answer import yes_note, yes_say
from aanzet.work.actions.income import independence_record, start_situation_set
from aanzet.work.actions.placement import (
    PlacementInput,
    placement_add,
    placement_edit,
    placement_end,
    placement_withdraw,
)
from aanzet.work.actions.yes import Asking

__all__ = [
    "Asking",
    "PlacementInput",
    "check_record",
    "independence_record",
    "placement_add",
    "placement_edit",
    "placement_end",
    "placement_withdraw",
    "start_situation_set",
    "yes_note",
    "yes_say",
]
