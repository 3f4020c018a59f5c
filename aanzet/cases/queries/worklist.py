"""Who needs me now: at most a page of women, each with her reasons, in a constant number of queries."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language

from aanzet.access.actor import Actor
from aanzet.cases.enums import AssignmentKind, ContactKind, SignalReason, Weight
from aanzet.cases.models import Assignment, Case, PhaseChange, Signal
from aanzet.cases.models.care import talks
from aanzet.cases.models.journey import accompanies
from aanzet.cases.models.signal import speaks
from aanzet.core.text import localised
from aanzet.programmes.queries import blueprint_of

PAGE = 25
FETCH = 75
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """Why she needs somebody. `days`: since when, in whole days; negative: still to come."""

    reason: SignalReason
    weight: int
    days: int
    on: date
    object_id: UUID | None
    words: str


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One woman on the worklist."""

    case_id: UUID
    name: str
    script_name: str
    phase: str
    programme: str
    reasons: tuple[Reason, ...]
    coach: str
    last_on: date | None
    last_kind: str

    @property
    def first(self) -> Reason:
        return self.reasons[0]

    @property
    def shown(self) -> tuple[Reason, ...]:
        return self.reasons[:SHOWN]

    @property
    def unseen(self) -> int:
        """How many reasons more than the row has place for; all of them stand on her case page."""
        return max(len(self.reasons) - SHOWN, 0)


@dataclass(frozen=True, slots=True)
class Worklist:
    """Today's women first, then this week's. `more`: there are more than a page shows."""

    now: tuple[WorkRow, ...]
    week: tuple[WorkRow, ...]
    more: bool

    @property
    def empty(self) -> bool:
        return not self.now and not self.week


def worklist(*, actor: Actor, on: date, programme: UUID | None = None, district: str = "") -> Worklist:
    """The worklist of `actor`: her own women when she coaches, her organisation's when she coordinates."""
    visible = Signal.objects.visible_to(actor, "case.list")
    if programme:
        visible = visible.filter(case__programme=programme)
    if district:
        visible = visible.filter(case__participant__district=district)
    urgent = _shown(visible, Weight.URGENT, on, on)
    soon = _shown(visible, Weight.SOON, on, on)
    week = _shown(visible, Weight.THIS_WEEK, on, on + timedelta(days=7))
    now_ids = _ids([*urgent, *soon])
    week_ids = [pk for pk in _ids(week) if pk not in set(now_ids)]
    more = len(now_ids) > PAGE or len(week_ids) > PAGE or FETCH in {len(urgent), len(soon), len(week)}
    now_ids, week_ids = now_ids[:PAGE], week_ids[:PAGE]
    facts = _facts([*now_ids, *week_ids])
    coaches = coach_names([*now_ids, *week_ids], on)
    reasons = _reasons([*urgent, *soon, *week], on)
    rows = {pk: _row(pk, facts, coaches, reasons) for pk in [*now_ids, *week_ids] if pk in facts}
    return Worklist(
        now=tuple(rows[pk] for pk in now_ids if pk in rows),
        week=tuple(rows[pk] for pk in week_ids if pk in rows),
        more=more,
    )


def _shown(visible: QuerySet[Signal], weight: int, on: date, until: date) -> list[Signal]:
    # What is still to come this week is shown ahead, but less contact than the norm only when it is so.
    broken = Q(shows_from__lte=on) | ~Q(reason=SignalReason.RHYTHM)
    rows = visible.filter(broken, speaks(on), weight=weight, shows_from__lte=until)
    return list(rows.order_by("shows_from")[:FETCH])


def _ids(signals: list[Signal]) -> list[UUID]:
    return list(dict.fromkeys(signal.case_id for signal in signals))


def _reasons(signals: list[Signal], on: date) -> dict[UUID, tuple[Reason, ...]]:
    found: dict[UUID, dict[tuple[str, UUID | None], Reason]] = {}
    for signal in sorted(signals, key=lambda each: (each.weight, each.shows_from)):
        reason = Reason(
            SignalReason(signal.reason),
            signal.weight,
            (on - signal.since).days,
            signal.since,
            signal.object_id,
            signal.words,
        )
        # "No coach" speaks twice, first softly and after a week loudly: the loudest is enough.
        found.setdefault(signal.case_id, {}).setdefault((signal.reason, signal.object_id), reason)
    return {pk: tuple(each.values()) for pk, each in found.items()}


def with_facts(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Annotate phase, last contact and its kind, by index look-ups per row."""
    return rows.select_related("participant", "programme").annotate(
        phase_now=phase_now(), last_on=last_talk("on"), last_kind=last_talk("kind")
    )


def phase_now() -> Subquery:
    """The phase of a case of the outer query."""
    phases = PhaseChange.objects.filter(case=OuterRef("pk")).order_by("-on", "-created_at")
    return Subquery(phases.values("phase")[:1])


def last_talk(column: str) -> Subquery:
    """A column of the newest talk of a case of the outer query."""
    return Subquery(talks().filter(case=OuterRef("pk")).order_by("-on").values(column)[:1])


def _facts(ids: list[UUID]) -> dict[UUID, Case]:
    # The ids come from signals that were visible to the actor; the cases are theirs.
    rows = QuerySet(Case).filter(pk__in=ids)
    return {case.pk: case for case in with_facts(rows)} if ids else {}


def coach_names(ids: list[UUID], on: date) -> dict[UUID, str]:
    rows = (
        QuerySet(Assignment)
        .filter(accompanies(on), case__in=ids)
        .exclude(kind=AssignmentKind.MENTOR)
        .order_by("kind")
        .values_list("case_id", "kind", "user__name")
    )
    names: dict[UUID, list[str]] = {}
    for case_id, _kind, name in rows if ids else []:
        names.setdefault(case_id, []).append(name)
    return {pk: ", ".join(each) for pk, each in names.items()}


def phase_name(case: Case, key: str | None) -> str:
    """The phase in the reader's language."""
    shape = blueprint_of(case.programme).phase_by_key.get(key or "")
    return localised(shape.name, get_language() or "nl") if shape else ""


def _row(
    pk: UUID, facts: dict[UUID, Case], coaches: dict[UUID, str], reasons: dict[UUID, tuple[Reason, ...]]
) -> WorkRow:
    case = facts[pk]
    kind = getattr(case, "last_kind", None)
    return WorkRow(
        case_id=pk,
        name=case.participant.readable_name,
        script_name=case.participant.script_name,
        phase=phase_name(case, getattr(case, "phase_now", None)),
        programme=case.programme.name,
        reasons=reasons[pk],
        coach=coaches.get(pk, ""),
        last_on=getattr(case, "last_on", None),
        last_kind=str(ContactKind(kind).label) if kind else "",
    )
