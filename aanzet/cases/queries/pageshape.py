"""What the case page shows, as frozen data."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from aanzet.cases.enums import AssignmentKind
from aanzet.cases.queries.rhythm import RhythmLine
from aanzet.cases.queries.timeline import TimelineEntry
from aanzet.cases.queries.worklist import Reason
from aanzet.participants.allowed import Allowed


@dataclass(frozen=True, slots=True)
class Guide:
    """Who accompanies her."""

    assignment_id: UUID
    user_id: UUID
    name: str
    kind: str
    since: date
    photo_id: UUID | None


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
    until: date | None


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
class PauseLine:
    """A pause that runs: why, since when, until when it is expected, and who wrote it."""

    reason: str
    since: date
    expected_until: date | None
    by: str


@dataclass(frozen=True, slots=True)
class ExitLine:
    """An exit that stands. `reason` in words; `face`: is this what she wanted; empty where it was not said."""

    on: date
    kind: str
    reason: str
    face: str
    by: str


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
    pause: PauseLine | None
    hidden: bool
    may_show: bool
    exit: ExitLine | None
    safe: Allowed | None
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
    rhythm: RhythmLine | None
    timeline: tuple[TimelineEntry, ...] | None
    may: frozenset[str]

    @property
    def closed_on(self) -> date | None:
        return self.exit.on if self.exit else None

    @property
    def coach(self) -> Guide | None:
        return next((g for g in self.guides if g.kind == AssignmentKind.COACH), None)
