"""What she says is not right, and what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.participants.vault import Vault
from aanzet.rights.enums import Outcome
from aanzet.rights.models import WAITS_FOR_OFFICE, Mistake

ANSWER_DAYS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class MistakeLine:
    """`days_left`: until an answer is due; negative: too late. None: it has one."""

    mistake_id: UUID
    about: str
    words: str
    call_me: bool
    about_coach: bool
    asked_on: date
    due_on: date
    days_left: int | None
    changed: bool
    answered_on: date | None
    reason: str
    answered_by: str
    table: str
    row: UUID | None
    version: int


def line(row: Mistake, keys: Vault, on: date) -> MistakeLine:
    due = row.asked_on + ANSWER_DAYS
    return MistakeLine(
        mistake_id=row.pk,
        about=keys.open(row, "about"),
        words=keys.open(row, "words"),
        call_me=row.call_me,
        about_coach=row.about_coach,
        asked_on=row.asked_on,
        due_on=due,
        days_left=None if row.answered_on else (due - on).days,
        changed=row.outcome == Outcome.CHANGED,
        answered_on=row.answered_on,
        reason=keys.open(row, "reason"),
        answered_by=row.answered_by,
        table=row.table,
        row=row.row,
        version=row.version,
    )


def mistakes_of(*, actor: Actor, case: Case, on: date, action: str) -> tuple[MistakeLine, ...]:
    """Newest first; only those this reader may read."""
    rows = Mistake.objects.visible_to(actor, action).filter(case=case)
    keys = Vault(case.participant_id)
    return tuple(line(row, keys, on) for row in rows)


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One that a coordinator answers, because it is about the coach."""

    mistake_id: UUID
    name: str
    days_left: int


def mistakes_for_office(*, actor: Actor, on: date) -> tuple[OfficeLine, ...]:
    """Oldest first, in two queries at most: first the few that wait anywhere, then those this actor may read. In one
    query SQLite begins at all women of the organisation."""
    waiting = list(QuerySet(Mistake).filter(WAITS_FOR_OFFICE).values_list("pk", flat=True))
    rows = Mistake.objects.visible_to(actor, "case.mistake.office").filter(pk__in=waiting)
    return tuple(
        OfficeLine(row.pk, row.case.participant.readable_name, (row.asked_on + ANSWER_DAYS - on).days)
        for row in rows.select_related("case__participant").order_by("asked_on", "created_at")
    )


def said_beside(case: Case, keys: Vault, rows: Iterable[UUID]) -> dict[UUID, str]:
    """Row -> her own words that stand beside it for ever, because it was not changed. One query."""
    found = QuerySet(Mistake).filter(
        case=case, row__in=list(rows), outcome=Outcome.NOT_CHANGED, about_coach=False
    )
    return {each.row: keys.open(each, "words") for each in found.order_by("asked_on") if each.row}
