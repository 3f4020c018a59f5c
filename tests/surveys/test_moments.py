"""When she is asked: windows that follow from her journey, and whom the worklist tells."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from aanzet.cases import actions as journey
from aanzet.cases.enums import ExitKind, PauseReason, SignalReason
from aanzet.cases.models import Signal
from aanzet.cases.queries import worklist
from aanzet.programmes.blueprint import check, shipped
from aanzet.programmes.shapes import Blueprint
from aanzet.questionnaires.enums import Moment
from aanzet.surveys import actions
from aanzet.surveys.moments import Facts, asked_at, windows
from aanzet.surveys.queries.moments import open_now
from aanzet.surveys.signals import may_offer
from tests.cast import Cast
from tests.surveys.conftest import Fill

BLUEPRINT: Blueprint = check(next(path for path in shipped() if path.stem == "vrouw-en-werk"))[0]
START = date(2026, 1, 5)


def _days(**facts: date | int | None) -> dict[str, tuple[date, date]]:
    given = {"ready_on": START, "started_on": START, "left_on": None} | facts
    return {each.moment.value: (each.opens_on, each.closes_on) for each in windows(Facts(**given), BLUEPRINT)}  # type: ignore[arg-type]


def _after(weeks: int, days: int = 0) -> date:
    return START + timedelta(weeks=weeks, days=days)


def test_start_follows_the_intake_and_the_middle_three_months() -> None:
    assert _days() == {"start": (START, _after(8, -1)), "middle": (_after(13), _after(21, -1))}


def test_nothing_is_asked_before_the_intake_is_ready() -> None:
    assert _days(ready_on=None, started_on=None) == {}


def test_middle_is_half_of_her_trajectory() -> None:
    assert _days(weeks=40)["middle"][0] == _after(20)
    assert _days(weeks=12)["middle"][0] == _after(6)
    assert _days(weeks=12)["start"][1] == _after(6, -1), "the next moment ends the one before it"


def test_middle_waits_four_weeks_after_a_late_intake() -> None:
    assert _days(ready_on=_after(12))["middle"][0] == _after(16)


def test_leaving_opens_the_end_and_what_comes_later() -> None:
    found = _days(left_on=_after(10))
    assert list(found) == ["start", "end", "half_year", "year"], "no middle after the end"
    assert found["end"] == (_after(10), _after(18, -1))
    assert found["half_year"][0] == _after(36)
    assert found["year"][0] == _after(62)
    assert _days(left_on=_after(2))["start"][1] == _after(2, -1)


def test_people_are_asked_about_at_the_start_and_at_the_end_only() -> None:
    asked = {moment: [each.slug for each in asked_at(BLUEPRINT, moment)] for moment in Moment}
    assert asked[Moment.START] == asked[Moment.END] == ["my-life", "what-i-can", "my-people"]
    assert asked[Moment.MIDDLE] == ["my-life", "what-i-can"]
    assert asked[Moment.HALF_YEAR] == asked[Moment.YEAR] == ["my-home"]


@pytest.mark.django_db
def test_while_she_rests_nothing_is_asked(told: Cast) -> None:
    assert open_now(case=told.case, on=told.on)
    journey.pause_add(by=told.actor("coach"), on=told.on, case=told.case, reason=PauseReason.BIRTH)
    assert open_now(case=told.case, on=told.on) is None
    assert may_offer([told.case]) == {told.case.pk: []}


@pytest.mark.django_db
def test_after_an_exit_it_stands_on_her_page_and_on_no_worklist(told: Cast) -> None:
    journey.case_close(by=told.actor("coach"), on=told.on, case=told.case, kind=ExitKind.RESULT)
    assert open_now(case=told.case, on=told.on)
    assert may_offer([told.case]) == {told.case.pk: []}


def _offers(cast: Cast, on: date) -> int:
    found = worklist(actor=cast.actor("coach"), on=on)
    return sum(
        reason.reason == SignalReason.OFFER for row in (*found.now, *found.week) for reason in row.reasons
    )


@pytest.mark.django_db
def test_coach_may_offer_it_after_two_weeks_and_no_longer_than_it_is_open(told: Cast) -> None:
    day = timedelta(days=1)
    assert _offers(told, told.on + 6 * day) == 0
    assert _offers(told, told.on + 14 * day) == 1
    assert _offers(told, told.on + 55 * day) == 1, "the last day"
    assert _offers(told, told.on + 56 * day) == 0
    assert _offers(told, told.on + timedelta(weeks=15)) == 1, "the middle"


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["begun", "passed", "ready", "thrown away"])
def test_worklist_is_silent_whatever_she_did(told: Cast, fill: Fill, what: str) -> None:
    her, on = told.actor("participant"), told.on
    if what == "passed":
        actions.sitting_pass(by=her, on=on, case=told.case, moment="start")
    else:
        sitting = fill(on, "start", ready=what != "begun")
        if what == "thrown away":
            actions.sitting_throw_away(by=her, on=on, sitting=sitting)
    assert _offers(told, on + timedelta(days=20)) == 0
    kept = (
        QuerySet(Signal)
        .filter(case=told.case, reason=SignalReason.OFFER)
        .values_list("shows_from", flat=True)
    )
    assert [day > on + timedelta(weeks=8) for day in kept] == [True], "the middle stays"


@pytest.mark.django_db
def test_signals_take_four_queries_for_any_number_of_cases(told: Cast) -> None:
    for cases in ([told.case], [told.case, told.other_case]):
        may_offer(cases)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            may_offer(cases)
        assert len(asked) == 4


@pytest.mark.django_db
def test_end_opens_when_she_leaves(told: Cast) -> None:
    later = told.on + timedelta(weeks=30)
    assert open_now(case=told.case, on=later) is None
    journey.case_close(by=None, on=later, case=told.case, kind=ExitKind.RESULT)
    found = open_now(case=told.case, on=later)
    assert found is not None
    assert found.moment == "end"
