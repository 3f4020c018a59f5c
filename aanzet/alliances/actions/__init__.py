"""Writing alliances, grants, organisations and staff."""

from aanzet.alliances.actions.alliances import (
    alliance_add,
    alliance_edit,
    approval_add,
    logo_put_up,
    logo_remove,
    partner_add,
    partner_end,
    sharing_add,
    sharing_end,
)
from aanzet.alliances.actions.costs import (
    CostInput,
    cost_add,
    cost_correct,
    cost_edit,
    cost_withdraw,
    costs_claimed,
)
from aanzet.alliances.actions.grants import grant_add, grant_edit, period_add, report_add, report_sent
from aanzet.alliances.actions.organisations import (
    organisation_add,
    organisation_edit,
    organisation_find_or_add,
)
from aanzet.alliances.actions.staff import (
    invitation_accept,
    invitation_create,
    invitation_withdraw,
    membership_add,
    staff_end,
    task_edit,
)

__all__ = [
    "CostInput",
    "alliance_add",
    "alliance_edit",
    "approval_add",
    "cost_add",
    "cost_correct",
    "cost_edit",
    "cost_withdraw",
    "costs_claimed",
    "grant_add",
    "grant_edit",
    "invitation_accept",
    "invitation_create",
    "invitation_withdraw",
    "logo_put_up",
    "logo_remove",
    "membership_add",
    "organisation_add",
    "organisation_edit",
    "organisation_find_or_add",
    "partner_add",
    "partner_end",
    "period_add",
    "report_add",
    "report_sent",
    "sharing_add",
    "sharing_end",
    "staff_end",
    "task_edit",
]
