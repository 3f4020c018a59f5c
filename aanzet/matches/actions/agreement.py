"""What two people agree: written by either, said yes to by both; every change asks both again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions.signals import refresh
from aanzet.core.errors import Conflict, Refused
from aanzet.core.text import clean
from aanzet.core.turns import in_turn
from aanzet.journal.actions import write
from aanzet.matches.enums import Costs, Rhythm, Side
from aanzet.matches.models import Agreement, AgreementYes, Match
from aanzet.matches.queries.agreement import agreement_of, clauses_now
from aanzet.matches.telling import mail
from aanzet.outbox.actions import message_to_participant
from aanzet.participants.actions import without_numbers
from aanzet.participants.vault import Vault


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is filled in. `goal`: her own words; `rhythm`, `expenses`: codes; `until`: the last day together."""

    goal: str
    rhythm: str = Rhythm.TWO_WEEKS
    place: str = ""
    expenses: str = Costs.OFFICE
    until: date | None = None


@transaction.atomic
def agreement_write(
    *, by: Actor | None, on: date, match: Match, side: str, typed: Agreed, version: int = 0
) -> Agreement:
    """Write it, or change it: then it is another edition, and both are asked again. `version`: as the form saw it, 0
    for the first. Raises Conflict when the other saved first."""
    in_turn(match)
    _check(match, typed, on)
    row = agreement_of(match)
    fresh = _first(by, on, match, typed) if row is None else _changed(by, on, match, row, version, typed)
    QuerySet(Match).filter(pk=match.pk).update(planned_until=typed.until or match.planned_until)
    write(
        by, "match.agreement_written", subject=match.subject_id, object_id=match.pk,
        data={"edition": fresh.edition}, on=on,
    )  # fmt: skip
    refresh([match.case])
    _tell_other(by, on, match, side, fresh)
    return fresh


def _check(match: Match, typed: Agreed, on: date) -> None:
    _goes_on(match, on)
    without_numbers(goal=typed.goal, place=typed.place)
    if not clean(typed.goal):
        raise Refused(_("Write the goal in her own words."), "goal")
    if typed.rhythm not in Rhythm.values or typed.expenses not in Costs.values:
        raise Refused(_("Choose one of the answers."))
    if typed.until is not None and typed.until < on:
        raise Refused(_("This day is over. Choose a later one."), "until")


def _goes_on(match: Match, on: date) -> None:
    if match.ends_on is not None and match.ends_on <= on:
        raise Refused(_("The time together is over."))


def _values(match: Match, row: Agreement, on: date, by: Actor | None, typed: Agreed) -> dict[str, Any]:
    return {
        "goal": Vault(match.case.participant_id).seal(row, "goal", clean(typed.goal)),
        "rhythm": typed.rhythm, "place": clean(typed.place), "expenses": typed.expenses,
        "clauses": clauses_now(match), "written_on": on, "by_id": by.user_id if by else None,
    }  # fmt: skip


def _first(by: Actor | None, on: date, match: Match, typed: Agreed) -> Agreement:
    row = Agreement(match=match)
    for name, value in _values(match, row, on, by, typed).items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def _changed(
    by: Actor | None, on: date, match: Match, row: Agreement, version: int, typed: Agreed
) -> Agreement:
    values = _values(match, row, on, by, typed) | {"edition": row.edition + 1}
    try:
        fresh: Agreement = row.save_if_unchanged(seen=version, **values)
    except Conflict as error:
        there = {"goal": Vault(match.case.participant_id).open(row, "goal"), "place": row.place}
        raise Conflict(there, error.version) from error
    return fresh


def _tell_other(by: Actor | None, on: date, match: Match, side: str, row: Agreement) -> None:
    """The other one hears that there is something to read."""
    key = f"agreement:{row.pk}:{row.edition}"
    if side != Side.VOLUNTEER:
        mail(by=by, on=on, volunteer=match.volunteer, what="agreement", key=f"{key}:volunteer")
    if side != Side.HER:
        message_to_participant(
            by=by, on=on, participant=match.subject_id, kind="question_waits", key=f"{key}:her"
        )


@transaction.atomic
def agreement_agree(*, by: Actor | None, on: date, match: Match, side: str, edition: int) -> AgreementYes:
    """One side says yes to the edition it read; a second time does nothing. Raises Refused for an older edition."""
    _goes_on(match, on)
    if side not in (Side.HER, Side.VOLUNTEER):
        raise Refused(_("Choose one of the answers."))
    row = QuerySet(Agreement).select_for_update().filter(match=match).first()
    if row is None or row.edition != edition:
        raise Refused(_("It changed meanwhile. Read it again, then say yes."))
    yes, fresh = QuerySet(AgreementYes).get_or_create(
        agreement=row, side=side, edition=edition, defaults={"on": on, "by_id": by.user_id if by else None}
    )
    if fresh:
        write(
            by, "match.agreement_agreed", subject=match.subject_id, object_id=match.pk,
            data={"side": side, "edition": edition}, on=on,
        )  # fmt: skip
    return yes
