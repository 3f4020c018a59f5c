"""Hours of a volunteer: by month, the newest first, and as a proof over a period. Never with the name of a woman."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.volunteers.enums import HoursKind
from aanzet.volunteers.models import Hours, Volunteer
from aanzet.volunteers.periods import Period, choices

LATEST = 6  # months of which every line is shown


def spoken(minutes: int) -> str:
    """Minutes as hours and minutes: "2:30 h"."""
    return _("%(time)s h") % {"time": f"{minutes // 60}:{minutes % 60:02d}"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `from_log`: it came by itself from the log of a meeting."""

    pk: UUID
    on: date
    minutes: int
    kind: str
    from_log: bool
    withdrawn_on: date | None

    @property
    def time(self) -> str:
        return spoken(self.minutes)


@dataclass(frozen=True, slots=True)
class Month:
    """What was given in a month; lines taken back stand there and do not count."""

    first: date
    minutes: int
    lines: tuple[Line, ...]

    @property
    def time(self) -> str:
        return spoken(self.minutes)


@dataclass(frozen=True, slots=True)
class HoursPage:
    volunteer_id: UUID
    name: str
    programme: str
    minutes: int
    months: tuple[Month, ...]

    @property
    def time(self) -> str:
        return spoken(self.minutes)


@dataclass(frozen=True, slots=True)
class Proof:
    """Hours over a period for a funder: the total and each kind. `since`, `until`: the part of the period in which
    this person was a volunteer, up to today."""

    name: str
    role: str
    programme: str
    organisation: str
    period: Period
    since: date
    until: date
    minutes: int
    days: int
    kinds: tuple[tuple[str, str], ...]

    @property
    def time(self) -> str:
        return spoken(self.minutes)


def lines_of(*, actor: Actor, volunteer: Volunteer) -> list[Line]:
    """Every line of a volunteer that this reader may see, the newest first."""
    rows = Hours.objects.visible_to(actor, "hours.read").filter(volunteer=volunteer)
    return [
        Line(row.pk, row.on, row.minutes, row.get_kind_display(), row.match_id is not None, row.withdrawn_on)
        for row in rows
    ]


def hours_page(*, actor: Actor, volunteer: Volunteer) -> HoursPage:
    """The list with a total per month."""
    lines = lines_of(actor=actor, volunteer=volunteer)
    months = tuple(
        Month(first, _sum(inside), tuple(inside))
        for first, inside in (
            (key, list(group)) for key, group in groupby(lines, key=lambda each: each.on.replace(day=1))
        )
    )
    return HoursPage(volunteer.pk, volunteer.name, volunteer.programme.name, _sum(lines), months)


def _sum(lines: list[Line]) -> int:
    return sum(line.minutes for line in lines if line.withdrawn_on is None)


def proof_periods(*, volunteer: Volunteer, on: date) -> list[Period]:
    return choices(volunteer.signed_up_on, on)


def proof(*, actor: Actor, volunteer: Volunteer, period: Period, on: date) -> Proof:
    """What a funder asks: period, total, per kind. Travel and training are kinds of their own."""
    rows = list(
        Hours.objects.visible_to(actor, "hours.read")
        .filter(volunteer=volunteer, on__range=(period.starts, period.ends), withdrawn_on__isnull=True)
        .values_list("on", "kind", "minutes")
    )
    per = Counter[str]()
    for _on, kind, minutes in rows:
        per[kind] += minutes
    return Proof(
        volunteer.name, volunteer.get_role_display(), volunteer.programme.name, volunteer.organisation.name, period,
        max(period.starts, volunteer.signed_up_on), min(period.ends, on),
        per.total(), len({row[0] for row in rows}),
        tuple((str(kind.label), spoken(per[kind])) for kind in HoursKind if per[kind]),
    )  # fmt: skip


def minutes_given(*, volunteers: QuerySet[Volunteer], starts: date, ends: date) -> dict[UUID, int]:
    """Minutes per volunteer over a period; who gave none is not in it. For sums of a company, without a name."""
    rows = QuerySet(Hours).filter(
        volunteer__in=volunteers.values("pk"), on__range=(starts, ends), withdrawn_on__isnull=True
    )
    return dict(rows.values_list("volunteer_id").annotate(n=Sum("minutes")).order_by())
