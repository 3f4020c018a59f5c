"""Every plan, its proof and what people did with it: numbers for who leads, words for who decides."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import models

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.matching.enums import Choice
from aanzet.matching.models import Decision, Run
from aanzet.volunteers.enums import VolunteerRole

READ = "matching.run.read"
LATEST = 50


@dataclass(frozen=True, slots=True)
class RunRow:
    """A plan and how many of its lines were followed, changed or left."""

    run_id: UUID
    made_at: datetime
    by: str
    programme: str
    organisation: str
    role: str
    women: int
    volunteers: int
    served: int
    total: int
    proven: bool
    gap: int
    engine: str
    milliseconds: int
    weights: dict[str, int]
    followed: int
    changed: int
    left: int


@dataclass(frozen=True, slots=True)
class Told:
    """One decision, for the coordinator."""

    on: date
    choice: str
    volunteer: str
    words: str
    by: str


def run_rows(*, actor: Actor) -> list[RunRow]:
    """The newest plans. Three queries."""
    rows = Run.objects.visible_to(actor, READ).select_related("programme", "organisation")[:LATEST]
    return _told(list(rows))


def run_row(run: Run) -> RunRow:
    return _told([run])[0]


def _told(runs: list[Run]) -> list[RunRow]:
    keys = models.QuerySet(Decision).filter(suggestion__run__in=[run.pk for run in runs])
    counted = Counter(keys.values_list("suggestion__run_id", "choice"))
    names: dict[UUID | None, str] = dict(
        User.objects.filter(pk__in=[run.by_id for run in runs]).values_list("pk", "name")
    )
    return [
        RunRow(
            run.pk, run.made_at, names.get(run.by_id, ""), run.programme.name, run.organisation.name,
            str(VolunteerRole(run.role).label), run.women, run.volunteers, run.served, run.total, run.proven, run.gap,
            run.engine, run.milliseconds, run.weights, counted[run.pk, Choice.PROPOSED],
            counted[run.pk, Choice.CHANGED], counted[run.pk, Choice.LEFT],
        )
        for run in runs
    ]  # fmt: skip


def _names(keys: Iterable[UUID | None]) -> dict[UUID | None, str]:
    return dict(User.objects.filter(pk__in=list(keys)).values_list("pk", "name"))


def decisions_of(*, actor: Actor, run: Run) -> list[Told]:
    """What people decided, for those who may decide themselves; nothing for who only counts."""
    rows = Decision.objects.visible_to(actor, "matching.decide").filter(suggestion__run=run)
    found = list(rows.select_related("volunteer"))
    names: dict[UUID | None, str] = dict(
        User.objects.filter(pk__in=[row.by_id for row in found]).values_list("pk", "name")
    )
    return [
        Told(
            row.on, str(Choice(row.choice).label), row.volunteer.name if row.volunteer else "", row.words,
            names.get(row.by_id, ""),
        )
        for row in found
    ]  # fmt: skip
