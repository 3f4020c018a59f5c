"""Writing about the person. Each action is one transaction with its journal line."""

from aanzet.participants.actions.abilities import (
    barrier_add,
    barrier_change,
    barrier_type_add,
    barriers_order,
    skill_add,
    strength_add,
    strength_edit,
    strength_remove,
    strengths_order,
)
from aanzet.participants.actions.account import account_open
from aanzet.participants.actions.person import (
    EDITABLE,
    link_add,
    link_undo,
    participant_add,
    participant_edit,
    participants_add,
    reindex,
    traits_of,
)
from aanzet.participants.actions.reach import (
    consent_give,
    consent_withdraw,
    consents_choose,
    limits_choose,
    restriction_add,
    restriction_end,
    restrictions_now,
    safe_contact_set,
)
from aanzet.participants.actions.words import (
    without_numbers,
)

__all__ = [
    "EDITABLE",
    "account_open",
    "barrier_add",
    "barrier_change",
    "barrier_type_add",
    "barriers_order",
    "consent_give",
    "consent_withdraw",
    "consents_choose",
    "limits_choose",
    "link_add",
    "link_undo",
    "participant_add",
    "participant_edit",
    "participants_add",
    "reindex",
    "restriction_add",
    "restriction_end",
    "restrictions_now",
    "safe_contact_set",
    "skill_add",
    "strength_add",
    "strength_edit",
    "strength_remove",
    "strengths_order",
    "traits_of",
    "without_numbers",
]
