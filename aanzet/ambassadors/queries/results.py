"""What came of it: heads reached, and women who came within 60 days or later (source S1-22).

A coordinator counts what her own organisation planned, exactly. Whoever leads the alliance sees numbers under the
rules for small numbers: no ambassador, no single visit, and a second cell is hidden where one would tell the first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.ambassadors.enums import CameBy
from aanzet.ambassadors.models import CameThrough, Deployment
from aanzet.ambassadors.queries.came import SOON
from aanzet.ambassadors.queries.planning import names_of
from aanzet.core.text import whole as number_of
from aanzet.participants.queries import distinct_women
from aanzet.reference.lists import language

SMALL = 5  # trust.md, "Small numbers"
WHOLE = 50  # below this number of women only totals, no breakdown


class Came(NamedTuple):
    """One woman who came through a visit, and so many days after it."""

    woman: UUID
    days: int


@dataclass(frozen=True, slots=True)
class ResultLine:
    """`times` visits; `reached` heads; `soon`: women who came within 60 days; `later`. None: too few to show."""

    label: str
    times: int
    reached: int
    soon: int | None
    later: int | None


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit with what came of it, for the coordinator who planned it."""

    deployment_id: UUID
    on: date
    kind: str
    place: str
    finding_place: str
    district: str
    language: str
    who: tuple[str, ...]
    minutes: int
    reached: int | None
    soon: int
    later: int


@dataclass(frozen=True, slots=True)
class Results:
    """`whole`: of a whole alliance, under the rules for small numbers; then there are no visits and no ambassadors."""

    year: int
    years: tuple[int, ...]
    whole: bool
    total: ResultLine
    visits: tuple[VisitLine, ...] = ()
    ambassadors: tuple[ResultLine, ...] = ()
    districts: tuple[ResultLine, ...] = ()
    languages: tuple[ResultLine, ...] = ()
    months: tuple[ResultLine, ...] = ()


@dataclass(slots=True)
class _Sum:
    times: int = 0
    reached: int = 0
    soon: set[UUID] = field(default_factory=set)
    later: set[UUID] = field(default_factory=set)


def results_of(*, actor: Actor, on: date, year: str = "") -> Results:
    """A year's results, in as many queries for one visit as for a thousand."""
    whole = not actor.may("deployment.list")
    rows = list(_rows(actor, whole, on))
    years = sorted({row.on.year for row in rows} | {on.year}, reverse=True)
    wanted = number_of(year)
    chosen = wanted if wanted in years else on.year
    rows = [row for row in rows if row.on.year == chosen]
    came, who = _came(rows), names_of(rows)
    months = _by(rows, came, lambda row: [row.on.strftime("%Y-%m")])
    found = Results(
        year=chosen,
        years=tuple(years),
        whole=whole,
        total=_total(rows, came, whole),
        districts=_by(rows, came, lambda row: [row.district or _("not known")]),
        languages=_by(rows, came, lambda row: [_language(row.language)]),
        months=tuple(_named_month(line) for line in sorted(months, key=lambda line: line.label)),
    )
    if whole:
        enough = sum(map(len, came.values())) >= WHOLE
        return replace(
            found,
            districts=_hidden(found.districts, enough),
            languages=_hidden(found.languages, enough),
            months=_hidden(found.months, enough),
        )
    visits = tuple(_visit(row, came.get(row.pk, ()), who.get(row.pk, ())) for row in rows)
    return replace(found, visits=visits, ambassadors=_by(rows, came, lambda row: who.get(row.pk, ())))


def _rows(actor: Actor, whole: bool, on: date) -> QuerySet[Deployment]:
    rows = Deployment.objects.visible_to(actor, "deployment.figures" if whole else "deployment.list")
    return rows.filter(cancelled_on__isnull=True, on__lte=on).order_by("-on", "-created_at")


def _came(rows: Iterable[Deployment]) -> dict[UUID, list[Came]]:
    """Visit -> who came; a woman who is known to two partners counts once, with the first visit she named."""
    visits = {row.pk: row.on for row in rows}
    found = list(
        QuerySet(CameThrough)
        .filter(how=CameBy.DEPLOYMENT, deployment__in=list(visits))
        .order_by("on", "created_at")
        .values_list("deployment_id", "case__participant_id", "case__first_contact_on")
    )
    top = distinct_women(person for _visit, person, _day in found)
    came: dict[UUID, list[Came]] = {}
    seen: set[UUID] = set()
    for pk, person, day in found:
        if top[person] not in seen:
            seen.add(top[person])
            came.setdefault(pk, []).append(Came(top[person], (day - visits[pk]).days))
    return came


def _by(
    rows: Iterable[Deployment], came: dict[UUID, list[Came]], keys: Callable[[Deployment], Iterable[str]]
) -> tuple[ResultLine, ...]:
    """Lines per key, most reached first. A visit with two keys (two ambassadors) counts with both."""
    sums: dict[str, _Sum] = {}
    for row in rows:
        for key in keys(row):
            _add(sums.setdefault(key, _Sum()), row, came.get(row.pk, ()))
    lines = [_line(key, each) for key, each in sums.items()]
    return tuple(sorted(lines, key=lambda line: (-line.reached, line.label)))


def _add(to: _Sum, row: Deployment, came: Iterable[Came]) -> None:
    to.times += 1
    to.reached += row.reached or 0
    for woman, days in came:
        (to.soon if days <= SOON.days else to.later).add(woman)


def _line(label: str, each: _Sum) -> ResultLine:
    return ResultLine(label, each.times, each.reached, len(each.soon), len(each.later))


def _total(rows: Iterable[Deployment], came: dict[UUID, list[Came]], whole: bool) -> ResultLine:
    """All of it. For a whole alliance women are rounded to five: an exact sum would give hidden cells away."""
    lines = _by(rows, came, lambda row: [""])
    line = lines[0] if lines else ResultLine("", 0, 0, 0, 0)
    if not whole:
        return line
    return ResultLine("", line.times, line.reached, _rounded(line.soon or 0), _rounded(line.later or 0))


def _rounded(number: int) -> int:
    return SMALL * round(number / SMALL)


def _hidden(lines: tuple[ResultLine, ...], enough: bool) -> tuple[ResultLine, ...]:
    """The same lines without cells that are too small; without any number of women when there are too few in all."""
    nothing: list[int | None] = [None] * len(lines)
    soon = shown_cells([line.soon or 0 for line in lines]) if enough else nothing
    later = shown_cells([line.later or 0 for line in lines]) if enough else nothing
    return tuple(
        ResultLine(line.label, line.times, line.reached, a, b)
        for line, a, b in zip(lines, soon, later, strict=True)
    )


def shown_cells(cells: list[int]) -> list[int | None]:
    """Cells of 1 to 4 are hidden; while one alone is hidden, or hidden ones sum to under five, the smallest shown
    one goes with them, a zero too: a reader who knows the sum cannot compute one back."""
    shown: list[int | None] = [None if 0 < cell < SMALL else cell for cell in cells]
    while True:
        hidden = [cell for cell, seen in zip(cells, shown, strict=True) if seen is None]
        left = [place for place, seen in enumerate(shown) if seen is not None]
        if not hidden or not left or (len(hidden) > 1 and sum(hidden) >= SMALL):
            return shown
        shown[min(left, key=lambda place: (cells[place] == 0, cells[place]))] = None


def _visit(row: Deployment, came: Iterable[Came], who: tuple[str, ...]) -> VisitLine:
    days = [each.days for each in came]
    soon = sum(1 for each in days if each <= SOON.days)
    return VisitLine(
        row.pk, row.on, row.get_kind_display(), row.place, row.finding_place, row.district,
        _language(row.language), who, row.minutes, row.reached, soon, len(days) - soon,
    )  # fmt: skip


def _language(code: str) -> str:
    found = language(code) if code else None
    return found.own_name if found else code or _("not known")


def _named_month(line: ResultLine) -> ResultLine:
    first = date.fromisoformat(f"{line.label}-01")
    return ResultLine(date_format(first, "F Y"), line.times, line.reached, line.soon, line.later)
