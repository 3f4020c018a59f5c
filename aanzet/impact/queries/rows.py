"""The women behind a figure, for who may see them: her own organisation's by name, the others as a number."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.impact.queries import words
from aanzet.impact.queries.facts import Facts
from aanzet.impact.queries.targets import target_figures
from aanzet.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class WomanRow:
    """A woman of the reader's own organisation, and since when she counts."""

    case_id: UUID
    name: str
    on: date
    part: str


@dataclass(frozen=True, slots=True)
class TargetRows:
    title: str
    rows: tuple[WomanRow, ...]
    others: int


def target_rows(
    *, actor: Actor, programme: Programme, indicator: str, period: str, on: date
) -> TargetRows | None:
    """Which women a figure counts; None when there is no such figure."""
    facts = Facts(programme)
    figures = target_figures(
        programme=programme, on=on, language=get_language() or "nl", facts=facts,
        wanted=lambda target: (target.indicator, target.period) == (indicator, period),
    )  # fmt: skip
    if not figures:
        return None
    counted = figures[0].counted.women
    mine = (
        Case.objects.visible_to(actor, "target.rows")
        .filter(programme=programme)
        .select_related("participant")
    )
    rows: dict[UUID, WomanRow] = {}
    for case in mine.order_by("participant__call_name", "pk"):
        woman = facts.woman.get(case.pk)
        if woman is not None and woman in counted:
            event = counted[woman]
            part = words.part_label(event.part) if event.part else ""
            rows.setdefault(woman, WomanRow(case.pk, case.participant.readable_name, event.on, part))
    ordered = sorted(rows.values(), key=lambda row: row.on)
    return TargetRows(words.sentence(figures[0]), tuple(ordered), len(counted) - len(rows))
