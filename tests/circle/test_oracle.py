"""She gives, limits, takes back and hides; coaches come and go: after every step each door says what a slow look at
the plain rows says."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanzet.access.scope import unscoped
from aanzet.alliances.models import SharingAgreement
from aanzet.cases import actions as journey
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment
from aanzet.circle import actions
from aanzet.circle.actions.staff import Sought
from aanzet.core.errors import Refused
from aanzet.participants.actions import consent_give
from aanzet.participants.enums import ConsentEvidence, ConsentTopic, LimitPart, OpeningCause, RestrictionKind
from aanzet.participants.models import Consent, Limit, Opening, Restriction
from tests.cast import Cast, Word
from tests.circle.test_who import said_on_her_page, seen_at_the_doors

TOPICS = [ConsentTopic.CARD, ConsentTopic.PLAN_STEPS, ConsentTopic.ADJUSTMENT, ConsentTopic.MATCH]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("yes"), st.sampled_from(["school", "sister"]), st.sets(st.sampled_from(TOPICS), min_size=1)),
        st.tuples(st.just("stop"), st.sampled_from(["school", "sister"])),
        st.tuples(st.just("less"), st.sets(st.sampled_from(list(LimitPart)))),
        st.tuples(st.just("only"), st.booleans()),
        st.tuples(st.just("safe"), st.booleans()),
        st.tuples(st.just("hide"), st.booleans()),
        st.tuples(st.just("agree"), st.booleans()),
        st.tuples(st.just("leave"), st.sampled_from(["coach", "stand_in", "mentor"])),
        st.tuples(st.just("come"), st.sampled_from(["coach", "stand_in", "mentor"])),
        st.tuples(st.just("open")),
        st.tuples(st.just("spoken"), st.sampled_from(TOPICS)),
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip
KINDS = {"coach": AssignmentKind.COACH, "stand_in": AssignmentKind.STAND_IN, "mentor": AssignmentKind.MENTOR}


def _do(cast: Cast, step: tuple[object, ...]) -> None:
    """One step, as the actions allow it."""
    hers, coach, on, case = cast.actor("participant"), cast.actor("coach"), cast.on, cast.case
    match step:
        case ("yes", str(home), topics):
            receiver = getattr(cast, home)
            chosen = dict.fromkeys(topics)  # type: ignore[call-overload]
            actions.yes_choose(by=hers, on=on, case=case, organisation=receiver, topics=chosen)
        case ("stop", str(home)):
            actions.yes_stop(by=hers, on=on, cases=[case], organisation=getattr(cast, home))
        case ("less", parts):
            mentor = cast.users["mentor"].pk
            kept = frozenset(parts)  # type: ignore[call-overload]
            actions.mentor_limit(by=hers, on=on, case=case, user_id=mentor, parts=kept)
        case ("only", begin):
            (actions.only_coach_begin if begin else actions.only_coach_end)(by=hers, on=on, case=case)
        case ("safe", begin):
            (actions.safety_end if begin else actions.safety_set)(by=coach, on=on, case=case)
        case ("hide", True):
            journey.file_hide(by=coach, on=on, case=case, kind=RestrictionKind.PROTECTED_IDENTITY)
        case ("hide", False):
            journey.file_show(by=coach, on=on, case=case)
        case ("agree", holds):
            SharingAgreement.objects.filter(alliance=cast.programme.alliance).delete()
            if holds:
                SharingAgreement.objects.create(
                    alliance=cast.programme.alliance, starts_on=date(2020, 1, 1), topics=["plan"]
                )
        case ("leave", str(who)):
            # Ended some days ago: on the last day itself she may still read.
            rows = QuerySet(Assignment).filter(case=case, user=cast.users[who])
            rows.update(starts_on=on - timedelta(days=9), ends_on=on - timedelta(days=2))
        case ("come", str(who)):
            journey.coach_assign(by=None, on=on, case=case, user=cast.users[who], kind=KINDS[who])
        case ("open",):
            actions.file_open(
                by=cast.actor("coordinator"), on=on, sought=Sought(f"{Word.FULL} Haile", Word.PHONE),
                cause=OpeningCause.DANGER, words="Zij belde in paniek en niemand neemt op.",
            )  # fmt: skip
        case ("spoken", topic):
            consent_give(
                by=coach, on=on, participant=cast.participant, organisation=cast.school, topic=topic,  # type: ignore[arg-type]
                evidence=ConsentEvidence.SPOKEN,
            )  # fmt: skip


def oracle(cast: Cast) -> dict[str, bool]:
    """Who opens what, worked out row by row in plain Python; no scope, no policy table."""
    on, hers = cast.on, cast.participant.pk
    with unscoped("tests"):
        guides = [
            (row.kind, row.user_id)
            for row in Assignment.objects.all()
            if row.case_id == cast.case.pk
            and row.starts_on <= on
            and (row.ends_on is None or row.ends_on >= on)
        ]
        kinds = {
            row.kind
            for row in Restriction.objects.all()
            if row.participant_id == hers
            and row.starts_on <= on
            and (row.ends_on is None or row.ends_on >= on)
        }
        said = [
            (row.organisation_id, row.topic)
            for row in Consent.objects.all()
            if row.participant_id == hers
            and row.withdrawn_on is None
            and (row.until is None or row.until >= on)
        ]
        opened = any(row.user_id == cast.users["coordinator"].pk for row in Opening.objects.all())
        kept = {row.part for row in Limit.objects.all() if row.lifted_on is None}
    alliance = cast.programme.alliance_id
    agreed = any(
        "plan" in row.topics and row.alliance_id == alliance for row in SharingAgreement.objects.all()
    )
    is_guide = {who: (KINDS[who], cast.users[who].pk) in guides for who in KINDS}
    hidden, closed = bool(kinds), bool(kinds & {"coach_only", "unsafe"})
    is_guide["mentor"] = is_guide["mentor"] and not closed
    said = [] if closed else said
    cards = [topic for home, topic in said if home == cast.sister.pk and topic != "match"]
    return {
        "coach": is_guide["coach"],
        "stand_in": is_guide["stand_in"],
        "coordinator": not hidden or opened,
        "mentor": is_guide["mentor"],
        "mentor wish": is_guide["mentor"] and "wish" not in kept,
        "mentor steps": is_guide["mentor"] and "steps" not in kept,
        "school": any(home == cast.school.pk and topic != "match" for home, topic in said),
        "school needs": (cast.school.pk, "adjustment") in said,
        "other_employer": bool(cards) and agreed,
    }


def at_the_doors(cast: Cast) -> dict[str, bool]:
    """The same, knocked for over HTTP."""

    def page(who: str, name: str) -> str:
        answer = cast.client(who).get(reverse(name, args=[cast.case.pk]))
        return answer.content.decode() if answer.status_code == 200 else ""

    mentor, school = page("mentor", "portal:mentee_read"), page("school", "portal:candidate_read")
    return {
        **{who: bool(page(who, "cases:case_detail")) for who in ("coach", "stand_in", "coordinator")},
        "mentor": bool(mentor),
        "mentor wish": Word.WISH in mentor,
        "mentor steps": Word.STEP in mentor,
        "school": bool(school),
        "school needs": Word.NEEDS in school,
        "other_employer": bool(page("other_employer", "portal:candidate_read")),
    }


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_every_door_says_what_the_rows_say_after_any_steps(
    cast: Cast, steps: list[tuple[object, ...]]
) -> None:
    for who in ("coach", "stand_in", "coordinator", "mentor", "school", "other_employer"):
        cast.client(who)
    with transaction.atomic():
        for step in steps:
            try:
                with transaction.atomic():
                    _do(cast, step)
            except Refused:
                continue
        assert at_the_doors(cast) == oracle(cast), steps
        said = said_on_her_page(cast)
        for who in ("coach", "stand_in", "coordinator", "mentor", "school"):
            assert said[who] == seen_at_the_doors(cast, who), (who, steps)
        transaction.set_rollback(True)
