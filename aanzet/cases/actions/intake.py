"""The intake: begin, answer one question at a time, finish. Stopping in between loses nothing."""

import json
from datetime import date
from typing import Any

from django.db import models, transaction

from aanzet.access.actor import Actor
from aanzet.cases.actions.journey import case_edit
from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import AnswerState, TypedBy
from aanzet.cases.models import Case, Intake, IntakeAnswer
from aanzet.core.errors import Conflict
from aanzet.journal.actions import write
from aanzet.participants.actions import without_numbers
from aanzet.participants.vault import Vault


@transaction.atomic
def intake_start(*, by: Actor | None, on: date, case: Case, definition: str, version: int) -> Intake:
    """Begin the intake, or take up the one that was begun."""
    row = models.QuerySet(Intake).filter(case=case).first()
    if row is None:
        row = models.QuerySet(Intake).create(
            case=case, definition=definition, definition_version=version, started_on=on
        )
        write(by, "case.intake_started", subject=case.participant_id, object_id=row.pk, on=on)
        refresh([case])
    return row


@transaction.atomic
def answer_set(
    *,
    by: Actor | None,
    on: date,
    intake: Intake,
    question: str,
    value: Any = None,
    state: AnswerState = AnswerState.ANSWERED,
    typed_by: TypedBy = TypedBy.WORKER,
    sensitive: bool = False,
    version: int | None = None,
    free_text: bool = True,
) -> IntakeAnswer:
    """Store one answer (JSON-able `value`), or that she skipped or would rather not say.

    `free_text`: look for citizen service numbers in it; not in a phone number, which may look like one.

    The last answer stands; with `version` a late save meets a Conflict.
    """
    if free_text:
        without_numbers(**{question: _words(value)})
    person = intake.case.participant_id
    row = models.QuerySet(IntakeAnswer).filter(intake=intake, question=question).first()
    fresh = row is None
    row = row or IntakeAnswer(intake=intake, question=question)
    text = json.dumps(value, ensure_ascii=False) if state == AnswerState.ANSWERED else ""
    values = {
        "state": state,
        "typed_by": typed_by,
        "answered_on": on,
        "sensitive": sensitive,
        "by_id": by.user_id if by else None,
        "value": Vault(person).seal(row, "value", text),
    }
    if fresh:
        for name, each in values.items():
            setattr(row, name, each)
        row.save(force_insert=True)
    else:
        try:
            row = row.save_if_unchanged(seen=row.version if version is None else version, **values)
        except Conflict as error:
            row.value = error.theirs["value"]
            theirs = Vault(person).open(row, "value")
            raise Conflict({question: theirs}, error.version) from error
    write(
        by,
        "case.intake_answered",
        subject=person,
        object_id=intake.pk,
        data={"question": "" if sensitive else question, "state": state, "typed_by": typed_by},
        on=on,
    )
    return row


def _words(value: Any) -> str:
    """The typed text in a value, wherever it stands."""
    if isinstance(value, dict):
        return "\n".join(_words(part) for part in value.values())
    if isinstance(value, list | tuple):
        return "\n".join(_words(part) for part in value)
    return value if isinstance(value, str) else ""


@transaction.atomic
def intake_finish(*, by: Actor | None, on: date, intake: Intake) -> Intake:
    """The talk is done; every question may still be empty."""
    if intake.finished_on is None:
        intake.finished_on = on
        intake.save(update_fields=["finished_on"])
        write(by, "case.intake_finished", subject=intake.case.participant_id, object_id=intake.pk, on=on)
        refresh([intake.case])
    return intake


@transaction.atomic
def fit_set(
    *, by: Actor, on: date, case: Case, fits: bool | None, keys: tuple[str, ...], reason: str
) -> Case:
    """Keep which criteria of the target group fit, by her own answers. `fits` False: only with a reason."""
    fresh = models.QuerySet(Case).get(pk=case.pk)
    criteria = ["override"] if fits is False else list(keys)
    changes = {"criteria": criteria, "fit_reason": reason.strip() if fits is False else ""}
    if all(getattr(fresh, name) == value for name, value in changes.items()) and fits is not False:
        return fresh
    return case_edit(by=by, on=on, case=fresh, version=fresh.version, **changes)
