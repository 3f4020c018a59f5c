"""She is introduced somewhere, with her own yes before; what came of it is noted in the same row."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.cases.models import Case
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matches.enums import IntroductionStep
from aanzet.matches.models import Introduction, IntroductionMove, Match
from aanzet.participants.actions import without_numbers


@transaction.atomic
def introduction_add(
    *, by: By | None, on: date, case: Case, to: str, day: date, agreed_on: date, sector: str = "",
    match: Match | None = None,
) -> Introduction:  # fmt: skip
    """Note an introduction. Raises Refused without her yes on that day or before, or for a day to come."""
    without_numbers(to=to)
    if day > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), "day")
    if agreed_on > day:
        raise Refused(_("She says yes before she is introduced. Look at both days."), "agreed_on")
    row = Introduction.objects.create(
        case=case, match=match, to=to.strip(), sector=sector, on=day, agreed_on=agreed_on,
        by_id=by.user_id if by else None,
    )  # fmt: skip
    write(by, "match.introduced", subject=case.participant_id, object_id=row.pk, on=on)
    return _move(by, on, row, IntroductionStep.INTRODUCED, day)


@transaction.atomic
def introduction_move(*, by: By | None, on: date, introduction: Introduction, step: str, day: date) -> None:
    """How far it came. Raises Refused for a row that was taken back, and for a day before it or to come."""
    if introduction.withdrawn_on is not None:
        raise Refused(_("This introduction was taken back."))
    if not introduction.on <= day <= on:
        raise Refused(_("Choose a day between the introduction and today."), "day")
    _move(by, on, introduction, IntroductionStep(step), day)
    write(
        by, "match.introduction_moved", subject=introduction.subject_id, object_id=introduction.pk,
        data={"step": step}, on=on,
    )  # fmt: skip


def _move(by: By | None, on: date, row: Introduction, step: IntroductionStep, day: date) -> Introduction:
    IntroductionMove.objects.create(introduction=row, step=step, on=day, by_id=by.user_id if by else None)
    return row


@transaction.atomic
def introduction_withdraw(*, by: By | None, on: date, introduction: Introduction) -> None:
    """She takes her yes back, or it was noted by mistake: it counts nowhere from now on."""
    if introduction.withdrawn_on is None:
        introduction.save_if_unchanged(seen=introduction.version, withdrawn_on=on)
        write(
            by,
            "match.introduction_withdrawn",
            subject=introduction.subject_id,
            object_id=introduction.pk,
            on=on,
        )
