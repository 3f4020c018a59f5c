"""Her answer to a result outside her week: given by herself, or told to a worker."""

from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions import refresh
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.work.actions.placement import placement_began, placement_withdraw
from aanzet.work.actions.yes import check_told
from aanzet.work.enums import YesAnswer
from aanzet.work.models import Placement, Yes


@transaction.atomic
def yes_say(*, by: Actor, on: date, placement: Placement, answer: YesAnswer | str) -> None:
    """She answers herself. With her yes the result counts, from its own dates; her no quiets it and tells her coach.

    Refused when nothing is asked any more: she answered, or it was corrected meanwhile.
    """
    rows = _holding(placement).filter(answer="")
    if placement.withdrawn_on or not rows.update(answer=answer, answered_on=on):
        raise Refused(_("This question is not open any more. Look again at your own page."))
    _told(by, on, placement, "case.yes_said", answer)


@transaction.atomic
def yes_note(
    *, by: Actor, on: date, placement: Placement, answer: YesAnswer | str, told_on: date | None
) -> None:
    """A worker writes down what she told her: yes, also after an earlier no; or no, and the result is taken back."""
    day = check_told(placement.case, told_on, on)
    rows = _holding(placement).exclude(answer=YesAnswer.YES)
    values = {
        "answer": answer,
        "answered_on": day,
        "noted_by_id": by.user_id,
        "noted_by": by.name,
    }
    if placement.withdrawn_on or not rows.update(**values):
        raise Refused(_("No yes of hers is waited for here. Go back to her page and look again."))
    if answer == YesAnswer.NO:
        placement_withdraw(by=by, on=on, placement=placement)
    _told(by, on, placement, "case.yes_noted", answer)


def _holding(placement: Placement) -> models.QuerySet[Yes]:
    return models.QuerySet(Yes).filter(placement=placement, replaced_on__isnull=True)


def _told(by: Actor, on: date, placement: Placement, line: str, answer: YesAnswer | str) -> None:
    case = placement.case
    write(
        by,
        line,
        subject=case.participant_id,
        object_id=placement.pk,
        data={"answer": str(answer)},
        on=on,
    )
    if answer == YesAnswer.YES:
        placement_began(by=by, on=on, placement=placement)
    refresh([case])
