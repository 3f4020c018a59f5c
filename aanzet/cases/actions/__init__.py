"""Writing the journey: one verb, one function, one transaction with its journal line and its signals."""

from aanzet.cases.actions.answers import Saved, answers_save, fact_tell
from aanzet.cases.actions.care import (
    adjustment_write,
    contact_add,
    contact_draft,
    contact_edit,
    discrimination_report_add,
    outreach_add,
    referral_add,
    referral_answer,
)
from aanzet.cases.actions.cohort import cohort_start, trajectory_edit
from aanzet.cases.actions.cosign import step_agree, step_yes_end
from aanzet.cases.actions.deviation import deviation_add
from aanzet.cases.actions.guide import coach_assign, coach_end, coach_leaves
from aanzet.cases.actions.hiding import file_hide, file_show, has_reader
from aanzet.cases.actions.intake import answer_set, fit_set, intake_finish, intake_start
from aanzet.cases.actions.journey import (
    case_close,
    case_edit,
    case_open,
    case_reopen,
    case_start,
    pause_add,
    pause_end,
    phase_change,
)
from aanzet.cases.actions.plan import (
    goal_add,
    goal_edit,
    plan_agree,
    plan_begin,
    plan_edit,
    step_add,
    step_edit,
    wish_write,
)
from aanzet.cases.actions.signals import refresh, register_source
from aanzet.cases.actions.together import coach_assign_all, phase_change_all, view_keep, view_remove
from aanzet.cases.actions.told import ladder_tell, voice_keep, voice_remove

__all__ = [
    "Saved",
    "adjustment_write",
    "answer_set",
    "answers_save",
    "case_close",
    "case_edit",
    "case_open",
    "case_reopen",
    "case_start",
    "coach_assign",
    "coach_assign_all",
    "coach_end",
    "coach_leaves",
    "cohort_start",
    "contact_add",
    "contact_draft",
    "contact_edit",
    "deviation_add",
    "discrimination_report_add",
    "fact_tell",
    "file_hide",
    "file_show",
    "fit_set",
    "goal_add",
    "goal_edit",
    "has_reader",
    "intake_finish",
    "intake_start",
    "ladder_tell",
    "outreach_add",
    "pause_add",
    "pause_end",
    "phase_change",
    "phase_change_all",
    "plan_agree",
    "plan_begin",
    "plan_edit",
    "referral_add",
    "referral_answer",
    "refresh",
    "register_source",
    "step_add",
    "step_agree",
    "step_edit",
    "step_yes_end",
    "trajectory_edit",
    "view_keep",
    "view_remove",
    "voice_keep",
    "voice_remove",
    "wish_write",
]
