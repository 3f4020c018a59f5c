"""What staff read about who may see her: changes of hers, that a file is hidden, and safety at home."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.cases.queries.plan import my_cases, rights_on
from aanzet.circle.enums import ChangeKind
from aanzet.circle.models import Change
from aanzet.participants.rules import is_unsafe, openings_of


@dataclass(frozen=True, slots=True)
class ChangeLine:
    on: date
    what: str
    receiver: str


@dataclass(frozen=True, slots=True)
class StaffLine:
    """`open_until`: the reader opened this hidden file herself. `unsafe`: None for who may not know."""

    changes: tuple[ChangeLine, ...]
    may_read: bool
    open_until: datetime | None
    unsafe: bool | None


def staff_line(*, actor: Actor, case: Case, on: date) -> StaffLine:
    """What the page of her case says to this reader."""
    may = rights_on(actor=actor, case=case)
    opening = openings_of(actor).filter(participant=case.participant_id).order_by("-until").first()
    return StaffLine(
        changes=_changes(case.participant_id) if "case.circle.seen" in may else (),
        may_read="case.circle.seen" in may,
        open_until=opening.until if opening else None,
        unsafe=is_unsafe(case.participant_id, on) if "case.safety.read" in may else None,
    )


def _changes(participant_id: UUID) -> tuple[ChangeLine, ...]:
    rows = QuerySet(Change).filter(participant=participant_id, seen_on__isnull=True)
    return tuple(
        ChangeLine(row.on, str(ChangeKind(row.kind).label), row.organisation.name if row.organisation else "")
        for row in rows.select_related("organisation").order_by("on", "created_at")
    )


def people_of(actor: Actor) -> list[UUID]:
    """Her own rows, one per organisation that knows her."""
    return list(dict.fromkeys(case.participant_id for case in my_cases(actor=actor)))
