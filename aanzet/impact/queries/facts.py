"""The facts that figures are counted from: a few flat reads per programme, then plain Python.

Counting in memory keeps one rule per kind readable, and a hundred thousand women take seconds: no query per
woman, no model objects. Everything here is inside the escape `impact.count`: only numbers leave this room,
and rows only through the scope of the one who asks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from aanzet.access.scope import unscoped
from aanzet.ambassadors.queries import counted
from aanzet.cases.models import Case, Exit, Goal, LadderStep, OutreachContact
from aanzet.impact.models import HandCount
from aanzet.matches.queries.surveys import new_contacts
from aanzet.participants.enums import Gender
from aanzet.participants.queries import distinct_women
from aanzet.programmes.models import Programme
from aanzet.work.models import AfterCareCheck, IndependenceStatement, Placement, StartSituation, standing

OVERRIDE = "override"
_NOTHING: frozenset[str] = frozenset()


@contextmanager
def counting() -> Iterator[None]:
    with unscoped("impact.count"):
        yield


class CaseFact(NamedTuple):
    """One case as far as figures need it."""

    case_id: UUID
    participant_id: UUID
    organisation_id: UUID
    first_contact_on: date
    started_on: date | None
    criteria: frozenset[str]
    gender: str
    imported: bool
    route: str


class PlacementFact(NamedTuple):
    placement_id: UUID
    case_id: UUID
    kind: str
    sector: str
    starts_on: date
    ends_on: date | None


class StatementFact(NamedTuple):
    case_id: UUID
    moment: str
    answer: str
    measure: str
    on: date


class SituationFact(NamedTuple):
    income_source: str
    hours_per_week: Decimal | None
    in_full_time_study: bool | None
    benefit: str


class Facts:
    """The facts of one programme; each kind is read once, when a figure first needs it."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme

    @cached_property
    def cases(self) -> dict[UUID, CaseFact]:
        with counting():
            rows = Case.objects.filter(programme=self.programme).values_list(
                "pk", "participant_id", "organisation_id", "first_contact_on", "started_on", "criteria",
                "participant__gender", "imported", "route",
            )  # fmt: skip
            return {
                row[0]: CaseFact(*row[:5], frozenset(row[5]) if row[5] else _NOTHING, *row[6:])
                for row in rows.iterator(chunk_size=5000)
            }

    @cached_property
    def woman(self) -> dict[UUID, UUID]:
        """Case id -> the id that stands for the woman; equal for her cases at two partners."""
        top = distinct_women(case.participant_id for case in self.cases.values())
        return {pk: top[case.participant_id] for pk, case in self.cases.items()}

    @cached_property
    def men(self) -> frozenset[UUID]:
        """Ids, as in `woman`, of people who say that they are men."""
        return frozenset(self.woman[pk] for pk, case in self.cases.items() if case.gender == Gender.MAN)

    @cached_property
    def started(self) -> dict[UUID, date]:
        """Woman -> the first day on which she started, at any partner."""
        first: dict[UUID, date] = {}
        woman = self.woman
        for pk, case in self.cases.items():
            day = case.started_on
            if day is not None:
                first[woman[pk]] = min(first.get(woman[pk], day), day)
        return first

    @cached_property
    def criteria(self) -> dict[UUID, frozenset[str]]:
        """Woman -> the criteria of the target group that were noted for her, at any partner."""
        found: dict[UUID, frozenset[str]] = {}
        for pk, case in self.cases.items():
            if case.criteria:
                found[self.woman[pk]] = found.get(self.woman[pk], frozenset()) | case.criteria
        return found

    @cached_property
    def placements(self) -> dict[UUID, list[PlacementFact]]:
        """Woman -> her placements, oldest first; also those at another partner."""
        found: dict[UUID, list[PlacementFact]] = {}
        with counting():
            rows = Placement.objects.filter(standing(), case__programme=self.programme)
            fields = ("pk", "case_id", "kind", "sector", "starts_on", "ends_on")
            for row in (
                rows.order_by("starts_on", "created_at").values_list(*fields).iterator(chunk_size=5000)
            ):
                found.setdefault(self.woman[row[1]], []).append(PlacementFact(*row))
        return found

    @cached_property
    def checks(self) -> dict[tuple[UUID, str], tuple[str, date]]:
        """(placement, span) -> (still, asked on)."""
        with counting():
            rows = AfterCareCheck.objects.filter(placement__case__programme=self.programme)
            return {
                (placement, due): (still, on)
                for placement, due, still, on in rows.values_list("placement_id", "due", "still", "done_on")
            }

    @cached_property
    def statements(self) -> dict[UUID, list[StatementFact]]:
        """Woman -> what she said about her income, oldest first."""
        found: dict[UUID, list[StatementFact]] = {}
        with counting():
            rows = IndependenceStatement.objects.filter(case__programme=self.programme)
            fields = ("case_id", "moment", "answer", "measure", "stated_on")
            for row in (
                rows.order_by("stated_on", "created_at").values_list(*fields).iterator(chunk_size=5000)
            ):
                found.setdefault(self.woman[row[0]], []).append(StatementFact(*row))
        return found

    @cached_property
    def situations(self) -> dict[UUID, SituationFact]:
        """Woman -> her start situation (the first one noted)."""
        found: dict[UUID, SituationFact] = {}
        with counting():
            rows = StartSituation.objects.filter(case__programme=self.programme).order_by("on", "created_at")
            fields = ("case_id", "income_source", "hours_per_week", "in_full_time_study", "benefit")
            for row in rows.values_list(*fields).iterator(chunk_size=5000):
                found.setdefault(self.woman[row[0]], SituationFact(*row[1:]))
        return found

    @cached_property
    def goals(self) -> dict[UUID, list[date | None]]:
        """Woman -> the days on which she reached goals of her own; None for one still open."""
        found: dict[UUID, list[date | None]] = {}
        with counting():
            rows = Goal.objects.filter(case__programme=self.programme, own=True, dropped_on__isnull=True)
            for case_id, on in rows.values_list("case_id", "reached_on").order_by("reached_on"):
                found.setdefault(self.woman[case_id], []).append(on)
        return found

    @cached_property
    def ladder(self) -> dict[UUID, list[tuple[date, int]]]:
        """Woman -> (day, step) of how much she decides herself, oldest first."""
        found: dict[UUID, list[tuple[date, int]]] = {}
        with counting():
            rows = LadderStep.objects.filter(case__programme=self.programme).order_by("on", "created_at")
            for case_id, on, step in rows.values_list("case_id", "on", "step").iterator(chunk_size=5000):
                found.setdefault(self.woman[case_id], []).append((on, step))
        return found

    @cached_property
    def exits(self) -> dict[UUID, list[tuple[date, str, str, str]]]:
        """Woman -> (day, kind, face, income source) of exits that stand, oldest first."""
        found: dict[UUID, list[tuple[date, str, str, str]]] = {}
        with counting():
            rows = Exit.objects.filter(case__programme=self.programme, undone_on__isnull=True).order_by("on")
            fields = ("case_id", "on", "kind", "is_this_what_you_wanted", "income_source")
            for row in rows.values_list(*fields):
                found.setdefault(self.woman[row[0]], []).append(row[1:])
        return found

    @cached_property
    def new_contacts(self) -> dict[UUID, list[tuple[date, int]]]:
        """Woman -> (day, new people she knows for work) as she said at the end of a time with a volunteer."""
        found: dict[UUID, list[tuple[date, int]]] = {}
        with counting():
            for case_id, told in new_contacts(programme=self.programme).items():
                found.setdefault(self.woman[case_id], []).extend(told)
        return found

    @cached_property
    def hand_counts(self) -> list[tuple[str, date, int, bool]]:
        """(indicator, day, count, exact), oldest first."""
        rows = HandCount.objects.filter(programme=self.programme, withdrawn_on__isnull=True).order_by("on")
        return list(rows.values_list("indicator", "on", "count", "exact"))

    @cached_property
    def met(self) -> list[tuple[date, int]]:
        """(day, women met) of outreach, oldest first."""
        rows = OutreachContact.objects.filter(programme=self.programme).order_by("on")
        return list(rows.values_list("on", "women"))

    @cached_property
    def trained(self) -> list[date]:
        """Per ambassador the day on which her training and her agreement were both there, oldest first."""
        return counted.trained_days(self.programme)

    @cached_property
    def visits(self) -> list[tuple[date, int]]:
        """(day, people reached) of each visit of ambassadors that was told, oldest first."""
        return counted.visits_told(self.programme)

    @cached_property
    def came(self) -> dict[UUID, date]:
        """Woman -> her first contact, of women who came within 60 days of a visit."""
        found: dict[UUID, date] = {}
        with counting():
            for case_id, on in counted.came_soon(self.programme):
                woman = self.woman[case_id]
                found[woman] = min(found.get(woman, on), on)
        return found

    @cached_property
    def held_by(self) -> dict[UUID, frozenset[UUID]]:
        """Woman -> the organisations where she has a case."""
        found: dict[UUID, set[UUID]] = {}
        for pk, case in self.cases.items():
            found.setdefault(self.woman[pk], set()).add(case.organisation_id)
        return {woman: frozenset(each) for woman, each in found.items()}
