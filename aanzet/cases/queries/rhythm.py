"""Contact against the norm of her phase: the one definition, for the worklist, her pages and the coordinator.

A phase asks for a number of talks in a number of weeks. It is less than the norm on a day when the weeks that end
on it lie wholly inside the phase (and after her last pause) and hold fewer talks than that. A try that did not
reach her is no talk. So the first such day is known as soon as the last talk is: see :attr:`Rhythm.due_on`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.utils import timezone
from django.utils.translation import get_language

from aanzet.accounts.models import User
from aanzet.cases.models import Case, Deviation, Pause, PhaseChange
from aanzet.cases.models.care import talks
from aanzet.participants.vault import Vault
from aanzet.programmes.queries import blueprint_of
from aanzet.reference.lists import reason

# Each id stands four times in a statement, and SQLite takes 32,766 values.
AT_ONCE = 2000
TALK, PHASE, PAUSE, SAID = "talk", "phase", "pause", "said"


@dataclass(frozen=True, slots=True)
class Said:
    """Why it was less: the newest reason, and the name of who said it."""

    deviation: Deviation
    by: str

    @property
    def reason_name(self) -> str:
        found = reason(self.deviation.reason)
        return found.name(get_language() or "nl") if found else self.deviation.reason


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`norm` talks in every `weeks` weeks, counted from `begun`. `days`: of her talks, newest first."""

    phase: str
    norm: int
    weeks: int
    begun: date
    days: tuple[date, ...]
    said: Said | None = None

    @property
    def span(self) -> timedelta:
        return timedelta(weeks=self.weeks)

    @property
    def due_on(self) -> date:
        """The first day on which contact is less than the norm, if nobody talks to her before it."""
        enough = self.days[self.norm - 1] if len(self.days) >= self.norm else self.begun
        return max(enough, self.begun) + self.span

    @property
    def speaks_from(self) -> date:
        """The day from which the worklist says so: later when somebody said why."""
        return (
            max(self.due_on, self.said.deviation.quiet_until + timedelta(days=1))
            if self.said
            else self.due_on
        )

    def talks(self, on: date) -> int:
        """Talks in the weeks that end on a day."""
        return sum(1 for day in self.days if on - self.span < day <= on)

    def short(self, on: date) -> bool:
        return on >= self.due_on

    def explained(self, on: date) -> Said | None:
        """The reason that stands on a day."""
        row = self.said.deviation if self.said else None
        return self.said if row and row.on <= on <= row.quiet_until else None


def rhythms(*, cases: QuerySet[Case] | Sequence[Case], since: date | None = None) -> dict[UUID, Rhythm]:
    """Case id -> rhythm, for cases in a phase with a norm that do not rest: one query for every `AT_ONCE` cases, two
    for a queryset of any size.

    `since`: leave out talks up to this day; whoever asks about one day needs no older ones than the norm's weeks."""
    happened: dict[UUID, list[Fact]] = {}
    if isinstance(cases, QuerySet):
        happened = _happened(cases.values("pk"), since)
    else:
        for start in range(0, len(cases), AT_ONCE):
            happened |= _happened([case.pk for case in cases[start : start + AT_ONCE]], since)
    found = {}
    for case in cases:
        one = _rhythm(case, happened.get(case.pk, []))
        if one is not None:
            found[case.pk] = one
    return found


class Fact(NamedTuple):
    """A talk, a phase, a pause or a reason of one case; `last` is the end of a pause or of the silence."""

    case_id: UUID
    what: str
    day: date
    at: datetime
    pk: UUID
    key: str
    last: date | None
    words: str
    who: str | None


def _happened(ids: Any, since: date | None) -> dict[UUID, list[Fact]]:
    """What the rhythm of each case follows from, oldest first."""
    spoken = talks().filter(case__in=ids)
    if since is not None:
        spoken = spoken.filter(on__gt=since)
    names = User.objects.filter(pk=OuterRef("by_id")).values("name")
    nothing = {"sealed": Value(""), "who": Value("")}
    parts = [
        spoken.annotate(what=Value(TALK), day=F("on"), key=F("kind"), last=F("on"), **nothing),
        QuerySet(PhaseChange)
        .filter(case__in=ids)
        .annotate(what=Value(PHASE), day=F("on"), key=F("phase"), last=F("on"), **nothing),
        QuerySet(Pause)
        .filter(case__in=ids)
        .annotate(what=Value(PAUSE), day=F("starts_on"), key=F("reason"), last=F("ends_on"), **nothing),
        QuerySet(Deviation)
        .filter(case__in=ids)
        .annotate(
            what=Value(SAID), day=F("on"), key=F("reason"), last=F("quiet_until"), sealed=F("words"),
            who=Subquery(names[:1]),
        ),
    ]  # fmt: skip
    columns = ("case_id", "what", "day", "created_at", "pk", "key", "last", "sealed", "who")
    first, *others = (part.order_by().values_list(*columns) for part in parts)
    rows = [Fact(*row) for row in first.union(*others, all=True)]
    found: dict[UUID, list[Fact]] = {}
    for row in sorted(rows, key=lambda each: (each.day, each.at)):
        found.setdefault(row.case_id, []).append(row)
    return found


def _rhythm(case: Case, happened: list[Fact]) -> Rhythm | None:
    phase, said = "", None
    starts = case.started_on or case.first_contact_on
    if case.imported:
        # A register speaks of years ago; here nobody could keep a rhythm before the day it was taken over.
        starts = timezone.localdate(case.created_at)
    for fact in happened:
        if fact.what == PHASE and fact.key != phase:
            phase, starts = fact.key, max(starts, fact.day)
        elif fact.what == PAUSE and fact.last is None:
            return None
        elif fact.what == PAUSE and fact.last:
            starts = max(starts, fact.last)
        elif fact.what == SAID and fact.last:
            row = Deviation(
                pk=fact.pk, case=case, on=fact.day, reason=fact.key, words=fact.words, quiet_until=fact.last
            )
            said = Said(row, fact.who or "")
    shape = blueprint_of(case.programme).phase_by_key.get(phase)
    if shape is None or not shape.contacts:
        return None
    days = tuple(fact.day for fact in reversed(happened) if fact.what == TALK)
    return Rhythm(phase, shape.contacts, shape.weeks, starts, days, said)


@dataclass(frozen=True, slots=True)
class RhythmLine:
    """How often she and her coach spoke, beside the norm, on one day. `reason` is empty when nobody said why."""

    talks: int
    norm: int
    weeks: int
    short: bool
    reason: str = ""
    words: str = ""
    said_on: date | None = None
    said_by: str = ""
    quiet_until: date | None = None


def rhythm_line(*, case: Case, keys: Vault, on: date) -> RhythmLine | None:
    """Her rhythm in words for a page; None where her phase has no norm or she rests."""
    found = rhythms(cases=[case]).get(case.pk)
    if found is None:
        return None
    line = RhythmLine(found.talks(on), found.norm, found.weeks, found.short(on))
    said = found.explained(on)
    if said is None:
        return line
    row = said.deviation
    return replace(
        line,
        reason=said.reason_name,
        words=keys.open(row, "words"),
        said_on=row.on,
        said_by=said.by,
        quiet_until=row.quiet_until,
    )
