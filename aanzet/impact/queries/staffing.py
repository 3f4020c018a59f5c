"""Coaches and the time women get: caseload, contact gaps, rhythm against the norm."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, QuerySet, Sum
from django.utils.translation import get_language

from aanzet.access.actor import Actor
from aanzet.accounts.queries import photo_of
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases.enums import AssignmentKind, SignalReason
from aanzet.cases.models import Assignment, Case, ContactMoment, Signal
from aanzet.cases.models.journey import holds
from aanzet.cases.queries.rhythm import Rhythm, rhythms
from aanzet.core.text import localised
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of

MONTH = timedelta(days=28)
# No phase counts its norm over more weeks than these.
LONGEST = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class CoachRow:
    """A coach: women now, how many fit (0: no limit), how many of them had no contact for too long, and the
    minutes per woman in the last four weeks."""

    name: str
    photo_id: UUID | None
    women: int
    limit: int
    silent: int
    minutes_per_woman: int

    @property
    def over(self) -> bool:
        return bool(self.limit) and self.women > self.limit

    @property
    def full(self) -> bool:
        return bool(self.limit) and self.women >= self.limit


@dataclass(frozen=True, slots=True)
class RhythmRow:
    """A phase: women in it, contacts the norm asks in `weeks` weeks, and what they got on average. `below`: women
    who had less than the norm; `reasons`: why, as their coaches said it, with for how many."""

    programme: str
    phase: str
    women: int
    norm: int
    weeks: int
    actual: float
    below: int = 0
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def unsaid(self) -> int:
        """Women who had less than the norm, of whom nobody said why."""
        return self.below - sum(number for _reason, number in self.reasons)


@dataclass(frozen=True, slots=True)
class Caseload:
    coaches: tuple[CoachRow, ...]
    rhythm: tuple[RhythmRow, ...]
    coachless: int
    coachless_long: int


def caseload(*, actor: Actor, on: date) -> Caseload:
    """The coordinator's view of who carries how much (sources S4-16, S4-22)."""
    cases = Case.objects.visible_to(actor, "caseload.read").open(on)
    rows = list(cases.values_list("pk", "programme_id", "started_on"))
    programmes = {row.pk: row for row in Programme.objects.filter(pk__in={row[1] for row in rows})}
    coached = {pk for pk, _user in _assigned(cases, on)}
    signals = Signal.objects.visible_to(actor, "caseload.read").filter(
        reason=SignalReason.NO_COACH, shows_from__lte=on
    )
    late = set(signals.filter(shows_from__gt=F("since")).values_list("case_id", flat=True))
    return Caseload(
        coaches=_coaches(actor, cases, programmes, on),
        rhythm=_rhythm(cases, {pk: programme for pk, programme, _started in rows}, programmes, on),
        coachless=sum(1 for pk, _programme, started in rows if started and pk not in coached),
        coachless_long=sum(1 for pk, *_rest in rows if pk in late),
    )


def _assigned(cases: QuerySet[Case], on: date) -> list[tuple[UUID, UUID]]:
    rows = QuerySet(Assignment).filter(holds(on), case__in=cases.values("pk"), kind=AssignmentKind.COACH)
    return list(rows.values_list("case_id", "user_id"))


def _coaches(
    actor: Actor, cases: QuerySet[Case], programmes: dict[UUID, Programme], on: date
) -> tuple[CoachRow, ...]:
    staff = Membership.objects.filter(
        holds(on), organisation__in=actor.organisations(Role.COORDINATOR), role__in=[Role.COACH, Role.COORDINATOR]
    ).annotate(photo_id=photo_of(actor)).values_list("user_id", "user__name", "role", "photo_id")  # fmt: skip
    by_user: dict[UUID, set[UUID]] = {}
    for case_id, user_id in _assigned(cases, on):
        by_user.setdefault(user_id, set()).add(case_id)
    silent = set(
        Signal.objects.visible_to(actor, "caseload.read")
        .filter(reason=SignalReason.SILENCE, shows_from__lte=on)
        .values_list("case_id", flat=True)
    )
    recent = QuerySet(ContactMoment).filter(
        case__in=cases.values("pk"), is_draft=False, on__gt=on - MONTH, on__lte=on
    )
    minutes = dict(recent.values_list("case_id").annotate(n=Sum("minutes")))
    found: dict[UUID, CoachRow] = {}
    for user_id, name, role, photo in staff:
        women = by_user.get(user_id, set())
        if role == Role.COORDINATOR and not women:
            continue
        each = round(sum(minutes.get(pk, 0) for pk in women) / len(women)) if women else 0
        limit = _limit(programmes, role)
        found.setdefault(user_id, CoachRow(name, photo, len(women), limit, len(women & silent), each))
    return tuple(sorted(found.values(), key=lambda row: (not row.over, -row.women, row.name)))


def _limit(programmes: dict[UUID, Programme], role: str) -> int:
    """The lowest limit that a programme sets for a role; 0 when none does."""
    limits = [
        shape.limit
        for each in programmes.values()
        for shape in blueprint_of(each).roles
        if shape.plays == role
    ]
    return min((limit for limit in limits if limit), default=0)


def _rhythm(
    cases: QuerySet[Case], home: dict[UUID, UUID], programmes: dict[UUID, Programme], on: date
) -> tuple[RhythmRow, ...]:
    """Contacts that reached her, against the norm of her phase, and why it was less. Women who rest are left out."""
    found = rhythms(cases=cases.select_related("programme"), since=on - LONGEST)
    inside: dict[tuple[UUID, str], list[Rhythm]] = {}
    for case_id, rhythm in found.items():
        inside.setdefault((home[case_id], rhythm.phase), []).append(rhythm)
    language = get_language() or "nl"
    return tuple(
        _row(programme.name, localised(phase.name, language), inside[pk, phase.key], on)
        for pk, programme in sorted(programmes.items(), key=lambda pair: pair[1].name)
        for phase in blueprint_of(programme).phases
        if (pk, phase.key) in inside
    )


def _row(programme: str, phase: str, women: list[Rhythm], on: date) -> RhythmRow:
    talks = sum(rhythm.talks(on) for rhythm in women)
    short = [rhythm for rhythm in women if rhythm.short(on)]
    said = Counter(why.reason_name for rhythm in short if (why := rhythm.explained(on)))
    return RhythmRow(
        programme, phase, len(women), women[0].norm, women[0].weeks, talks / len(women), len(short),
        tuple(sorted(said.items(), key=lambda each: (-each[1], each[0]))),
    )  # fmt: skip
