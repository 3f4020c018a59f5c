"""Her week of care: kept only with her yes, and told on to her intake only with a second one."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases import actions as journey
from aanzet.cases.actions.answers import answers_save
from aanzet.cases.enums import TypedBy
from aanzet.cases.models import Case, IntakeAnswer
from aanzet.cases.queries.intake import definition_of, intake_of
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.sheets.actions.sheet import sheet_begun, sheet_changed
from aanzet.sheets.models import CareWeek
from aanzet.sheets.week import Week, dump


@transaction.atomic
def week_keep(*, by: Actor, on: date, case: Case, week: Week) -> CareWeek:
    """Her yes: from now on her week is kept. Refused when it is kept already."""
    if models.QuerySet(CareWeek).filter(case=case).exists():
        raise Refused(_("Your week is kept already. Look at it again."))
    row = CareWeek(case=case, begun_on=on)
    sheet_begun(by=by, on=on, row=row, body=dump(week))
    return row


@transaction.atomic
def week_save(*, by: Actor, on: date, row: CareWeek, version: int, week: Week) -> CareWeek:
    """Change the week that is kept. Raises Conflict when it was changed on another page meanwhile."""
    return sheet_changed(by=by, on=on, row=row, version=version, body=dump(week))


@transaction.atomic
def week_give(*, by: Actor, on: date, row: CareWeek, given: dict[str, Any]) -> None:
    """Her second yes: the hours and times she confirms (`given`: HOURS and TIMES) become her answers in the intake, and
    every proposal of work is held against those."""
    case = row.case
    definition = definition_of(case=case, intake=intake_of(case))
    intake = journey.intake_start(
        by=by, on=on, case=case, definition=definition.slug, version=definition.version
    )
    asked: dict[str, Any] = {
        key: {"value": value} for key, value in given.items() if value not in (None, [], "")
    }
    answers = models.QuerySet(IntakeAnswer).filter(intake=intake, question__in=asked)
    seen = {answer.question: answer.version for answer in answers}
    found = answers_save(
        by=by, on=on, intake=intake, definition=definition, given=asked, seen=seen, typed_by=TypedBy.HERSELF
    )
    for key, sentence in found.refused.items():
        raise Refused(sentence, key)
    write(by, "sheet.changed", subject=case.participant_id, object_id=row.pk, on=on)
