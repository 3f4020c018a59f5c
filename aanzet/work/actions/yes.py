"""Asking her yes to a result that lies outside her week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.outbox.actions import message_to_participant
from aanzet.work.enums import YesAnswer, YesWay
from aanzet.work.models import Placement, Yes
from aanzet.work.week import Misfit


@dataclass(frozen=True, slots=True)
class Asking:
    """How her yes is asked: she says it herself, or she told it on a day (`told_on`) while the worker was there."""

    way: YesWay | str
    told_on: date | None = None


def check_told(case: Case, told_on: date | None, on: date) -> date:
    """The day on which she told a worker. Refused when it is missing, still to come, or before anybody met her."""
    if told_on is None:
        raise Refused(_("Write on which day she told you."), "told_on")
    if told_on > on:
        raise Refused(_("This day is still to come. Write the day on which she told you."), "told_on")
    if told_on < case.first_contact_on:
        raise Refused(_("This day lies before her first contact. Look at the date."), "told_on")
    return told_on


@transaction.atomic
def yes_ask(
    *, by: Actor | None, on: date, placement: Placement, reasons: Sequence[Misfit], asking: Asking | None
) -> Yes | None:
    """Ask her yes because of `reasons`. What was asked of this result before holds no more; without reasons
    nothing is asked any longer."""
    models.QuerySet(Yes).filter(placement=placement, replaced_on__isnull=True).update(replaced_on=on)
    if not reasons or asking is None:
        return None
    case, who = placement.case, by.user_id if by else None
    told = check_told(case, asking.told_on, on) if asking.way == YesWay.TOLD else None
    name = by.name if by else ""
    row = models.QuerySet(Yes).create(
        placement=placement,
        way=asking.way,
        reasons=[[each.code, list(each.values)] for each in reasons],
        asked_on=on,
        by_id=who,
        by_name=name,
        answer=YesAnswer.YES if told else "",
        answered_on=told,
        noted_by_id=who if told else None,
        noted_by=name if told else "",
    )
    write(
        by,
        "case.yes_noted" if told else "case.yes_asked",
        subject=case.participant_id,
        object_id=placement.pk,
        data={"reasons": [each.code for each in reasons]} | ({"answer": row.answer} if told else {}),
        on=on,
    )
    if told is None:
        message_to_participant(
            by=by, on=on, participant=case.participant_id, kind="question_waits", key=f"yes:{row.pk}"
        )  # fmt: skip
    return row
