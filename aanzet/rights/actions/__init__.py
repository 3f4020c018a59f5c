"""Writing what she asks of the house: one verb, one function, one transaction with its journal line."""

from aanzet.rights.actions.due import Round, rights_due, thin
from aanzet.rights.actions.farewell import certificate_open, erase, farewell_ask, farewell_take_back, standing
from aanzet.rights.actions.mistake import mistake_answer, mistake_tell
from aanzet.rights.actions.taking import copy_taken

__all__ = [
    "Round",
    "certificate_open",
    "copy_taken",
    "erase",
    "farewell_ask",
    "farewell_take_back",
    "mistake_answer",
    "mistake_tell",
    "rights_due",
    "standing",
    "thin",
]
