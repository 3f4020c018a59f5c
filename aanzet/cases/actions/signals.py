"""Deriving who needs somebody: the facts of a case -> its signals, in the transaction of the write.

Rooms above add their own facts (after-care checks) through `register_source`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import models
from django.utils import timezone

from aanzet.cases.enums import AssignmentKind, ReferralState, SignalReason, Weight
from aanzet.cases.models import (
    Assignment,
    Case,
    Exit,
    Intake,
    Pause,
    PlanVersion,
    Referral,
    Signal,
    Step,
)
from aanzet.cases.models.care import talks
from aanzet.cases.queries.rhythm import rhythms
from aanzet.participants.models import Consent
from aanzet.programmes.queries import blueprint_of


@dataclass(frozen=True, slots=True)
class Spec:
    """What a source says of one case; see :class:`Signal`."""

    reason: SignalReason
    shows_from: date
    since: date
    weight: int = Weight.SOON
    object_id: UUID | None = None
    words: str = ""
    until: date | None = None


Source = Callable[[list[Case]], dict[UUID, list[Spec]]]
_SOURCES: dict[str, Source] = {}


def register_source(name: str, source: Source) -> None:
    """Let a room above say who needs somebody. `source(cases)` -> case id -> specs, in a constant number of queries."""
    _SOURCES[name] = source


def refresh(cases: Iterable[Case]) -> None:
    """Derive the signals of `cases` again; a constant number of statements for any number of cases."""
    rows = list(cases)
    ids = [case.pk for case in rows]
    models.QuerySet(Signal).filter(case__in=ids).delete()
    open_ = _open(rows)
    fresh: list[Signal] = []
    for name, source in {"cases": _own_facts, **_SOURCES}.items():
        found = source(rows if name != "cases" else open_)
        fresh += [
            Signal(
                case=case,
                organisation_id=case.organisation_id,
                source=name,
                reason=spec.reason,
                shows_from=spec.shows_from,
                until=spec.until,
                since=spec.since,
                weight=spec.weight,
                object_id=spec.object_id,
                words=spec.words[:200],
            )
            for case in rows
            for spec in found.get(case.pk, [])
        ]
    models.QuerySet(Signal).bulk_create(fresh, batch_size=1000)


def _open(cases: list[Case]) -> list[Case]:
    ended = set(
        models.QuerySet(Exit).filter(case__in=cases, undone_on__isnull=True).values_list("case_id", flat=True)
    )
    resting = set(
        models.QuerySet(Pause).filter(case__in=cases, ends_on__isnull=True).values_list("case_id", flat=True)
    )
    return [case for case in cases if case.pk not in ended | resting]


def _own_facts(cases: list[Case]) -> dict[UUID, list[Spec]]:
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    by_id = {case.pk: case for case in cases}
    _coach_and_silence(cases, specs)
    _steps(cases, specs)
    _referrals(cases, specs, by_id)
    _plans(cases, specs)
    _intakes(cases, specs)
    _consents(cases, specs)
    _rhythms(cases, specs)
    return specs


def _coach_and_silence(cases: list[Case], specs: dict[UUID, list[Spec]]) -> None:
    guides = models.QuerySet(Assignment).filter(case__in=cases, kind=AssignmentKind.COACH)
    coached = set(guides.filter(ends_on__isnull=True).values_list("case_id", flat=True))
    until = dict(guides.values("case_id").annotate(d=models.Max("ends_on")).values_list("case_id", "d"))
    spoken = dict(
        talks()
        .filter(case__in=cases)
        .values("case_id")
        .annotate(d=models.Max("on"))
        .values_list("case_id", "d")
    )
    for case in cases:
        rhythm = blueprint_of(case.programme).rhythm
        begun = case.started_on or case.first_contact_on
        if case.imported:
            # A register speaks of years ago; here nobody could know her before the day it was taken over.
            begun = max(begun, timezone.localdate(case.created_at))
        if case.pk not in coached and case.started_on:
            since = until.get(case.pk) or begun
            late = since + timedelta(days=rhythm.coachless_days)
            specs[case.pk] += [
                Spec(SignalReason.NO_COACH, since, since, Weight.SOON),
                Spec(SignalReason.NO_COACH, late, since, Weight.URGENT),
            ]
        last = spoken.get(case.pk) or begun
        specs[case.pk].append(
            Spec(SignalReason.SILENCE, last + timedelta(days=rhythm.silence_days), last, Weight.URGENT)
        )


def _steps(cases: list[Case], specs: dict[UUID, list[Spec]]) -> None:
    late = models.QuerySet(Step).filter(
        goal__case__in=cases,
        done_on__isnull=True,
        dropped_on__isnull=True,
        due_on__isnull=False,
        goal__dropped_on__isnull=True,
    )
    for pk, case_id, due, what in late.values_list("pk", "goal__case_id", "due_on", "what"):
        if due is not None:
            specs[case_id].append(
                Spec(SignalReason.STEP, due + timedelta(days=1), due, Weight.SOON, pk, what)
            )


def _referrals(cases: list[Case], specs: dict[UUID, list[Spec]], by_id: dict[UUID, Case]) -> None:
    waiting = models.QuerySet(Referral).filter(
        case__in=cases, state__in=[ReferralState.SENT, ReferralState.SEEN]
    )
    for pk, case_id, sent, due, to in waiting.values_list("pk", "case_id", "sent_on", "answer_due_on", "to"):
        days = blueprint_of(by_id[case_id].programme).rhythm.referral_days
        shows = min(due, sent + timedelta(days=days))
        specs[case_id].append(Spec(SignalReason.REFERRAL, shows, sent, Weight.SOON, pk, to))


def _plans(cases: list[Case], specs: dict[UUID, list[Spec]]) -> None:
    latest: dict[UUID, PlanVersion] = {}
    for plan in models.QuerySet(PlanVersion).filter(case__in=cases).order_by("number"):
        latest[plan.case_id] = plan
    for case_id, plan in latest.items():
        if plan.agreed and plan.review_on:
            specs[case_id].append(
                Spec(SignalReason.REVIEW, plan.review_on, plan.review_on, Weight.THIS_WEEK, plan.pk)
            )
        elif not plan.agreed:
            shows = plan.begun_on + timedelta(days=7)
            specs[case_id].append(Spec(SignalReason.AGREE, shows, plan.begun_on, Weight.THIS_WEEK, plan.pk))


def _intakes(cases: list[Case], specs: dict[UUID, list[Spec]]) -> None:
    begun = models.QuerySet(Intake).filter(case__in=cases, finished_on__isnull=True)
    for pk, case_id, since in begun.values_list("pk", "case_id", "started_on"):
        specs[case_id].append(
            Spec(SignalReason.INTAKE, since + timedelta(days=14), since, Weight.THIS_WEEK, pk)
        )


def _consents(cases: list[Case], specs: dict[UUID, list[Spec]]) -> None:
    people = {case.participant_id: case for case in cases}
    given = models.QuerySet(Consent).filter(
        participant__in=people, withdrawn_on__isnull=True, until__isnull=False
    )
    for pk, person, until in given.values_list("pk", "participant_id", "until"):
        if until is None:
            continue
        case = people[person]
        days = blueprint_of(case.programme).rhythm.consent_days
        specs[case.pk].append(
            Spec(SignalReason.CONSENT, until - timedelta(days=days), until, Weight.THIS_WEEK, pk)
        )


def _rhythms(cases: list[Case], specs: dict[UUID, list[Spec]]) -> None:
    for case_id, found in rhythms(cases=cases).items():
        specs[case_id].append(Spec(SignalReason.RHYTHM, found.speaks_from, found.due_on, Weight.THIS_WEEK))
