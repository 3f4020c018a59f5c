"""Whom she was introduced to and what came of it, one row each; and how many in a programme."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.matches.enums import IntroductionStep
from aanzet.matches.models import Introduction, IntroductionMove
from aanzet.programmes.models import Programme
from aanzet.reference.lists import sectors

RIGHT = "case.introduction.read"
# The columns of the row, in the order in which things happen.
COLUMNS = (
    IntroductionStep.INTRODUCED,
    IntroductionStep.TALKED,
    IntroductionStep.INTERVIEW,
    IntroductionStep.PLACE,
)
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class IntroductionRow:
    """`days`: for each of COLUMNS the day, or None. `nothing_on`: it came to nothing."""

    pk: UUID
    to: str
    sector: str
    agreed_on: date
    days: tuple[date | None, ...]
    nothing_on: date | None
    her_name: str = ""
    case_id: UUID | None = None


def introductions(
    *, actor: Actor, language: str, case_id: UUID | None = None, match_id: UUID | None = None
) -> tuple[IntroductionRow, ...]:
    """The introductions of one woman, or of one match, that this reader may see; newest first; two queries."""
    rows = Introduction.objects.visible_to(actor, RIGHT).filter(withdrawn_on__isnull=True)
    rows = rows.filter(match=match_id) if match_id else rows.filter(case=case_id)
    named = {each.code: each.name(language) for each in sectors()}
    return tuple(_row(row, named) for row in rows.prefetch_related("moves"))


def _row(row: Introduction, named: dict[str, str]) -> IntroductionRow:
    days: dict[str, date] = {}
    for move in row.moves.all():
        days.setdefault(move.step, move.on)
    return IntroductionRow(
        pk=row.pk,
        to=row.to,
        sector=named.get(row.sector, ""),
        agreed_on=row.agreed_on,
        days=tuple(days.get(step) for step in COLUMNS),
        nothing_on=days.get(IntroductionStep.NOTHING),
    )


@dataclass(frozen=True, slots=True)
class IntroductionTotals:
    """Of a programme: women, and introductions that came so far; numbers below five stay unsaid."""

    women: int | None
    steps: tuple[tuple[str, int | None], ...]


def totals(*, programme: Programme) -> IntroductionTotals:
    """One query. Only numbers leave."""
    rows = QuerySet(IntroductionMove).filter(
        introduction__case__programme=programme, introduction__withdrawn_on__isnull=True
    )
    reached: dict[str, set[UUID]] = defaultdict(set)
    women: set[UUID] = set()
    for step, row, case in rows.values_list("step", "introduction_id", "introduction__case_id"):
        reached[step].add(row)
        women.add(case)
    return IntroductionTotals(
        _said(len(women)), tuple((str(step.label), _said(len(reached[step]))) for step in COLUMNS)
    )


def _said(number: int) -> int | None:
    return number if number >= ENOUGH or number == 0 else None
