"""Who needs me now: the right women, with the right reason, in a constant number of queries."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db.models import QuerySet

from aanzet.access.scope import unscoped
from aanzet.cases import actions
from aanzet.cases.actions.care import ContactInput
from aanzet.cases.enums import ExitKind, PauseReason, SignalReason
from aanzet.cases.models import Case, Signal
from aanzet.cases.queries import worklist
from aanzet.cases.queries.worklist import Reason, WorkRow
from aanzet.participants.actions import participant_add
from tests.cast import Cast


def _reasons(cast: Cast, days: int, who: str = "coordinator") -> set[str]:
    found = worklist(actor=cast.actor(who), on=cast.on + timedelta(days=days))
    return {
        str(reason.reason)
        for row in [*found.now, *found.week]
        if row.case_id == cast.case.pk
        for reason in row.reasons
    }


def test_silence_speaks_after_fourteen_days_and_stops_after_a_contact(cast: Cast) -> None:
    assert SignalReason.SILENCE not in _reasons(cast, 13)
    assert SignalReason.SILENCE in _reasons(cast, 14)
    later = cast.on + timedelta(days=14)
    actions.contact_add(by=cast.actor("coach"), on=later, case=cast.case, typed=ContactInput(on=later))
    assert SignalReason.SILENCE not in _reasons(cast, 14)


def test_trying_without_reaching_her_is_still_silence(cast: Cast) -> None:
    later = cast.on + timedelta(days=14)
    actions.contact_add(
        by=cast.actor("coach"), on=later, case=cast.case, typed=ContactInput(kind="tried", on=later)
    )
    assert SignalReason.SILENCE in _reasons(cast, 14)


def test_no_coach_is_urgent_after_a_week(cast: Cast) -> None:
    case = _new_case(cast)
    on_day = worklist(actor=cast.actor("coordinator"), on=cast.on + timedelta(days=7))
    row = next(row for row in on_day.now if row.case_id == case.pk)
    assert [(reason.reason, reason.weight, reason.days) for reason in row.reasons] == [
        (SignalReason.NO_COACH, 1, 7)
    ]


def _new_case(cast: Cast, name: str = "Selam") -> Case:
    person = participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name=name)
    return actions.case_open(
        by=None, on=cast.on, participant=person, programme=cast.programme, started_on=cast.on
    )


def test_unanswered_referral_speaks_after_fourteen_days(cast: Cast) -> None:
    assert SignalReason.REFERRAL not in _reasons(cast, 13)
    assert SignalReason.REFERRAL in _reasons(cast, 14)


def test_overdue_step_speaks_the_day_after(cast: Cast) -> None:
    goal = actions.goal_add(by=None, on=cast.on, case=cast.case, title="Taal")
    step = actions.step_add(by=None, on=cast.on, goal=goal, what="Bel het ROC", due_on=cast.on)
    assert SignalReason.STEP in _reasons(cast, 1)
    actions.step_edit(by=None, on=cast.on, step=step, version=step.version, done_on=cast.on)
    assert SignalReason.STEP not in _reasons(cast, 1)


def test_a_pause_and_an_exit_silence_the_list(cast: Cast) -> None:
    coach = cast.actor("coach")
    # What she says is wrong has an answer to get by law, also while her journey rests.
    always = {SignalReason.WRONG}
    actions.pause_add(by=coach, on=cast.on, case=cast.case, reason=PauseReason.BIRTH)
    assert _reasons(cast, 30) == always
    actions.pause_end(by=coach, on=cast.on, case=cast.case)
    assert SignalReason.SILENCE in _reasons(cast, 30)
    actions.case_close(by=coach, on=cast.on, case=cast.case, kind=ExitKind.RESULT)
    assert _reasons(cast, 30) == always


def test_a_coach_sees_her_own_women_only(cast: Cast) -> None:
    _new_case(cast)
    found = worklist(actor=cast.actor("coach"), on=cast.on + timedelta(days=40))
    assert {row.case_id for row in [*found.now, *found.week]} == {cast.case.pk}
    assert worklist(actor=cast.actor("idle_coach"), on=cast.on + timedelta(days=40)).empty
    assert worklist(actor=cast.actor("sister_coordinator"), on=cast.on + timedelta(days=40)).empty


@pytest.mark.parametrize("women", [1, 3])
def test_worklist_takes_five_queries(cast: Cast, women: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(women - 1):
        _new_case(cast, f"Selam {number}")
    actor = cast.actor("coordinator")
    worklist(actor=actor, on=cast.on + timedelta(days=40))  # the blueprint is read once and kept
    with django_assert_num_queries(5):
        found = worklist(actor=actor, on=cast.on + timedelta(days=40))
    assert len(found.now) == women


def test_the_projection_equals_what_a_rebuild_makes(cast: Cast) -> None:
    def rows() -> list[tuple[object, ...]]:
        fields = ("case_id", "reason", "shows_from", "since", "weight", "object_id", "words")
        return sorted(QuerySet(Signal).values_list(*fields), key=str)

    before = rows()
    assert before
    with unscoped("tests"):
        actions.refresh(Case.objects.select_related("programme"))
    assert rows() == before


def test_every_reason_has_one_click_to_act(cast: Cast) -> None:
    from django.urls import reverse

    from aanzet.cases.templatetags.cases import act_url, act_words
    from aanzet.work.actions import PlacementInput, placement_add

    coach = cast.actor("coach")
    placed = placement_add(
        by=coach,
        on=cast.on,
        case=cast.case,
        typed=PlacementInput(
            kind="job", starts_on=cast.on, seen_on=cast.on, seen_by="Coach", sector="cleaning"
        ),
    )
    found = worklist(actor=cast.actor("coordinator"), on=cast.on + timedelta(days=40))
    row = next(row for row in found.now if row.case_id == cast.case.pk)
    links = {reason.reason: act_url(reason, row.case_id) for reason in row.reasons}
    assert links[SignalReason.CHECK] == reverse("work:check_record", args=[placed.pk])
    assert links[SignalReason.SILENCE] == reverse("cases:note_add", args=[cast.case.pk])
    assert "/referral/" in links[SignalReason.REFERRAL]
    assert all(act_words(reason) for reason in row.reasons)


@pytest.mark.parametrize(("reasons", "shown", "unseen"), [(1, 1, 0), (3, 3, 0), (5, 3, 2)])
def test_a_row_says_how_many_reasons_it_has_no_place_for(reasons: int, shown: int, unseen: int) -> None:
    each = Reason(SignalReason.SILENCE, 1, 20, date(2026, 11, 2), None, "")
    row = WorkRow(uuid4(), "Rahel", "", "", "", (each,) * reasons, "", None, "")
    assert (len(row.shown), row.unseen) == (shown, unseen)
