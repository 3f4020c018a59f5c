"""What all sheets can do: be shown to who accompanies her, kept to herself again, and be wiped."""

from datetime import date
from typing import TypeVar

from django.db import transaction

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.core.errors import Conflict
from aanzet.journal.actions import write
from aanzet.participants.vault import Vault
from aanzet.sheets.models import CareWeek, Choice, PeopleMap

S = TypeVar("S", Choice, CareWeek, PeopleMap)


def sheet_begun(*, by: Actor, on: date, row: Choice | CareWeek | PeopleMap, body: str) -> None:
    """Store a new sheet, sealed, with its line."""
    row.body = Vault(row.case.participant_id).seal(row, "body", body)
    row.save(force_insert=True)
    write(by, "sheet.begun", subject=row.case.participant_id, object_id=row.pk, on=on)


def sheet_changed(*, by: Actor, on: date, row: S, version: int, body: str) -> S:
    """Store the new content of a sheet. Raises Conflict when it was changed meanwhile."""
    sealed = Vault(row.case.participant_id).seal(row, "body", body)
    fresh: S = row.save_if_unchanged(seen=version, body=sealed)
    write(by, "sheet.changed", subject=row.case.participant_id, object_id=row.pk, on=on)
    return fresh


def now_stands(row: S, error: Conflict) -> str:
    """The content that somebody saved first, opened."""
    row.body = error.theirs["body"]
    return Vault(row.case.participant_id).open(row, "body")


@transaction.atomic
def sheet_show(*, by: Actor, on: date, row: Choice | CareWeek | PeopleMap) -> None:
    """From today who accompanies her may look at this sheet."""
    if row.shown_on is None:
        row.save_if_unchanged(seen=row.version, shown_on=on)
        write(by, "sheet.shown", subject=row.case.participant_id, object_id=row.pk, on=on)


@transaction.atomic
def sheet_hide(*, by: Actor, on: date, row: Choice | CareWeek | PeopleMap) -> None:
    """She keeps it to herself again: at the next request nobody else sees it."""
    if row.shown_on is not None:
        row.save_if_unchanged(seen=row.version, shown_on=None)
        write(by, "sheet.hidden", subject=row.case.participant_id, object_id=row.pk, on=on)


@transaction.atomic
def sheet_wipe(*, by: Actor | None, on: date, row: Choice | CareWeek | PeopleMap) -> None:
    """The sheet is gone with all it held; the journal keeps that a sheet was wiped."""
    case: Case = row.case
    pk = row.pk
    row.delete()
    write(by, "sheet.wiped", subject=case.participant_id, object_id=pk, on=on)
