"""What people do about ambassadors."""

from aanzet.ambassadors.actions.asking import call_ask
from aanzet.ambassadors.actions.calls import (
    call_agree,
    call_no,
    call_seen_as,
    call_stop,
    call_travel,
    call_yes,
)
from aanzet.ambassadors.actions.came import came_say
from aanzet.ambassadors.actions.deployments import (
    DeploymentInput,
    deployment_cancel,
    deployment_change,
    deployment_plan,
    deployment_tell,
)
from aanzet.ambassadors.actions.leaving import ambassador_leaves
from aanzet.ambassadors.actions.supervision import supervision_note

__all__ = [
    "DeploymentInput",
    "ambassador_leaves",
    "call_agree",
    "call_ask",
    "call_no",
    "call_seen_as",
    "call_stop",
    "call_travel",
    "call_yes",
    "came_say",
    "deployment_cancel",
    "deployment_change",
    "deployment_plan",
    "deployment_tell",
    "supervision_note",
]
