"""The list of her sheets: what each is for, and whether she used it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.participants.models import Strength
from aanzet.sheets.models import CareWeek, Choice, PeopleMap
from aanzet.sheets.queries.choice import ChoiceLine, choice_lines


@dataclass(frozen=True, slots=True)
class SheetsHome:
    """How much stands on each of her sheets. `week` and `people`: the day she began."""

    good: int
    choices: int
    week: date | None
    people: date | None


def sheets_home(*, case: Case) -> SheetsHome:
    return SheetsHome(
        QuerySet(Strength).filter(participant=case.participant_id).count(),
        QuerySet(Choice).filter(case=case).count(),
        _begun(QuerySet(CareWeek), case),
        _begun(QuerySet(PeopleMap), case),
    )


def _begun(rows: "QuerySet[Any]", case: Case) -> date | None:
    found: date | None = rows.filter(case=case).values_list("begun_on", flat=True).first()
    return found


@dataclass(frozen=True, slots=True)
class ShownSheets:
    """What she shows to who accompanies her: of choices what they are about, of the others only the id."""

    choices: tuple[ChoiceLine, ...]
    week_id: UUID | None
    map_id: UUID | None

    @property
    def any(self) -> bool:
        return bool(self.choices or self.week_id or self.map_id)


def shown_to(*, actor: Actor, case: Case) -> ShownSheets:
    """The sheets of this case that the actor may look at today."""
    action = "case.sheet.read"
    readable = Choice.objects.visible_to(actor, action).filter(case=case)
    return ShownSheets(
        choice_lines(case=case, shown_only=True) if readable.exists() else (),
        _shown(CareWeek.objects.visible_to(actor, action), case),
        _shown(PeopleMap.objects.visible_to(actor, action), case),
    )


def _shown(rows: "QuerySet[Any]", case: Case) -> UUID | None:
    found: UUID | None = rows.filter(case=case).values_list("pk", flat=True).first()
    return found
