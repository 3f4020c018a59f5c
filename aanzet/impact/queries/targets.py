"""The promises of a programme, each with what happened, how much time is gone and where it will end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from aanzet.alliances.models import Grant, GrantPeriod
from aanzet.core.text import localised
from aanzet.impact.models import Correction, Snapshot
from aanzet.impact.queries.counting import Count, Window, count
from aanzet.impact.queries.facts import Facts
from aanzet.impact.queries.forecast import Forecast, forecast
from aanzet.programmes.enums import IndicatorKind, Precision
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.programmes.shapes import Definition, Indicator, Target


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a frozen figure was found to be on a later day. Without reason: seen in the count, not yet explained."""

    on: date | None
    reached: int
    reason: str


@dataclass(frozen=True, slots=True)
class TargetFigure:
    """One promise on a day. `reached` is the frozen number when the period is closed; `counted` is today's count.

    `share_reached` and `share_time` are 0 to 1 (more when passed); None without a number or without an end.
    `period_id` is the period on whose last day the promise ends.
    """

    indicator: Indicator
    target: Target
    grant: Grant
    period_id: UUID
    name: str
    unit: str
    definition: str
    definition_version: int
    note: str
    starts: date
    ends: date | None
    on: date
    number: int
    reached: int
    counted: Count
    exact: bool
    share_reached: float | None
    share_time: float | None
    forecast: Forecast | None
    closed_on: date | None
    corrections: tuple[Corrected, ...]

    @property
    def kind(self) -> IndicatorKind:
        return self.indicator.kind

    @property
    def window(self) -> Window:
        return Window(self.starts, self.ends, self.on)

    @property
    def uncounted(self) -> bool:
        """A period that was over before the programme worked with Aanzet: nothing was counted here, and the
        number that the programme itself published (`target.reported`) says what happened."""
        over = self.ends is not None and self.ends < self.on
        return over and bool(self.target.reported) and not self.reached and not self.counted.reached

    def as_json(self) -> dict[str, Any]:
        """The figure as the command prints it."""
        return {
            "key": self.indicator.key,
            "name": self.name,
            "kind": str(self.kind),
            "number": self.number,
            "reached": self.reached,
            "unit": self.unit,
            "definition": self.definition,
            "definition_version": self.definition_version,
            "grant": self.grant.slug,
            "funder": self.grant.funder.name,
            "period": {"slug": self.target.period, "from": _day(self.starts), "to": _day(self.ends)},
            "share_reached": _share(self.share_reached),
            "share_time": _share(self.share_time),
            "forecast": {"low": self.forecast.low, "high": self.forecast.high, "method": self.forecast.method}
            if self.forecast
            else None,
            "exact": self.exact,
            "reported": self.target.reported,
            "not_known_whether_target_group": self.counted.unsure,
            "outside_definition": len(self.counted.outside),
            "closed_on": _day(self.closed_on),
            "corrections": [
                {"on": _day(each.on), "reached": each.reached, "reason": each.reason}
                for each in self.corrections
            ],
        }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


Wanted = Callable[[Target], bool]


def target_figures(
    *, programme: Programme, on: date, language: str, facts: Facts | None = None, wanted: Wanted | None = None
) -> list[TargetFigure]:
    """All promises of a programme (or the `wanted` ones) in the order of its file."""
    blueprint = blueprint_of(programme)
    facts = facts or Facts(programme)
    periods = {(row.grant.slug, row.slug): row for row in _periods(programme)}
    frozen = _frozen(programme)
    figures = []
    for target in blueprint.targets:
        first = periods.get((target.grant, target.period))
        last = periods.get((target.grant, target.through or target.period))
        if first is None or last is None or (wanted and not wanted(target)):
            continue
        indicator = blueprint.indicator_by_key[target.indicator]
        found = count(facts, blueprint, indicator, Window(first.starts_on, last.ends_on, on))
        figures.append(_figure(indicator, target, first, last, on, language, found, frozen))
    return figures


def _periods(programme: Programme) -> Iterable[GrantPeriod]:
    rows = GrantPeriod.objects.filter(grant__programme_shares__programme=programme)
    return rows.select_related("grant__funder")


def _frozen(programme: Programme) -> dict[tuple[UUID, str], Snapshot]:
    rows = Snapshot.objects.filter(programme=programme).prefetch_related("corrections")
    return {(row.period_id, row.indicator): row for row in rows}


def definition_of(indicator: Indicator, version: int) -> Definition:
    """The definition that was promised."""
    return next((each for each in indicator.definitions if each.version == version), indicator.definition)


def _figure(
    indicator: Indicator, target: Target, first: GrantPeriod, last: GrantPeriod, on: date, language: str,
    found: Count, frozen: dict[tuple[UUID, str], Snapshot],
) -> TargetFigure:  # fmt: skip
    snapshot = frozen.get((last.pk, indicator.key))
    if snapshot is not None and on < snapshot.closed_on:
        snapshot = None  # looking back to a day before the closing
    reached = snapshot.reached if snapshot else found.reached
    number = snapshot.number if snapshot else target.number
    version = snapshot.definition_version if snapshot else target.definition
    text = snapshot.definition if snapshot else definition_of(indicator, version).text
    return TargetFigure(
        indicator=indicator, target=target, grant=first.grant, period_id=last.pk,
        name=localised(indicator.name, language), unit=localised(indicator.unit, language),
        definition=localised(text, language), definition_version=version,
        note=localised(target.note, language) if target.note else "",
        starts=first.starts_on, ends=last.ends_on, on=on, number=number, reached=reached, counted=found,
        exact=found.exact and target.precision is Precision.EXACT,
        share_reached=reached / number if number else None,
        share_time=share_of_time(first.starts_on, last.ends_on, on),
        forecast=None if snapshot else forecast(steps=found.steps, starts=first.starts_on, ends=last.ends_on, on=on),
        closed_on=snapshot.closed_on if snapshot else None,
        corrections=_corrections(snapshot, found, on) if snapshot else (),
    )  # fmt: skip


def share_of_time(starts: date, ends: date | None, on: date) -> float | None:
    """How much of a period is over at the end of a day, 0 to 1; None for an open end."""
    if ends is None:
        return None
    gone = (min(on, ends) - starts).days + 1
    return max(0.0, gone / ((ends - starts).days + 1))


def _corrections(snapshot: Snapshot, found: Count, on: date) -> tuple[Corrected, ...]:
    rows: list[Correction] = [row for row in snapshot.corrections.all() if row.on <= on]
    told = [Corrected(row.on, row.reached, row.reason) for row in rows]
    if found.reached != (told[-1].reached if told else snapshot.reached):
        told.append(Corrected(None, found.reached, ""))
    return tuple(told)
