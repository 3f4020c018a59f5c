"""Which ambassadors' visits may have brought her here. No names: neither hers nor theirs."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.formats import date_format

from aanzet.ambassadors.enums import KIND_ICONS, CameBy, DeploymentKind
from aanzet.ambassadors.models import CameThrough, Deployment
from aanzet.cases.models import Case
from aanzet.core.text import listed

# Who comes within so many days of a visit is counted with it; who comes later is counted apart (source S1-22).
SOON = timedelta(days=60)
LONGEST = timedelta(days=365)
MOST = 6


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to choose. `place` is empty for a visit at somebody's home."""

    deployment_id: UUID
    on: date
    kind: Any
    icon: str
    place: str
    district: str


@dataclass(frozen=True, slots=True)
class Said:
    """What she answered: a visit, or another way (`visit` None)."""

    visit: Visit | None
    on: date


def offered(*, case: Case, deployment: Deployment) -> bool:
    """Can she have come through this visit: of her programme, before her first contact, and not too long before?"""
    return _before(case).filter(pk=deployment.pk).exists()


def visits_for(*, case: Case) -> tuple[Visit, ...]:
    """The visits to choose from: of the last 60 days in her part of the city, then elsewhere, then older."""
    near = (case.participant.district or "").casefold()

    def order(row: Deployment) -> tuple[bool, bool, int]:
        recent = case.first_contact_on - row.on <= SOON
        return (not recent, not near or row.district.casefold() != near, -row.on.toordinal())

    return tuple(visit(row) for row in sorted(_before(case), key=order)[:MOST])


def said_of(case: Case) -> Said | None:
    """Her answer until now; one query."""
    row = QuerySet(CameThrough).filter(case=case).select_related("deployment").first()
    if row is None:
        return None
    return Said(visit(row.deployment) if row.deployment and row.how == CameBy.DEPLOYMENT else None, row.on)


def visit(row: Deployment) -> Visit:
    kind = DeploymentKind(row.kind)
    place = "" if kind == DeploymentKind.HOUSE else row.place
    return Visit(row.pk, row.on, kind.label, KIND_ICONS[kind], place, row.district)


def _before(case: Case) -> QuerySet[Deployment]:
    """Visits before her first contact; a talk with an organisation brings no woman."""
    first = case.first_contact_on
    return (
        QuerySet(Deployment)
        .exclude(kind=DeploymentKind.ADVICE)
        .filter(
            Q(cancelled_on__isnull=True), programme=case.programme_id, on__lte=first, on__gte=first - LONGEST
        )
    )


def asks_her(*, case_id: UUID, on: date) -> bool:
    """Is she asked who told her about us? In her first weeks, once, and where an ambassador can have been it."""
    case = (
        QuerySet(Case).filter(pk=case_id, first_contact_on__gte=on - SOON, came_through__isnull=True).first()
    )
    return case is not None and _before(case).exists()


def named(shown: Visit) -> str:
    """ "Buurthuis, 3 November"; a visit at home without its place: "Visit at home, 3 November, Zuidoost"."""
    # A name of a place stands apart, so that it keeps its direction on a page from right to left.
    place = f"\u2068{shown.place or shown.district}\u2069" if shown.place or shown.district else ""
    day = date_format(shown.on, "j E")
    parts = (place, day) if shown.place else (shown.kind, day, place)
    return listed(part for part in parts if part)
