"""They met: noted once, counted as hours, taken back by a date; a coach types it in one place only."""

from uuid import uuid4

import pytest
from django.db.models import QuerySet

from aanzet.cases import actions as journey
from aanzet.cases.actions.care import ContactInput, contact_edit
from aanzet.cases.models import ContactMoment
from aanzet.core.errors import Refused
from aanzet.matches.actions import meeting as actions
from aanzet.matches.models import ContactHours, MatchMeeting
from aanzet.matches.queries.meetings import meetings, spans
from aanzet.volunteers.models import Hours
from tests.cast import Cast
from tests.matches.together import day_ago, giver, met, together


def _hours() -> list[int]:
    return list(
        QuerySet(Hours).filter(withdrawn_on__isnull=True, kind="with_her").values_list("minutes", flat=True)
    )


def test_a_meeting_is_hours_given_and_saved_twice_it_is_one(cast: Cast) -> None:
    match, key = together(cast), uuid4()
    first = met(cast, match, minutes=45, draft_key=key, next_step="Samen de brief lezen")
    again = met(cast, match, minutes=45, draft_key=key)
    assert first.pk == again.pk
    assert _hours() == [45]
    row = QuerySet(Hours).get(match_id__isnull=False)
    assert (row.match_id, row.kind) == (match.pk, "with_her")
    assert "brief" not in first.next_step
    assert [each.next_step for each in meetings(match=match)] == ["Samen de brief lezen"]


def test_a_meeting_that_is_taken_back_takes_its_hours_along(cast: Cast) -> None:
    match = together(cast)
    row = met(cast, match)
    actions.meeting_withdraw(by=giver(cast, match), on=cast.on, meeting=row)
    row.refresh_from_db()
    assert row.withdrawn_on == cast.on
    assert _hours() == []
    assert meetings(match=match) == ()
    assert spans([match.pk]) == {}


@pytest.mark.parametrize(
    ("ago", "minutes"), [(-1, 60), (41, 60), (1, 0), (1, 601)], ids=["to come", "before", "none", "too long"]
)
def test_a_meeting_that_cannot_be_is_refused(cast: Cast, ago: int, minutes: int) -> None:
    match = together(cast)
    with pytest.raises(Refused):
        met(cast, match, ago=ago, minutes=minutes)
    assert not QuerySet(MatchMeeting).exists()


def test_a_number_of_hers_is_refused_in_the_next_step(cast: Cast) -> None:
    with pytest.raises(Refused):
        met(cast, together(cast), next_step="BSN 111222333")


def test_she_says_that_they_did_not_meet_and_takes_it_back(cast: Cast) -> None:
    match = together(cast)
    row = met(cast, match)
    herself = cast.actor("participant")
    actions.meeting_not_met(by=herself, on=cast.on, meeting=row, met=False)
    assert _hours() == []
    assert spans([match.pk]) == {}
    assert [each.not_met for each in meetings(match=match)] == [True]
    actions.meeting_not_met(by=herself, on=cast.on, meeting=row, met=True)
    assert _hours() == [60]
    assert spans([match.pk])[match.pk].times == 1


def test_a_coach_types_one_contact_and_it_is_the_meeting_and_the_hours(cast: Cast) -> None:
    """One typing: the contact of the case counts for the norm of the phase, for the match and for the hours."""
    match = together(cast, role="coach")
    with pytest.raises(Refused):
        met(cast, match)
    contact = journey.contact_add(
        by=giver(cast, match), on=cast.on, case=cast.case, typed=ContactInput(minutes=30, on=day_ago(cast, 3))
    )
    found = meetings(match=match)
    assert [(each.on, each.minutes, each.of_case) for each in found] == [(contact.on, 30, True)]
    assert spans([match.pk])[match.pk].last == contact.on
    assert _hours() == [30]
    # A written message is no meeting, and another worker's contact is none of these two.
    written = ContactInput(kind="message", minutes=0)
    journey.contact_add(by=giver(cast, match), on=cast.on, case=cast.case, typed=written)
    journey.contact_add(
        by=cast.actor("coordinator"), on=cast.on, case=cast.case, typed=ContactInput(minutes=15)
    )
    assert len(meetings(match=match)) == 1
    assert _hours() == [30]


def test_a_contact_that_changes_changes_the_hours_and_a_try_gives_none(cast: Cast) -> None:
    match = together(cast, role="coach")
    by = giver(cast, match)
    contact = journey.contact_add(by=by, on=cast.on, case=cast.case, typed=ContactInput(minutes=30))
    contact_edit(by=by, on=cast.on, contact=contact, version=contact.version, typed=ContactInput(minutes=50))
    assert _hours() == [50]
    fresh = QuerySet(ContactMoment).get(pk=contact.pk)
    contact_edit(
        by=by, on=cast.on, contact=fresh, version=fresh.version, typed=ContactInput(kind="tried", minutes=5)
    )
    assert _hours() == []
    assert not QuerySet(ContactHours).exists()


def test_a_contact_of_a_coach_who_is_no_volunteer_gives_no_hours(cast: Cast) -> None:
    journey.contact_add(by=cast.actor("coach"), on=cast.on, case=cast.case, typed=ContactInput(minutes=30))
    assert _hours() == []


def test_the_log_of_one_and_of_three_meetings_is_one_query(
    cast: Cast, django_assert_num_queries: object
) -> None:
    match = together(cast)
    met(cast, match, ago=9)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(meetings(match=match)) == 1
    for ago in (5, 2):
        met(cast, match, ago=ago)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert [each.on for each in meetings(match=match)] == [day_ago(cast, n) for n in (2, 5, 9)]
