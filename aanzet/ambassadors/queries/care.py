"""One ambassador, for the coordinator who looks after her: talks, visits, what came of them. No names of women."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from aanzet.ambassadors.models import Deployed, Supervision
from aanzet.ambassadors.queries.people import overdue
from aanzet.volunteers.models import Volunteer

LATEST = 6


@dataclass(frozen=True, slots=True)
class Care:
    """`talks`: days, newest first. `visits`: (day, place, heads or None)."""

    talks: tuple[date, ...]
    overdue: bool
    visits: tuple[tuple[date, str, int | None], ...]


def care_of(*, volunteer: Volunteer, on: date) -> Care:
    """Two queries."""
    talks = tuple(
        QuerySet(Supervision)
        .filter(volunteer=volunteer)
        .order_by("-held_on")
        .values_list("held_on", flat=True)[:LATEST]
    )
    went = QuerySet(Deployed).filter(volunteer=volunteer, deployment__cancelled_on__isnull=True)
    rows = went.order_by("-deployment__on").values_list(
        "deployment__on", "deployment__place", "deployment__reached"
    )
    return Care(talks, overdue(volunteer, talks[0] if talks else None, on), tuple(rows[:LATEST]))
