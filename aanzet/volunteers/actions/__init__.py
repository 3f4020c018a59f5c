"""What people do in the life of a volunteer: from the sign-up to the last day, hours, costs, companies."""

from aanzet.volunteers.actions.company import (
    InviteInput,
    company_invite_make,
    company_invite_withdraw,
    company_sign_up,
    employer_yes_end,
    employer_yes_say,
    quote_look,
    quote_say,
    quotes_withdraw,
)
from aanzet.volunteers.actions.due import volunteers_due
from aanzet.volunteers.actions.ending import ON_VOLUNTEER_END, volunteer_end
from aanzet.volunteers.actions.expenses import (
    ExpenseInput,
    expense_decide,
    expense_tell,
    expense_withdraw,
    expenses_pay,
)
from aanzet.volunteers.actions.given import hours_note, hours_withdraw
from aanzet.volunteers.actions.life import pause_add, pause_end, volunteer_extend, volunteer_start
from aanzet.volunteers.actions.signup import (
    SignUp,
    sign_up_answer,
    volunteer_edit,
    volunteer_invite,
    volunteer_joins,
    volunteer_sign_up,
)
from aanzet.volunteers.actions.steps import agreement_sign, screening_note, talk_note, training_note
from aanzet.volunteers.actions.taking_back import step_withdraw

__all__ = [
    "ON_VOLUNTEER_END",
    "ExpenseInput",
    "InviteInput",
    "SignUp",
    "agreement_sign",
    "company_invite_make",
    "company_invite_withdraw",
    "company_sign_up",
    "employer_yes_end",
    "employer_yes_say",
    "expense_decide",
    "expense_tell",
    "expense_withdraw",
    "expenses_pay",
    "hours_note",
    "hours_withdraw",
    "pause_add",
    "pause_end",
    "quote_look",
    "quote_say",
    "quotes_withdraw",
    "screening_note",
    "sign_up_answer",
    "step_withdraw",
    "talk_note",
    "training_note",
    "volunteer_edit",
    "volunteer_end",
    "volunteer_extend",
    "volunteer_invite",
    "volunteer_joins",
    "volunteer_sign_up",
    "volunteer_start",
    "volunteers_due",
]
