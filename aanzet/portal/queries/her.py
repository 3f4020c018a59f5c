"""Her start page: her next step, her coach, and who looked."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format

from aanzet.access.actor import Actor
from aanzet.accounts.queries import photo_of
from aanzet.alliances.models import Membership
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case, Intake, Referral, Step, Wish
from aanzet.cases.models.journey import holds
from aanzet.cases.queries.timeline import TimelineEntry, timeline
from aanzet.participants.models import Participant
from aanzet.participants.reaching import times_of
from aanzet.participants.times import times_in_words
from aanzet.participants.vault import Vault


@dataclass(frozen=True, slots=True)
class CoachCard:
    """Her one coach, or the stand-in while the coach is away."""

    name: str
    phone: str
    hours: str
    stand_in: bool
    photo_id: UUID | None


@dataclass(frozen=True, slots=True)
class NextStep:
    step_id: UUID
    what: str
    due_on: date | None
    helper: str
    version: int


@dataclass(frozen=True, slots=True)
class HerStart:
    """Never empty: when nothing is agreed yet the page says what comes first."""

    case_id: UUID
    participant_id: UUID
    name: str
    step: NextStep | None
    coach: CoachCard | None
    intake_open: bool
    wish: str


def her_start(*, actor: Actor, case: Case, on: date) -> HerStart:
    """Her start page, on the journey she chose."""
    wish = QuerySet(Wish).filter(case=case).order_by("-on", "-created_at").first()
    intake = QuerySet(Intake).filter(case=case).first()
    return HerStart(
        case_id=case.pk,
        participant_id=case.participant_id,
        name=case.participant.call_name,
        step=_step(case),
        coach=_coach(case, actor, on),
        intake_open=intake is None or intake.finished_on is None,
        wish=wish.text if wish else "",
    )


def _step(case: Case) -> NextStep | None:
    row = (
        QuerySet(Step)
        .filter(
            goal__case=case,
            done_on__isnull=True,
            dropped_on__isnull=True,
            goal__dropped_on__isnull=True,
            goal__reached_on__isnull=True,
        )
        .order_by("due_on", "goal__order", "order")
        .first()
    )
    return NextStep(row.pk, row.what, row.due_on, row.helper, row.version) if row else None


def _coach(case: Case, actor: Actor, on: date) -> CoachCard | None:
    row = (
        QuerySet(Assignment)
        .filter(holds(on), case=case, kind__in=[AssignmentKind.COACH, AssignmentKind.STAND_IN])
        .select_related("user")
        .annotate(photo_id=photo_of(actor))
        # A stand-in is there because the coach is away: she is the one to call.
        .order_by("-kind", "-starts_on")
        .first()
    )
    if row is None:
        return None
    member = Membership.objects.filter(holds(on), user=row.user, organisation=case.organisation_id).first()
    return CoachCard(
        name=row.user.name,
        phone=row.user.phone or "",
        hours=member.reach_hours if member else "",
        stand_in=row.kind == AssignmentKind.STAND_IN,
        photo_id=row.photo_id,
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What stands about her: her details, what happened, to whom she was referred, how she came."""

    participant_id: UUID
    case_id: UUID
    name: str
    born: str
    phone: str
    email: str
    reach: str
    safe_hours: str
    happened: tuple[TimelineEntry, ...]
    referred: tuple[tuple[str, str, date, UUID], ...]
    finding_place: str
    wish_occupation: str


def written(*, actor: Actor, case: Case) -> Written:
    """Everything staff wrote about her on this journey, for herself."""
    referrals = QuerySet(Referral).filter(case=case).order_by("-sent_on")
    person = case.participant
    safe = getattr(person, "safe_contact", None)
    keys = Vault(person.pk)
    return Written(
        participant_id=person.pk,
        case_id=case.pk,
        name=person.full_name or person.call_name,
        born=date_format(person.birth_date, "DATE_FORMAT")
        if person.birth_date
        else str(person.birth_year or ""),
        phone=person.phone,
        email=person.email,
        reach=safe.get_discretion_display() if safe else "",
        safe_hours=_safe_hours(person, keys),
        happened=timeline(case=case, keys=keys, actor=actor, notes=True),
        referred=tuple((row.to, row.topic, row.sent_on, row.pk) for row in referrals),
        finding_place=case.finding_place,
        wish_occupation=case.wish_occupation,
    )


def _safe_hours(person: Participant, keys: Vault) -> str:
    """The times she tapped, and what she says more about them."""
    safe = getattr(person, "safe_contact", None)
    said = (times_in_words(times_of(person, keys)), keys.open(safe, "hours")) if safe else ()
    return ". ".join(filter(None, said))
