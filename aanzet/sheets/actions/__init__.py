"""Writing her sheets. Only she does; each action is one transaction with its journal line."""

from aanzet.sheets.actions.choice import (
    choice_begin,
    choice_decide,
    choice_edit,
    option_keep,
    option_remove,
)
from aanzet.sheets.actions.people import person_keep, person_remove
from aanzet.sheets.actions.sheet import sheet_hide, sheet_show, sheet_wipe
from aanzet.sheets.actions.week import week_give, week_keep, week_save

__all__ = [
    "choice_begin",
    "choice_decide",
    "choice_edit",
    "option_keep",
    "option_remove",
    "person_keep",
    "person_remove",
    "sheet_hide",
    "sheet_show",
    "sheet_wipe",
    "week_give",
    "week_keep",
    "week_save",
]
