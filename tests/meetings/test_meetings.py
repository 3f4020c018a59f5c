"""A meeting: planned by staff, seen and answered by her, followed on the worklist."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from aanzet.cases.enums import SignalReason
from aanzet.cases.models import Signal
from aanzet.core import clock
from aanzet.core.errors import Conflict, Refused
from aanzet.journal.models import Entry
from aanzet.meetings import actions, queries
from aanzet.meetings.actions import MeetingInput
from aanzet.meetings.enums import Answer, Childcare, MeetingKind
from aanzet.meetings.models import Meeting, MeetingAnswer
from tests.cast import Cast, Word

pytestmark = pytest.mark.django_db


def typed(cast: Cast, days: int = 3, **more: Any) -> MeetingInput:
    base = MeetingInput(clock.now() + timedelta(days=days), cast.users["coach"].pk, place="Buurthuis")
    return replace(base, **more)


def plan(cast: Cast, days: int = 3, **more: Any) -> Meeting:
    return actions.meeting_plan(
        by=cast.actor("coach"), on=cast.on, case=cast.case, typed=typed(cast, days, **more)
    )


def reasons(cast: Cast) -> set[str]:
    return set(QuerySet(Signal).filter(case=cast.case, source="meetings").values_list("reason", flat=True))


def first(cast: Cast) -> Meeting:
    return QuerySet(Meeting).get(place=Word.MEETING)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts_at": datetime(2020, 1, 1, tzinfo=timezone.get_current_timezone())}, "on"),
        ({"place": " "}, "place"),
        ({"route": "bsn 111222333"}, "route"),
    ],
)
def test_what_cannot_be_planned_is_told_beside_its_field(
    cast: Cast, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        plan(cast, **wrong)
    assert refused.value.field == field
    assert QuerySet(Meeting).count() == 1


def test_a_call_needs_no_place(cast: Cast) -> None:
    assert plan(cast, kind=MeetingKind.CALL, place="").pk


def test_whom_she_meets_works_here(cast: Cast) -> None:
    user = cast.users["mentor"]
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    with pytest.raises(Refused, match="werkt hier niet meer"):
        plan(cast, with_user_id=user.pk)


def test_staff_plan_a_meeting_in_the_browser(cast: Cast) -> None:
    day = timezone.localdate() + timedelta(days=9)
    form = {
        "on_day": day.day, "on_month": day.month, "on_year": day.year, "at": "14.30", "minutes": "45", "kind": "walk",
        "with_user": str(cast.users["mentor"].pk), "place": "Ganzenhoef", "route": "Metro 53", "childcare": "there",
    }  # fmt: skip
    answer = cast.client("coach").post(reverse("meetings:meeting_add", args=[cast.case.pk]), form)
    assert answer.status_code == 302
    row = QuerySet(Meeting).get(place="Ganzenhoef")
    assert timezone.localtime(row.starts_at) == timezone.make_aware(
        datetime.combine(day, datetime.min.time())
    ).replace(hour=14, minute=30)
    page = cast.client("participant").get(reverse("meetings:my_meeting", args=[row.pk])).content.decode()
    assert [word for word in ("Ganzenhoef", "Metro 53", "14:30") if word not in page] == []


def test_a_wrong_time_keeps_what_was_typed(cast: Cast) -> None:
    form = {"on_day": "1", "on_month": "1", "on_year": "2099", "at": "half three", "place": "Ganzenhoef"}
    answer = cast.client("coach").post(reverse("meetings:meeting_add", args=[cast.case.pk]), form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert [word for word in ("half three", "Ganzenhoef", "14:30") if word not in page] == []


def test_her_answer_stands_until_the_time_changes(cast: Cast) -> None:
    meeting = first(cast)
    client = cast.client("participant")
    client.post(reverse("meetings:my_meeting", args=[meeting.pk]), {"answer": "comes"})
    assert queries.card_of(meeting).comes
    moved = typed(cast, 5, place=Word.MEETING)
    meeting = actions.meeting_change(
        by=cast.actor("coach"), on=cast.on, meeting=meeting, version=meeting.version, typed=moved
    )
    assert queries.card_of(meeting).answer == ""
    assert QuerySet(MeetingAnswer).get(meeting=meeting).answer == Answer.COMES


def test_an_answer_that_is_none_changes_nothing(cast: Cast) -> None:
    client = cast.client("participant")
    answer = client.post(reverse("meetings:my_meeting", args=[first(cast).pk]), {"answer": "perhaps"})
    assert answer.status_code == 302
    assert not QuerySet(MeetingAnswer).exists()


@pytest.mark.parametrize("answer", ["cannot", "other_day"])
def test_her_no_reaches_the_worklist_and_leaves_it_again(cast: Cast, answer: str) -> None:
    meeting = first(cast)
    herself = cast.actor("participant")
    actions.meeting_answer(by=herself, on=cast.on, meeting=meeting, answer=answer)
    assert reasons(cast) == {SignalReason.CANNOT}
    actions.meeting_answer(by=herself, on=cast.on, meeting=meeting, answer="comes")
    assert reasons(cast) == set()


def test_missing_childcare_reaches_the_worklist(cast: Cast) -> None:
    meeting = plan(cast, childcare=Childcare.MISSING)
    assert reasons(cast) == {SignalReason.CHILDCARE}
    actions.meeting_cancel(by=cast.actor("coach"), on=cast.on, meeting=meeting)
    assert reasons(cast) == set()


def test_a_cancelled_meeting_is_told_and_never_changed(cast: Cast) -> None:
    meeting = first(cast)
    coach = cast.actor("coach")
    actions.meeting_cancel(by=coach, on=cast.on, meeting=meeting)
    actions.meeting_cancel(by=coach, on=cast.on, meeting=meeting)
    assert Entry.objects.filter(action="case.meeting_cancelled").count() == 1
    with pytest.raises(Refused):
        actions.meeting_change(by=coach, on=cast.on, meeting=meeting, version=1, typed=typed(cast))
    with pytest.raises(Refused):
        actions.meeting_answer(by=cast.actor("participant"), on=cast.on, meeting=meeting, answer="comes")
    assert queries.next_meetings(case_id=cast.case.pk) == ()
    page = cast.client("participant").get(reverse("meetings:my_meeting", args=[meeting.pk]))
    assert "I come" not in page.content.decode()


def test_a_late_change_shows_both(cast: Cast) -> None:
    meeting = first(cast)
    coach = cast.actor("coach")
    actions.meeting_change(
        by=coach, on=cast.on, meeting=meeting, version=1, typed=typed(cast, place="Elders")
    )
    with pytest.raises(Conflict):
        actions.meeting_change(by=coach, on=cast.on, meeting=meeting, version=1, typed=typed(cast))


def test_a_meeting_that_is_over_takes_no_answer(cast: Cast) -> None:
    meeting = first(cast)
    QuerySet(Meeting).filter(pk=meeting.pk).update(starts_at=clock.now() - timedelta(hours=1), minutes=30)
    meeting.refresh_from_db()
    with pytest.raises(Refused):
        actions.meeting_answer(by=cast.actor("participant"), on=cast.on, meeting=meeting, answer="comes")
    assert queries.next_meetings(case_id=cast.case.pk) == ()


def test_where_a_woman_lives_is_offered_to_nobody(cast: Cast) -> None:
    plan(cast, kind=MeetingKind.HOME, place="Bij haar thuis", address="Bijlmerdreef 1")
    plan(cast, place="Buurthuis", address="Plein 2", route="Tram 51")
    plan(cast, place="buurthuis", address="Plein 3")
    assert [place for place, _a, _r in queries.places_of(case=cast.case)] == ["buurthuis", Word.MEETING]
    page = cast.client("coach").get(reverse("meetings:meeting_add", args=[cast.case.pk]) + "?place=buurthuis")
    assert "Plein 3" in page.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_meetings_are_read_in_one_query(cast: Cast, number: int, django_assert_num_queries: object) -> None:
    for day in range(number - 1):
        plan(cast, 4 + day)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(queries.next_meetings(case_id=cast.case.pk)) == number


def test_nobody_else_reads_her_meeting_as_hers(cast: Cast) -> None:
    where = reverse("meetings:my_meeting", args=[first(cast).pk])
    for who in ("coach", "coordinator", "mentor", "other_participant"):
        assert cast.client(who).get(where).status_code == 404
