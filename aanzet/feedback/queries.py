"""Reading what women say, for who answers, for herself, and as numbers."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.models import Case, Cohort
from aanzet.feedback import house
from aanzet.feedback.enums import About, Kind, Theme
from aanzet.feedback.models import Done, Remark
from aanzet.participants.rules import restricted_now

ANSWER_DAYS = timedelta(days=14)
SIGNAL_DAYS = timedelta(days=7)
# Below so many women a theme points to somebody, unless so many said the same (S3-17).
SMALL, ENOUGH = 10, 3


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """`name` empty: she did not say who she is. `days_left` until the answer is due; None: answered."""

    remark_id: UUID
    kind: str
    kind_label: str
    about_label: str
    theme: str
    theme_label: str
    words: str
    has_sound: bool
    name: str
    programme: str
    on: date
    due_on: date
    days_left: int | None
    answer: str
    answered_on: date | None
    answered_by: str

    @property
    def late(self) -> bool:
        return self.days_left is not None and self.days_left < 0


def line(row: Remark, on: date) -> RemarkLine:
    due = row.on + ANSWER_DAYS
    return RemarkLine(
        remark_id=row.pk,
        kind=row.kind,
        kind_label=str(Kind(row.kind).label),
        about_label=str(About(row.about).label),
        theme=row.theme,
        theme_label=str(Theme(row.theme).label),
        words=house.words(row, "words"),
        has_sound=bool(row.sound_kind),
        name=_name(row, on),
        programme=row.programme.name,
        on=row.on,
        due_on=due,
        days_left=None if row.answered_on else (due - on).days,
        answer=house.words(row, "answer"),
        answered_on=row.answered_on,
        answered_by=row.answered_by,
    )


def _hidden(on: date) -> Exists:
    """Is the file of who said it hidden? Then her name is not shown to who answers."""
    return Exists(restricted_now(Actor(None, on=on)).filter(participant=OuterRef("participant_id")))


def _name(row: Remark, on: date) -> str:
    if row.participant is None:
        return ""
    hidden = getattr(row, "hidden", None)
    if hidden is None:
        hidden = QuerySet(Remark).filter(_hidden(on), pk=row.pk).exists()
    return "" if hidden else row.participant.readable_name


def remarks_for(*, actor: Actor, on: date, answered: bool, limit: int = 100) -> tuple[RemarkLine, ...]:
    """Open ones oldest first; answered ones newest first."""
    rows = Remark.objects.visible_to(actor, "remark.list").filter(answered_on__isnull=not answered)
    known = rows.select_related("participant", "programme").defer("sound").annotate(hidden=_hidden(on))
    ordered = known.order_by("-answered_on", "pk") if answered else known.order_by("on", "pk")
    return tuple(line(row, on) for row in ordered[:limit])


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for an answer for a week or longer. `late`: longer than is promised."""

    number: int
    late: int


def waiting(*, actor: Actor, on: date) -> Waiting:
    """Two counts, for the worklist."""
    rows = Remark.objects.visible_to(actor, "remark.list").filter(answered_on__isnull=True)
    return Waiting(
        rows.filter(on__lte=on - SIGNAL_DAYS).count(), rows.filter(on__lt=on - ANSWER_DAYS).count()
    )


@dataclass(frozen=True, slots=True)
class Quarter:
    """Counts for the report: `in_time`: answered within fourteen days."""

    name: str
    good: int
    change: int
    complaint: int
    answered: int
    in_time: int


def quarters(*, actor: Actor, on: date, last: int = 4) -> tuple[Quarter, ...]:
    """The newest quarters, newest first."""
    year, quarter = on.year, (on.month - 1) // 3
    spans = [divmod(year * 4 + quarter - back, 4) for back in range(last)]
    first = date(spans[-1][0], spans[-1][1] * 3 + 1, 1)
    seen = Remark.objects.visible_to(actor, "remark.list").filter(on__gte=first)
    rows = list(seen.values_list("on", "kind", "answered_on"))
    return tuple(_quarter(year, place, rows) for year, place in spans)


def _quarter(year: int, place: int, rows: list[tuple[date, str, date | None]]) -> Quarter:
    mine = [row for row in rows if (row[0].year, (row[0].month - 1) // 3) == (year, place)]
    kinds = [kind for _on, kind, _answered in mine]
    taken = [answered - day for day, _kind, answered in mine if answered]
    return Quarter(
        name=f"{year} Q{place + 1}",
        good=kinds.count(Kind.GOOD),
        change=kinds.count(Kind.CHANGE),
        complaint=kinds.count(Kind.COMPLAINT),
        answered=len(taken),
        in_time=sum(each <= ANSWER_DAYS for each in taken),
    )


def group_hides_her(case: Case) -> bool:
    """Is her group so large that its name on an unnamed remark does not point to her?"""
    if case.cohort_id is None:
        return False
    group = QuerySet(Case).filter(
        programme=case.programme, organisation=case.organisation, cohort=case.cohort_id
    )
    return group.filter(participant__erased_on=None).count() >= SMALL


def may_be_told(*, remark: Remark, cohort: Cohort | None, on: date) -> bool:
    """May a theme be told to all without pointing to who said it? She said yes, or at least three said the same, or the
    circle is not small. Who says it three times with her name is one."""
    said = QuerySet(Remark).filter(
        programme=remark.programme, organisation=remark.organisation, theme=remark.theme
    )
    circle = QuerySet(Case).filter(programme=remark.programme, organisation=remark.organisation)
    circle = circle.filter(participant__erased_on=None)
    if cohort is not None:
        said, circle = said.filter(cohort=cohort), circle.filter(cohort=cohort)
    named = said.filter(participant__isnull=False).values("participant").distinct()
    voices = named.count() + said.filter(participant__isnull=True).count()
    return remark.may_show or voices >= ENOUGH or circle.count() >= SMALL


def remarks_of(*, actor: Actor, case: Case, on: date) -> tuple[RemarkLine, ...]:
    """What she said with her name, newest first."""
    rows = Remark.objects.visible_to(actor, "remark.read").filter(participant=case.participant_id)
    newest = rows.select_related("participant", "programme").defer("sound").order_by("-on", "pk")
    return tuple(line(row, on) for row in newest)


@dataclass(frozen=True, slots=True)
class DoneLine:
    done_id: UUID
    theme: str
    did: str
    on: date


def done_for(*, case: Case) -> tuple[DoneLine, ...]:
    """You said, we did: of her programme at her organisation, and of her group."""
    rows = QuerySet(Done).filter(
        Q(cohort__isnull=True) | Q(cohort=case.cohort_id),
        programme=case.programme_id,
        organisation=case.organisation_id,
        withdrawn_on__isnull=True,
    )
    return tuple(DoneLine(row.pk, str(Theme(row.theme).label), row.did, row.on) for row in rows[:20])


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One text of "you said, we did" for who answers. `to`: the group that reads it; empty: all of the programme."""

    done_id: UUID
    theme: str
    did: str
    programme: str
    to: str
    on: date
    by: str
    withdrawn_on: date | None
    withdrawn_by: str
    is_correction: bool


def told_for(
    *, actor: Actor, remark: Remark | None = None, row: Done | None = None, limit: int = 100
) -> tuple[ToldLine, ...]:
    """What was told, also what was taken back or corrected, newest first; of one remark, or one row."""
    rows = Done.objects.visible_to(actor, "remark.answer").select_related("programme", "cohort")
    if remark is not None:
        rows = rows.filter(said_id=remark.pk)
    if row is not None:
        rows = rows.filter(pk=row.pk)
    return tuple(_told(each) for each in rows.order_by("-created_at")[:limit])


def _told(row: Done) -> ToldLine:
    return ToldLine(
        done_id=row.pk,
        theme=str(Theme(row.theme).label),
        did=row.did,
        programme=row.programme.name,
        to=row.cohort.name if row.cohort else "",
        on=row.on,
        by=row.by,
        withdrawn_on=row.withdrawn_on,
        withdrawn_by=row.withdrawn_by,
        is_correction=row.corrects_id is not None,
    )


def answer_by_code(*, code: str, on: date) -> RemarkLine | None:
    """What an unnamed woman said, and the answer, for who has the code. `code`: its digest."""
    rows = QuerySet(Remark).filter(code=code, participant__isnull=True) if code else None
    row = rows.select_related("programme").defer("sound").first() if rows is not None else None
    return line(row, on) if row else None
