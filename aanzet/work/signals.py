"""What this room says to the worklist: a check is due, her yes is waited for, she said no and wants to talk."""

from datetime import timedelta
from uuid import UUID

from django.db import models

from aanzet.cases.actions import register_source
from aanzet.cases.actions.signals import Spec
from aanzet.cases.enums import SignalReason, Weight
from aanzet.cases.models import Case
from aanzet.programmes.queries import blueprint_of
from aanzet.work.enums import FOLLOWED, YesAnswer
from aanzet.work.models import Placement, Yes, standing
from aanzet.work.schedule import CheckState, checks_of

PATIENCE = timedelta(days=7)


def checks_due(cases: list[Case]) -> dict[UUID, list[Spec]]:
    """Two queries for any number of cases. Also for closed and resting ones: after-care goes on after the exit."""
    by_id = {case.pk: case for case in cases}
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    rows = models.QuerySet(Placement).filter(standing(), case__in=list(by_id), kind__in=FOLLOWED)
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


def answers_waited_for(cases: list[Case]) -> dict[UUID, list[Spec]]:
    """One query: results that wait a week for her yes, and those to which she said no."""
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    rows = models.QuerySet(Yes).filter(
        placement__case__in=cases, placement__withdrawn_on__isnull=True, replaced_on__isnull=True
    )
    rows = rows.exclude(answer=YesAnswer.YES)
    fields = ("placement__case_id", "placement_id", "asked_on", "answered_on")
    for case_id, placement, asked, answered in rows.values_list(*fields):
        if answered is not None:
            spec = Spec(SignalReason.TALK, answered, answered, Weight.SOON, placement)
        else:
            spec = Spec(SignalReason.HER_YES, asked + PATIENCE, asked, Weight.SOON, placement)
        specs[case_id].append(spec)
    return specs


def register() -> None:
    register_source("work", checks_due)
    register_source("her_yes", answers_waited_for)
