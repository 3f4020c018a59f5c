"""Freezing a period, explaining a later correction, and counting by hand."""

from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.alliances.models import GrantPeriod, Organisation
from aanzet.ambassadors.queries.counted import trained_days
from aanzet.core.errors import Refused
from aanzet.impact.models import Correction, HandCount, Snapshot
from aanzet.impact.queries.targets import TargetFigure, definition_of, target_figures
from aanzet.journal.actions import write
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of

BY_HAND = frozenset({IndicatorKind.EVENTS_HELD, IndicatorKind.PEOPLE_REACHED, IndicatorKind.COUNTED_BY_HAND})
# Counted by hand only for the time before Aanzet counts them from rows of its own.
BY_HAND_BEFORE = frozenset({IndicatorKind.AMBASSADORS_TRAINED})


@transaction.atomic
def period_close(*, by: Actor | None, on: date, period: GrantPeriod) -> list[Snapshot]:
    """Freeze every promise that ends with this period: number, count, definition. It cannot be undone."""
    if period.ends_on is None:
        raise Refused(_("This period has no last day yet. Give it one first; then it can be closed."))
    if on <= period.ends_on:
        raise Refused(_("This period still runs. It can be closed from the day after its last day."))
    if Snapshot.objects.filter(period=period).exists():
        raise Refused(_("This period is closed already. Its figures stand."))
    rows = []
    for programme in Programme.objects.filter(grants=period.grant_id).order_by("slug"):
        figures = target_figures(programme=programme, on=on, language="en")
        rows += [_snapshot(programme, f, by, on) for f in figures if f.period_id == period.pk]
    if not rows:
        raise Refused(_("No promise ends with this period, so there is nothing to freeze."))
    Snapshot.objects.bulk_create(rows)
    write(
        by,
        "period.closed",
        object_id=period.pk,
        organisation=period.grant.funder_id,
        on=on,
        data={"figures": {row.indicator: row.reached for row in rows}},
    )
    return rows


def _snapshot(programme: Programme, figure: TargetFigure, by: Actor | None, on: date) -> Snapshot:
    return Snapshot(
        programme=programme, period_id=figure.period_id, indicator=figure.indicator.key, number=figure.number,
        reached=figure.counted.reached, exact=figure.exact, definition_version=figure.definition_version,
        definition=dict(definition_of(figure.indicator, figure.definition_version).text),
        parts=figure.counted.parts, starts_on=figure.starts, ends_on=figure.ends, closed_on=on,
        by_id=by.user_id if by else None,
    )  # fmt: skip


@transaction.atomic
def correction_add(
    *, by: Actor | None, on: date, snapshot: Snapshot, reached: int, reason: str
) -> Correction:
    """Say that a frozen figure is another one by now, and why. Both stay visible."""
    if not reason.strip():
        raise Refused(
            _("Write why the figure changed. The funder reads this beside the frozen number."), "reason"
        )
    row = Correction.objects.create(
        snapshot=snapshot, reached=reached, on=on, reason=reason.strip(), by_id=by.user_id if by else None
    )
    write(
        by,
        "period.corrected",
        object_id=snapshot.period_id,
        on=on,
        data={"indicator": snapshot.indicator, "reached": reached},
    )
    return row


@transaction.atomic
def hand_count_add(
    *, by: Actor | None, on: date, programme: Programme, organisation: Organisation, indicator: str, counted: int,
    note: str, day: date | None = None, exact: bool = True, district: str = "",
) -> HandCount:  # fmt: skip
    """Write down something that no register counts: a gathering held, ambassadors trained, stories shared.
    `district`: the part of the city where it was; empty when it was nowhere in particular."""
    shape = blueprint_of(programme).indicator_by_key.get(indicator)
    if shape is None or shape.kind not in BY_HAND | BY_HAND_BEFORE:
        raise Refused(
            _("This figure is counted from what is written down elsewhere. Choose another one."), "indicator"
        )
    if (day or on) > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), "day")
    if shape.kind in BY_HAND_BEFORE:
        _before_own_rows(programme, day or on)
    if not note.strip():
        raise Refused(_("Write what was counted and how, so that somebody else can follow it."), "note")
    row = HandCount.objects.create(
        programme=programme, organisation=organisation, indicator=indicator, on=day or on, count=counted,
        exact=exact, note=note.strip(), district=district, by_id=by.user_id if by else None,
    )  # fmt: skip
    write(
        by,
        "count.added",
        object_id=row.pk,
        organisation=organisation.pk,
        on=on,
        data={"indicator": indicator, "count": counted},
    )
    return row


def _before_own_rows(programme: Programme, day: date) -> None:
    """Refuse a count by hand for a day on which Aanzet counts ambassadors itself: nobody counts twice."""
    days = trained_days(programme)
    if days and day >= days[0]:
        raise Refused(
            _(
                "From %(day)s on Aanzet counts ambassadors by their training and agreement. Choose an earlier day."
            )
            % {"day": date_format(days[0], "j E Y")},
            "day",
        )
