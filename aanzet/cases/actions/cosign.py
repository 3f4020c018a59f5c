"""A third party says yes to a step of its own, and can take that back."""

from datetime import date
from uuid import UUID

from django.db import models, transaction

from aanzet.access.actor import Actor
from aanzet.cases.models import Step, StepYes
from aanzet.journal.actions import write


@transaction.atomic
def step_agree(*, by: Actor, on: date, step: Step) -> StepYes:
    """The employer or school does its part of this step. A yes to an older text makes place; twice is once."""
    if by.user_id is None or step.organisation_id is None:
        raise ValueError("nobody else takes part in this step")
    own = _standing(step, step.organisation_id)
    standing = own.select_for_update().first()
    if standing is not None and standing.text == step.agreed_text:
        return standing
    if standing is not None:
        own.update(taken_back_on=on)
    row = models.QuerySet(StepYes).create(
        step=step, organisation_id=step.organisation_id, by_id=by.user_id, text=step.agreed_text, on=on
    )
    write(by, "case.step_agreed", subject=step.subject_id, object_id=step.pk, on=on)
    return row


@transaction.atomic
def step_yes_end(*, by: Actor, on: date, step: Step) -> None:
    """Take the yes back; nothing happens when there is none."""
    party = step.organisation_id
    if party is not None and _standing(step, party).update(taken_back_on=on):
        write(by, "case.step_yes_ended", subject=step.subject_id, object_id=step.pk, on=on)


def _standing(step: Step, party: UUID) -> models.QuerySet[StepYes]:
    return models.QuerySet(StepYes).filter(step=step, organisation_id=party, taken_back_on__isnull=True)
