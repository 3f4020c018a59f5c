"""The case page as frozen data: only the field groups that this actor may see of this case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from aanzet.access import policy, scope
from aanzet.access.actor import Actor
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case, Exit, Goal, Pause, PlanVersion, Referral, Signal, Wish
from aanzet.cases.queries.barriers import barrier_kinds
from aanzet.cases.queries.timeline import TimelineEntry, timeline
from aanzet.cases.queries.worklist import Reason, _reasons, phase_name, with_facts
from aanzet.core.text import localised
from aanzet.participants.models import Barrier, Consent, SafeContact, Strength
from aanzet.participants.vault import Vault
from aanzet.programmes.queries import blueprint_of


@dataclass(frozen=True, slots=True)
class Guide:
    """Who accompanies her."""

    assignment_id: UUID
    user_id: UUID
    name: str
    kind: str
    since: date


@dataclass(frozen=True, slots=True)
class SafeLine:
    """How she may be reached; opened from the vault."""

    discretion: str
    discretion_label: str
    channel: str
    hours: str
    who_answers: str
    may_say: str
    voicemail: bool
    version: int


@dataclass(frozen=True, slots=True)
class GoalLine:
    title: str
    state: str
    when: date | None
    open_steps: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class BarrierLine:
    barrier_id: UUID
    name: str
    status: str
    status_label: str
    since: date
    restricted: bool


@dataclass(frozen=True, slots=True)
class GrantLine:
    consent_id: UUID
    receiver: str
    topic: str
    until: date


@dataclass(frozen=True, slots=True)
class ReferralLine:
    referral_id: UUID
    to: str
    topic: str
    state: str
    sent_on: date
    due_on: date
    waiting: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    """None in a field group means: not for this reader. An empty tuple means: nothing there yet."""

    case_id: UUID
    version: int
    organisation: str
    programme: str
    programme_slug: str
    name: str
    call_name: str
    script_name: str
    phone: str
    email: str
    language: str
    birth_year: int | None
    district: str
    phase: str
    phase_key: str
    first_contact_on: date
    started_on: date | None
    finding_place: str
    paused: bool
    closed_on: date | None
    safe: SafeLine | None
    guides: tuple[Guide, ...]
    wish: str
    wish_on: date | None
    plan_number: int | None
    plan_agreed_on: date | None
    plan_review_on: date | None
    goals: tuple[GoalLine, ...] | None
    barriers: tuple[BarrierLine, ...] | None
    strengths: tuple[tuple[str, str], ...] | None
    consents: tuple[GrantLine, ...] | None
    referrals: tuple[ReferralLine, ...] | None
    reasons: tuple[Reason, ...]
    timeline: tuple[TimelineEntry, ...] | None
    may: frozenset[str]

    @property
    def coach(self) -> Guide | None:
        return next((g for g in self.guides if g.kind == AssignmentKind.COACH), None)


def case_page(*, actor: Actor, case: Case, on: date) -> CasePage:
    """Everything the case page shows to `actor`. `case` was fetched through the door."""
    held = scope.held(actor, case)
    may = frozenset(a for a in policy.TABLE if a.startswith("case.") and policy.allows(actor.roles, a, held))
    row = with_facts(QuerySet(Case).filter(pk=case.pk)).select_related("organisation").get()
    keys = Vault(row.participant_id)
    person = row.participant
    contact = "case.contact.read" in may
    wish = QuerySet(Wish).filter(case=row).order_by("-on", "-created_at").first()
    plan = QuerySet(PlanVersion).filter(case=row).order_by("-number").first()
    ended = QuerySet(Exit).filter(case=row, undone_on__isnull=True).first()
    return CasePage(
        case_id=row.pk,
        version=row.version,
        organisation=row.organisation.name,
        programme=row.programme.name,
        programme_slug=row.programme.slug,
        name=person.readable_name,
        call_name=person.call_name,
        script_name=person.script_name,
        phone=person.phone if contact else "",
        email=person.email if contact else "",
        language=person.language,
        birth_year=person.birth_date.year if person.birth_date else person.birth_year,
        district=person.district,
        phase=phase_name(row, row.phase_now),  # type: ignore[attr-defined]
        phase_key=row.phase_now or "",  # type: ignore[attr-defined]
        first_contact_on=row.first_contact_on,
        started_on=row.started_on,
        finding_place=row.finding_place,
        paused=QuerySet(Pause).filter(case=row, ends_on__isnull=True).exists(),
        closed_on=ended.on if ended else None,
        safe=_safe(row, keys) if "case.safe_contact.read" in may else None,
        guides=_guides(row, on),
        wish=wish.text if wish and "case.wish.read" in may else "",
        wish_on=wish.on if wish else None,
        plan_number=plan.number if plan else None,
        plan_agreed_on=max(d for d in (plan.agreed_by_her_on, plan.agreed_by_coach_on) if d)
        if plan and plan.agreed
        else None,
        plan_review_on=plan.review_on if plan else None,
        goals=_goals(row, on) if "case.plan.read" in may else None,
        barriers=_barriers(row, "case.barrier_restricted.read" in may)
        if "case.barrier.read" in may
        else None,
        strengths=tuple(
            QuerySet(Strength)
            .filter(participant=person)
            .order_by("noted_on")
            .values_list("name", "example")[:6]
        ),
        consents=_consents(row, on),
        referrals=_referrals(row, on),
        reasons=_now(row, on),
        timeline=timeline(case=row, keys=keys, actor=actor, notes="case.note.read" in may)
        if "case.journal.read" in may
        else None,
        may=may,
    )


def _safe(case: Case, keys: Vault) -> SafeLine | None:
    row = QuerySet(SafeContact).filter(participant=case.participant_id).first()
    if row is None:
        return None
    return SafeLine(
        discretion=row.discretion,
        discretion_label=row.get_discretion_display(),
        channel=row.get_channel_display() if row.channel else "",
        hours=keys.open(row, "hours"),
        who_answers=keys.open(row, "who_answers"),
        may_say=keys.open(row, "may_say"),
        voicemail=row.voicemail,
        version=row.version,
    )


def _guides(case: Case, on: date) -> tuple[Guide, ...]:
    rows = (
        QuerySet(Assignment)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), case=case, starts_on__lte=on)
        .select_related("user")
        .order_by("kind", "starts_on")
    )
    return tuple(Guide(r.pk, r.user_id, r.user.name, r.kind, r.starts_on) for r in rows)


def _goals(case: Case, on: date) -> tuple[GoalLine, ...]:
    goals = QuerySet(Goal).filter(case=case, dropped_on__isnull=True).order_by("order", "created_at")
    lines = []
    for goal in goals.prefetch_related("steps"):
        steps = [s for s in goal.steps.all() if not s.done_on and not s.dropped_on]
        due = min((s.due_on for s in steps if s.due_on), default=goal.by_when)
        state = "reached" if goal.reached_on else "open"
        lines.append(GoalLine(goal.title, state, goal.reached_on or due, len(steps), bool(due and due < on)))
    return tuple(lines)


def _barriers(case: Case, restricted: bool) -> tuple[BarrierLine, ...]:
    rows = QuerySet(Barrier).filter(participant=case.participant_id).order_by("rank", "since")
    if not restricted:
        rows = rows.filter(restricted=False)
    language = get_language() or "nl"
    names = {each.key: localised(each.name, language) for each in blueprint_of(case.programme).barriers}
    if any(row.kind not in names for row in rows):  # added by a coordinator: not in the file
        names = {key: kind.name for key, kind in barrier_kinds(programme=case.programme).items()}
    return tuple(
        BarrierLine(
            barrier_id=r.pk,
            name=names.get(r.kind, r.kind.replace("_", " ")),
            status=r.status,
            status_label=r.get_status_display(),
            since=r.since,
            restricted=r.restricted,
        )
        for r in rows
    )


def _consents(case: Case, on: date) -> tuple[GrantLine, ...]:
    rows = (
        QuerySet(Consent)
        .filter(participant=case.participant_id, withdrawn_on__isnull=True, until__gte=on)
        .select_related("organisation")
        .order_by("until")
    )
    return tuple(GrantLine(r.pk, r.organisation.name, r.get_topic_display(), r.until) for r in rows)


def _referrals(case: Case, on: date) -> tuple[ReferralLine, ...]:
    rows = QuerySet(Referral).filter(case=case).order_by("-sent_on")[:8]
    return tuple(
        ReferralLine(
            r.pk,
            r.to,
            r.topic,
            r.get_state_display(),
            r.sent_on,
            r.answer_due_on,
            r.state in {"sent", "seen"},
        )
        for r in rows
    )


def _now(case: Case, on: date) -> tuple[Reason, ...]:
    rows = list(QuerySet(Signal).filter(case=case, shows_from__lte=on))
    return _reasons(rows, on).get(case.pk, ())
