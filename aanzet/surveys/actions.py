"""She says how she is: begin, answer, ready, not this time; who may see it is hers alone."""

import json
from collections.abc import Mapping
from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import AnswerState, TypedBy
from aanzet.cases.models import Case
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.participants.vault import Vault
from aanzet.questionnaires.definitions import Answer
from aanzet.questionnaires.ratings import scores
from aanzet.surveys.models import Showing, Sitting, SittingAnswer
from aanzet.surveys.queries.answers import answers_of
from aanzet.surveys.queries.moments import asked_in, open_now, questions_of


@transaction.atomic
def sitting_begin(*, by: Actor | None, on: date, case: Case, moment: str) -> Sitting:
    """Begin at a moment, or go on. Raises Refused when it is not open today."""
    row = _open_sitting(case, moment, on)
    if row.begun_on is None:
        row.begun_on, row.by_id, row.typed_by = on, by.user_id if by else None, TypedBy.HERSELF
        row.save()
        _tell(by, "survey.begun", row, on)
        refresh([case])
    return row


def _open_sitting(case: Case, moment: str, on: date) -> Sitting:
    """The row of the open moment, with what is asked now; not stored yet when it is new."""
    found = open_now(case=case, on=on)
    if found is None or found.moment != moment:
        raise Refused(_("These questions are not open any more."))
    if found.sitting is not None and found.sitting.begun_on:
        return found.sitting
    row = found.sitting or Sitting(case=case, moment=moment)
    row.asked = [[each.slug, each.version] for each in found.window.asked]
    return row


def _tell(by: Actor | None, action: str, row: Sitting, on: date) -> None:
    data = {"moment": str(row.moment), "typed_by": str(row.typed_by)}
    write(by, action, subject=row.case.participant_id, object_id=row.pk, data=data, on=on)


@transaction.atomic
def answer_set(
    *, by: Actor | None, on: date, sitting: Sitting, question: str, answer: Answer
) -> SittingAnswer:
    """Keep one answer, sealed; the last one stands. The numbers of a ready moment follow."""
    if question not in {each.key for each in questions_of(asked_in(sitting))}:
        raise Refused(_("These questions are not open any more."))
    row = _keep(sitting, question, answer, on)
    if sitting.finished_on:
        _count(sitting)
    _tell(by, "survey.answered", sitting, on)
    return row


def _keep(sitting: Sitting, question: str, answer: Answer, on: date) -> SittingAnswer:
    rows = models.QuerySet(SittingAnswer)
    row = rows.filter(sitting=sitting, question=question).first() or SittingAnswer(
        sitting=sitting, question=question
    )
    row.state = AnswerState(answer.get("state", AnswerState.ANSWERED))
    row.answered_on = on
    text = json.dumps(answer["value"]) if row.state == AnswerState.ANSWERED else ""
    row.value = Vault(sitting.case.participant_id).seal(row, "value", text)
    row.save()
    return row


def _count(sitting: Sitting) -> None:
    """The numbers of the self-ratings, sealed beside the answers they come from."""
    keys = Vault(sitting.case.participant_id)
    told = answers_of([sitting], keys)[sitting.pk]
    found: dict[str, float] = {}
    for shape in asked_in(sitting):
        found |= scores(shape, told)
    sitting.scores = keys.seal(sitting, "scores", json.dumps(found) if found else "")
    sitting.save(update_fields=["scores"])


@transaction.atomic
def sitting_finish(*, by: Actor | None, on: date, sitting: Sitting) -> Sitting:
    """She went through all of it; what she skipped stays open."""
    if sitting.finished_on is None:
        sitting.finished_on = on
        sitting.save(update_fields=["finished_on"])
        _count(sitting)
        _tell(by, "survey.ready", sitting, on)
        refresh([sitting.case])
    return sitting


@transaction.atomic
def sitting_pass(*, by: Actor | None, on: date, case: Case, moment: str) -> Sitting:
    """Not this time. Nobody asks again at this moment; she herself may still begin while it is open."""
    row = _open_sitting(case, moment, on)
    if row.finished_on is None:
        row.passed_on = on
        row.save()
        _tell(by, "survey.passed", row, on)
        refresh([case])
    return row


@transaction.atomic
def sitting_show(*, by: Actor, on: date, sitting: Sitting) -> None:
    """Her coach may see this moment, from now on."""
    if sitting.finished_on is None:
        raise Refused(_("There is nothing to show yet."))
    _made = models.QuerySet(Showing).get_or_create(
        sitting=sitting, ends_on=None, defaults={"starts_on": on, "by_id": by.user_id}
    )
    if _made[1]:
        _tell(by, "survey.shown", sitting, on)


@transaction.atomic
def sitting_hide(*, by: Actor, on: date, sitting: Sitting) -> None:
    """From now on only she sees it."""
    if models.QuerySet(Showing).filter(sitting=sitting, ends_on__isnull=True).update(ends_on=on):
        _tell(by, "survey.hidden", sitting, on)


@transaction.atomic
def sitting_throw_away(*, by: Actor, on: date, sitting: Sitting) -> None:
    """Her answers of this moment are gone, for her and for figures; the moment counts as passed over."""
    models.QuerySet(SittingAnswer).filter(sitting=sitting).delete()
    models.QuerySet(Showing).filter(sitting=sitting).delete()
    sitting.begun_on = sitting.finished_on = None
    sitting.passed_on, sitting.scores = on, ""
    sitting.save()
    _tell(by, "survey.thrown_away", sitting, on)
    refresh([sitting.case])


@transaction.atomic
def sitting_type(
    *,
    by: Actor,
    on: date,
    case: Case,
    moment: str,
    given: Mapping[str, Answer],
    typed_by: TypedBy,
    show: bool,
) -> Sitting:
    """A worker types what she says or wrote on paper, all at once. Refused when she was busy with it herself: nobody
    writes over her own words. `show`: she says that her coach may see it."""
    row = _open_sitting(case, moment, on)
    if row.begun_on is not None or row.passed_on is not None:
        raise Refused(_("Nothing is open for her now."))
    if not given:
        raise Refused(_("There is no answer yet. Fill in one at least."))
    row.begun_on, row.by_id, row.typed_by = on, by.user_id, typed_by
    row.save()
    for question in questions_of(asked_in(row)):
        _keep(row, question.key, given.get(question.key, {"state": AnswerState.SKIPPED.value}), on)
    _tell(by, "survey.typed", row, on)
    sitting_finish(by=by, on=on, sitting=row)
    if show:
        sitting_show(by=by, on=on, sitting=row)
    return row
