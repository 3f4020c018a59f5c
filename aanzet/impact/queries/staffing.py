"""Coaches and the time women get: caseload, contact gaps, rhythm against the norm; and a company's volunteers."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.translation import get_language

from aanzet.access.actor import Actor
from aanzet.accounts.queries import photo_of
from aanzet.alliances.enums import Role
from aanzet.alliances.models import AllianceMembership, Membership, Organisation
from aanzet.cases.enums import AssignmentKind, SignalReason
from aanzet.cases.models import Assignment, Case, ContactMoment, Exit, Signal
from aanzet.cases.models.journey import holds
from aanzet.cases.queries.rhythm import Rhythm, rhythms
from aanzet.core.text import localised
from aanzet.impact.queries.facts import counting
from aanzet.impact.queries.targets import target_figures
from aanzet.programmes.enums import IndicatorKind
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


@dataclass(frozen=True, slots=True)
class Volunteer:
    name: str
    since: date
    women: int


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """A company's own volunteers, and totals of the programmes it takes part in, rounded to five."""

    name: str
    volunteers: tuple[Volunteer, ...]
    totals: tuple[tuple[str, str, int], ...]


def company_page(*, actor: Actor, on: date) -> list[CompanyPage]:
    """One page per company where the actor is a contact. No participant, no name of one (source S3-03)."""
    language = get_language() or "nl"
    found = []
    for company in Organisation.objects.filter(pk__in=actor.organisations(Role.EMPLOYER_CONTACT)).order_by(
        "name"
    ):
        members = AllianceMembership.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on), organisation=company, starts_on__lte=on
        )
        programmes = (
            Programme.objects.filter(alliance__in=members.values("alliance")).order_by("name").distinct()
        )
        totals = []
        for programme in programmes:
            figures = target_figures(programme=programme, on=on, language=language, wanted=None)
            totals += [
                (programme.name, figure.name, rounded(figure.reached))
                for figure in figures
                if figure.kind in (IndicatorKind.STARTED, *_RESULTS) and figure.window.until >= figure.starts
                if not figure.uncounted
            ]
        found.append(CompanyPage(company.name, _volunteers(company, on), tuple(totals)))
    return found


_RESULTS = (
    IndicatorKind.REACHED_TRAINING_OR_JOB, IndicatorKind.REACHED_JOB, IndicatorKind.REACHED_TRAINING,
    IndicatorKind.OCCUPATION,
)  # fmt: skip


def rounded(number: int) -> int:
    """To the nearest five: public totals (trust.md, "Small numbers" 2)."""
    return 5 * ((number + 2) // 5)


def _volunteers(company: Organisation, on: date) -> tuple[Volunteer, ...]:
    staff = Membership.objects.filter(holds(on), organisation=company, role=Role.MENTOR).select_related(
        "user"
    )
    rows = list(staff.order_by("user__name"))
    ended = QuerySet(Exit).filter(undone_on__isnull=True, on__lte=on).values("case_id")
    with counting():
        now = Counter(
            dict(
                QuerySet(Assignment)
                .filter(holds(on), user__in=[row.user_id for row in rows], kind=AssignmentKind.MENTOR)
                .exclude(case__in=ended)
                .values_list("user_id")
                .annotate(n=Count("pk"))
            )
        )
    return tuple(Volunteer(row.user.name, row.starts_on, now[row.user_id]) for row in rows)
