"""What after-care says to the worklist: a check is due, and stays until somebody wrote down the answer."""

from uuid import UUID

from django.db import models

from aanzet.cases.actions import register_source
from aanzet.cases.actions.signals import Spec
from aanzet.cases.enums import SignalReason, Weight
from aanzet.cases.models import Case
from aanzet.programmes.queries import blueprint_of
from aanzet.work.enums import FOLLOWED
from aanzet.work.models import Placement
from aanzet.work.schedule import CheckState, checks_of


def checks_due(cases: list[Case]) -> dict[UUID, list[Spec]]:
    """Two queries for any number of cases. Also for closed and resting ones: after-care goes on after the exit."""
    by_id = {case.pk: case for case in cases}
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    rows = models.QuerySet(Placement).filter(
        case__in=list(by_id), kind__in=FOLLOWED, withdrawn_on__isnull=True
    )
    for placement in rows.prefetch_related("checks"):
        case = by_id[placement.case_id]
        blueprint = blueprint_of(case.programme)
        checks = checks_of(
            placement, blueprint.after_care.checks, placement.checks.all(), on=placement.starts_on
        )
        for check in checks:
            if check.state in (CheckState.COMING, CheckState.NOW, CheckState.LATE):
                # The span itself is kept; each reader gets its words in her own language.
                specs[case.pk].append(
                    Spec(SignalReason.CHECK, check.due_on, check.due_on, Weight.SOON, placement.pk, check.due)
                )
    return specs


def register() -> None:
    register_source("work", checks_due)
