"""What people do in the life of a volunteer."""

from aanzet.volunteers.actions.company import (
    InviteInput,
    company_invite_make,
    company_invite_withdraw,
    employer_yes_end,
    employer_yes_say,
    quote_look,
    quote_say,
    quote_withdraw,
)
from aanzet.volunteers.actions.expenses import (
    ExpenseInput,
    expense_decide,
    expense_tell,
    expense_withdraw,
    expenses_pay,
)
from aanzet.volunteers.actions.given import hours_note, hours_withdraw

__all__ = [
    "ExpenseInput",
    "InviteInput",
    "company_invite_make",
    "company_invite_withdraw",
    "employer_yes_end",
    "employer_yes_say",
    "expense_decide",
    "expense_tell",
    "expense_withdraw",
    "expenses_pay",
    "hours_note",
    "hours_withdraw",
    "quote_look",
    "quote_say",
    "quote_withdraw",
]
