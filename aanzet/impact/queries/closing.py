"""A grant period that is closed or can be: its figures, frozen beside what is counted now."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language

from aanzet.alliances.models import GrantPeriod
from aanzet.impact.models import Snapshot
from aanzet.impact.queries import words
from aanzet.impact.queries.targets import Corrected, target_figures
from aanzet.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class ClosingRow:
    programme: str
    programme_slug: str
    indicator: str
    name: str
    sentence: str
    reached: int
    counted: int
    corrections: tuple[Corrected, ...]


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """`can_close`: its last day is over and it was not closed before."""

    period_id: UUID
    funder: str
    starts: date
    ends: date | None
    closed_on: date | None
    can_close: bool
    rows: tuple[ClosingRow, ...]


def closing_page(*, period: GrantPeriod, on: date) -> ClosingPage:
    language = get_language() or "nl"
    rows: list[ClosingRow] = []
    closed: date | None = None
    for programme in Programme.objects.filter(grants=period.grant_id).order_by("name"):
        for figure in target_figures(programme=programme, on=on, language=language):
            if figure.period_id == period.pk:
                closed = figure.closed_on or closed
                rows.append(
                    ClosingRow(
                        programme.name,
                        programme.slug,
                        figure.indicator.key,
                        figure.name,
                        words.sentence(figure),
                        figure.reached,
                        figure.counted.reached,
                        figure.corrections,
                    )
                )
    over = period.ends_on is not None and on > period.ends_on
    return ClosingPage(
        period.pk, period.grant.funder.name, period.starts_on, period.ends_on, closed,
        over and closed is None and bool(rows), tuple(rows),
    )  # fmt: skip


def snapshot_of(*, period: GrantPeriod, programme: str, indicator: str) -> Snapshot | None:
    """The frozen figure of a programme (slug) in a period."""
    return Snapshot.objects.filter(period=period, programme__slug=programme, indicator=indicator).first()


def counted_now(snapshot: Snapshot, on: date) -> int:
    """What the same figure counts today."""
    figures = target_figures(
        programme=snapshot.programme, on=on, language="en",
        wanted=lambda target: target.indicator == snapshot.indicator,
    )  # fmt: skip
    return next((f.counted.reached for f in figures if f.period_id == snapshot.period_id), snapshot.reached)
