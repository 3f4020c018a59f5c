"""When after-care asks: days derived from the first paid day and the spans of the blueprint ("4w", "6m")."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from aanzet.cases.spans import label
from aanzet.work.models import AfterCareCheck, Placement


class CheckState(StrEnum):
    DONE = "done"
    LATE = "late"  # its day is over and nobody wrote down an answer: stays visible
    NOW = "now"  # its day is today
    COMING = "coming"
    OVER = "over"  # the placement had ended by then, so there is nothing left to ask


@dataclass(frozen=True, slots=True)
class Check:
    """One after-care check of one placement on a certain day."""

    placement_id: UUID
    due: str
    due_on: date
    state: CheckState
    still: str = ""
    done_on: date | None = None

    @property
    def label(self) -> str:
        return label(self.due)

    @property
    def open(self) -> bool:
        """Waits for an answer that could be given today."""
        return self.state in (CheckState.LATE, CheckState.NOW)


def due_on(starts_on: date, span: str) -> date:
    """The day a span after a start: whole weeks, or calendar months (31 January + 1m is the last of February)."""
    number = int(span[:-1])
    if span.endswith("w"):
        return starts_on + timedelta(weeks=number)
    months = starts_on.month - 1 + number
    year, month = starts_on.year + months // 12, months % 12 + 1
    return date(year, month, min(starts_on.day, calendar.monthrange(year, month)[1]))


def checks_of(
    placement: Placement, spans: Iterable[str], recorded: Iterable[AfterCareCheck], *, on: date
) -> list[Check]:
    """All checks of a placement in order of their day; none for what after-care does not follow."""
    if not placement.is_followed:
        return []
    done = {row.due: row for row in recorded}
    # A check that was recorded stays, also when the blueprint no longer asks for it.
    wanted = sorted({*spans, *done}, key=lambda span: due_on(placement.starts_on, span))
    return [_check(placement, span, done.get(span), on) for span in wanted]


def _check(placement: Placement, span: str, row: AfterCareCheck | None, on: date) -> Check:
    day = due_on(placement.starts_on, span)
    if row is not None:
        return Check(placement.pk, span, day, CheckState.DONE, row.still, row.done_on)
    if placement.ends_on and placement.ends_on < day:
        return Check(placement.pk, span, day, CheckState.OVER)
    if day > on:
        return Check(placement.pk, span, day, CheckState.COMING)
    return Check(placement.pk, span, day, CheckState.NOW if day == on else CheckState.LATE)
