"""The case page as frozen data: only the field groups that this actor may see of this case."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.utils.translation import get_language

from aanzet.access import policy, scope
from aanzet.access.actor import Actor
from aanzet.accounts.queries import photo_of
from aanzet.cases.enums import ReferralState
from aanzet.cases.models import Assignment, Case, Goal, PlanVersion, Referral, Signal, Wish
from aanzet.cases.models.journey import accompanies
from aanzet.cases.models.signal import speaks
from aanzet.cases.queries.barriers import barrier_kinds
from aanzet.cases.queries.pageshape import (
    BarrierLine,
    CasePage,
    GoalLine,
    GrantLine,
    Guide,
    ReferralLine,
)
from aanzet.cases.queries.rest import exit_line, pause_line, with_rest
from aanzet.cases.queries.rhythm import rhythm_line
from aanzet.cases.queries.timeline import timeline
from aanzet.cases.queries.worklist import Reason, _reasons, phase_name, with_facts
from aanzet.core import clock
from aanzet.core.text import localised
from aanzet.participants.allowed import allowed
from aanzet.participants.enums import ConsentTopic
from aanzet.participants.models import Barrier, Consent, Strength
from aanzet.participants.rules import HIDDEN_BY_STAFF, restricted_now
from aanzet.participants.vault import Vault
from aanzet.programmes.queries import blueprint_of

WAITING = frozenset({ReferralState.SENT, ReferralState.SEEN})


def case_page(*, actor: Actor, case: Case, on: date) -> CasePage:
    """Everything the case page shows to `actor`. `case` was fetched through the door."""
    row: Any = _whole(case, actor)
    held = scope.held_in(row)
    may = frozenset(a for a in policy.TABLE if a.startswith("case.") and policy.allows(actor.roles, a, held))
    person = row.participant
    keys = Vault(person.pk, getattr(person, "data_key", None))
    contact = "case.contact.read" in may
    consents, referrals, strengths = _short_lists(row, on)
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
        phase=phase_name(row, row.phase_now),
        phase_key=row.phase_now or "",
        first_contact_on=row.first_contact_on,
        started_on=row.started_on,
        finding_place=row.finding_place,
        pause=pause_line(row),
        hidden=row.hidden,
        may_show="case.restriction.end" in may and row.hidden_by_staff,
        exit=exit_line(row),
        safe=allowed(person, keys, clock.now()) if "case.safe_contact.read" in may else None,
        guides=_guides(row, actor, on),
        wish=(row.wish_text or "") if "case.wish.read" in may else "",
        wish_on=row.wish_on,
        plan_number=row.plan_number,
        plan_agreed_on=max(row.plan_her_on, row.plan_coach_on)
        if row.plan_her_on and row.plan_coach_on
        else None,
        plan_review_on=row.plan_review_on,
        goals=_goals(row, on) if "case.plan.read" in may else None,
        barriers=_barriers(row, "case.barrier_restricted.read" in may)
        if "case.barrier.read" in may
        else None,
        strengths=strengths,
        consents=consents,
        referrals=referrals,
        reasons=_now(row, on),
        rhythm=rhythm_line(case=row, keys=keys, on=on)
        if "case.deviation.read" in may and row.exit_on is None
        else None,
        timeline=timeline(case=row, keys=keys, actor=actor, notes="case.note.read" in may)
        if "case.journal.read" in may
        else None,
        may=may,
    )


def _whole(case: Case, actor: Actor) -> Case:
    """The case with everything of which there is one per case, and the reader's relations to it: one query."""
    wishes = QuerySet(Wish).filter(case=OuterRef("pk")).order_by("-on", "-created_at")
    plans = QuerySet(PlanVersion).filter(case=OuterRef("pk")).order_by("-number")
    hiding = restricted_now(actor).filter(participant=OuterRef("participant_id"))
    rows = with_rest(with_facts(QuerySet(Case).filter(pk=case.pk))).annotate(
        wish_text=Subquery(wishes.values("text")[:1]),
        wish_on=Subquery(wishes.values("on")[:1]),
        plan_number=Subquery(plans.values("number")[:1]),
        plan_her_on=Subquery(plans.values("agreed_by_her_on")[:1]),
        plan_coach_on=Subquery(plans.values("agreed_by_coach_on")[:1]),
        plan_review_on=Subquery(plans.values("review_on")[:1]),
        hidden=Exists(hiding),
        hidden_by_staff=Exists(hiding.filter(HIDDEN_BY_STAFF)),
        **scope.flags(actor, Case),
    )
    return rows.select_related("organisation", "participant__safe_contact", "participant__data_key").get()


def _guides(case: Case, actor: Actor, on: date) -> tuple[Guide, ...]:
    rows = (
        QuerySet(Assignment)
        .filter(accompanies(on), case=case)
        .select_related("user")
        .annotate(photo_id=photo_of(actor))
        .order_by("kind", "starts_on")
    )
    return tuple(Guide(r.pk, r.user_id, r.user.name, r.kind, r.starts_on, r.photo_id) for r in rows)


def _goals(case: Case, on: date) -> tuple[GoalLine, ...]:
    waiting = Q(steps__done_on__isnull=True, steps__dropped_on__isnull=True)
    goals = QuerySet(Goal).filter(case=case, dropped_on__isnull=True)
    goals = goals.annotate(
        waiting=Count("steps", filter=waiting & Q(steps__pk__isnull=False)),
        next_due=Min("steps__due_on", filter=waiting),
    )
    lines = []
    for goal in goals.order_by("order", "created_at"):
        due = goal.next_due or goal.by_when
        state = "reached" if goal.reached_on else "open"
        lines.append(
            GoalLine(goal.title, state, goal.reached_on or due, goal.waiting, bool(due and due < on))
        )
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


def _short_lists(
    case: Case, on: date
) -> tuple[tuple[GrantLine, ...], tuple[ReferralLine, ...], tuple[tuple[str, str], ...]]:
    """What she said yes to, soonest end first; where she was referred, newest first; what she is good at: one query."""
    columns = ("what", "pk", "to", "topic", "state", "first", "last")
    consents = (
        QuerySet(Consent)
        .filter(
            Q(until__isnull=True) | Q(until__gte=on),
            participant=case.participant_id,
            withdrawn_on__isnull=True,
        )
        .annotate(
            what=Value("consent"),
            to=F("organisation__name"),
            state=Value(""),
            first=F("given_on"),
            last=F("until"),
        )
    )
    referrals = (
        QuerySet(Referral)
        .filter(case=case)
        .annotate(what=Value("referral"), first=F("sent_on"), last=F("answer_due_on"))
    )
    strengths = (
        QuerySet(Strength)
        .filter(participant=case.participant_id)
        .annotate(
            what=Value("strength"),
            to=F("name"),
            topic=F("example"),
            state=Value(""),
            first=F("noted_on"),
            last=F("noted_on"),
        )
    )
    rows = list(
        consents.values_list(*columns).union(
            referrals.values_list(*columns), strengths.values_list(*columns), all=True
        )
    )
    rows.sort(key=lambda each: each[1])  # ids rise with time: a steady order within one day
    grants = [
        GrantLine(pk, to, str(ConsentTopic(topic).label), last)
        for what, pk, to, topic, _, _, last in rows
        if what == "consent"
    ]
    sent = [
        ReferralLine(pk, to, topic, str(ReferralState(state).label), first, last, state in WAITING)
        for what, pk, to, topic, state, first, last in rows
        if what == "referral"
    ]
    good = sorted(
        (first, place, to, topic)
        for place, (what, _, to, topic, _, first, _) in enumerate(rows)
        if what == "strength"
    )
    grants.sort(key=lambda line: line.until or date.max)
    sent.sort(key=lambda line: line.sent_on, reverse=True)
    return tuple(grants), tuple(sent[:8]), tuple((name, example) for _, _, name, example in good[:6])


def _now(case: Case, on: date) -> tuple[Reason, ...]:
    rows = list(QuerySet(Signal).filter(speaks(on), case=case, shows_from__lte=on))
    return _reasons(rows, on).get(case.pk, ())
