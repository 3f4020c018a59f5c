"""Reading results of one case: what stands on her page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q
from django.utils.translation import get_language

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.reference.lists import sector
from aanzet.work.enums import Answer, Moment, YesAnswer
from aanzet.work.models import AfterCareCheck, Placement, no_benefit_little_work
from aanzet.work.queries.her_yes import stands
from aanzet.work.schedule import Check, checks_of
from aanzet.work.wording import for_staff, times_in_words


@dataclass(frozen=True, slots=True)
class YesLine:
    """Her yes to a result outside her week. `reasons` in words; `noted_by` empty: she answered herself."""

    answer: str
    reasons: tuple[str, ...]
    asked_on: date
    asked_by: str
    answered_on: date | None
    noted_by: str


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """A placement on her page. `kind`, `sector` and `contract` in words; `inside_care` is derived from the sector."""

    placement_id: UUID
    kind: str
    what: str
    sector: str
    inside_care: bool
    hours_per_week: Decimal | None
    contract: str
    starts_on: date
    ends_on: date | None
    seen_on: date
    seen_by: str
    times: str
    her_yes: YesLine | None
    followed: bool
    checks: tuple[Check, ...]

    @property
    def counts(self) -> bool:
        """False as long as her yes is waited for, and after her no."""
        return self.her_yes is None or self.her_yes.answer == YesAnswer.YES

    @property
    def open_check(self) -> Check | None:
        """The first check that waits for an answer."""
        return next((check for check in self.checks if check.open), None)


@dataclass(frozen=True, slots=True)
class MomentLine:
    """One of the four dates. No row is "not asked yet", never "no"."""

    moment: str
    label: str
    answer: str
    answer_label: str
    stated_on: date | None


@dataclass(frozen=True, slots=True)
class Results:
    """The results panel. `nugger`: no benefit, no full-time study, at most 12 hours of work; None: not known."""

    case_id: UUID
    placements: tuple[PlacementLine, ...]
    moments: tuple[MomentLine, ...]
    has_situation: bool
    nugger: bool | None


def results_of(*, actor: Actor, case: Case, on: date) -> Results:
    """Placements with checks, and the four dates, in two queries."""
    rows = _case_rows(actor, case)
    programme = rows[0].programme if rows else case.programme
    return Results(
        case_id=case.pk,
        placements=placement_lines(actor=actor, case=case, programme=programme, on=on),
        moments=_moments(rows),
        has_situation=bool(rows and rows[0].situation_on),  # type: ignore[attr-defined]
        nugger=_nugger(rows),
    )


def _case_rows(actor: Actor, case: Case) -> list[Case]:
    """The case joined with every statement and with its start situation: one row per statement."""
    return list(
        Case.objects.visible_to(actor, "case.independence.read")
        .filter(pk=case.pk)
        .select_related("programme")
        .annotate(
            moment=F("independence__moment"),
            answer=F("independence__answer"),
            stated_on=F("independence__stated_on"),
            situation_on=F("start_situation__on"),
            benefit=F("start_situation__benefit"),
            study=F("start_situation__in_full_time_study"),
            work_hours=F("start_situation__hours_per_week"),
        )
        .order_by("independence__stated_on", "independence__created_at")
    )


def _moments(rows: Iterable[Case]) -> tuple[MomentLine, ...]:
    latest = {row.moment: row for row in rows if row.moment}  # type: ignore[attr-defined]
    lines = []
    for moment in Moment:
        row = latest.get(moment)
        answer = row.answer if row is not None else ""  # type: ignore[attr-defined]
        lines.append(
            MomentLine(
                moment=moment,
                label=str(moment.label),
                answer=answer,
                answer_label=str(Answer(answer).label) if answer else "",
                stated_on=row.stated_on if row is not None else None,  # type: ignore[attr-defined]
            )
        )
    return tuple(lines)


def _nugger(rows: list[Case]) -> bool | None:
    if not rows or rows[0].situation_on is None:  # type: ignore[attr-defined]
        return None
    first = rows[0]
    return no_benefit_little_work(first.benefit, first.study, first.work_hours)  # type: ignore[attr-defined]


def placement_lines(*, actor: Actor, case: Case, programme: Programme, on: date) -> tuple[PlacementLine, ...]:
    """Her placements in order of their first day, each with its checks, in one query."""
    spans = blueprint_of(programme).after_care.checks
    rows: dict[UUID, tuple[Placement, list[AfterCareCheck]]] = {}
    found = (
        Placement.objects.visible_to(actor, "case.placement.read")
        .filter(case=case, withdrawn_on__isnull=True)
        .annotate(
            c_due=F("checks__due"),
            c_still=F("checks__still"),
            c_done_on=F("checks__done_on"),
            asked=FilteredRelation("yeses", condition=Q(yeses__replaced_on__isnull=True)),
            y_asked_on=F("asked__asked_on"),
            y_by=F("asked__by_name"),
            y_reasons=F("asked__reasons"),
            y_answer=F("asked__answer"),
            y_answered_on=F("asked__answered_on"),
            y_noted_by=F("asked__noted_by"),
        )
        .order_by("starts_on", "created_at")
    )
    for row in found:
        _placement, done = rows.setdefault(row.pk, (row, []))
        if row.c_due:
            done.append(AfterCareCheck(due=row.c_due, still=row.c_still, done_on=row.c_done_on))
    return tuple(_line(placement, done, spans, on) for placement, done in rows.values())


def _yes(row: Any) -> YesLine | None:
    if row.y_asked_on is None:
        return None
    return YesLine(
        answer=row.y_answer,
        reasons=tuple(for_staff(code, values) for code, values in row.y_reasons),
        asked_on=row.y_asked_on,
        asked_by=row.y_by,
        answered_on=row.y_answered_on,
        noted_by=row.y_noted_by,
    )


def _line(row: Placement, done: list[AfterCareCheck], spans: Iterable[str], on: date) -> PlacementLine:
    language = get_language() or "nl"
    her_yes = _yes(row)
    counts = her_yes is None or her_yes.answer == YesAnswer.YES
    place = sector(row.sector) if row.sector else None
    return PlacementLine(
        placement_id=row.pk,
        kind=row.get_kind_display(),
        what=", ".join(part for part in (row.occupation, row.employer) if part),
        sector=place.name(language) if place else "",
        inside_care=bool(place and place.care),
        hours_per_week=row.hours_per_week,
        contract=row.get_contract_display() if row.contract else "",
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        seen_on=row.seen_on,
        seen_by=row.seen_by,
        times=times_in_words(row.times),
        her_yes=her_yes,
        followed=counts and row.is_followed,
        checks=tuple(checks_of(row, spans, done, on=on)) if counts else (),
    )


def checks_to_record(*, actor: Actor, placement: Placement, on: date) -> list[Check]:
    """All checks of a placement whose day has come (or comes within a month), the open ones first. None before her
    yes, where one is needed."""
    if not stands(placement):
        return []
    spans = blueprint_of(placement.case.programme).after_care.checks
    done = AfterCareCheck.objects.visible_to(actor, "case.aftercare.record").filter(placement=placement)
    found = checks_of(placement, spans, done, on=on)
    near = [check for check in found if check.open or check.still or (check.due_on - on).days <= 31]
    return sorted(near, key=lambda check: (not check.open, check.due_on))
