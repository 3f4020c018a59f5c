"""Whose check ends soon hears it in time, once for each check, and the coordinator sees it."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db.models import QuerySet

from aanzet.alliances.models import Membership
from aanzet.outbox.models import Message
from aanzet.participants.actions import participant_add
from aanzet.volunteers import actions
from aanzet.volunteers.actions.checks import checks_tell
from aanzet.volunteers.models import Screening, Volunteer
from aanzet.volunteers.queries.office import who_needs_me
from tests.volunteers.life import House, house, see
from tests.work.world import TODAY


@pytest.fixture
def care(db: None) -> House:
    return house("vrouw-en-werk", "vluchtelingenwerk", "coach")


def a_check(volunteer: Volunteer, days: int) -> None:
    QuerySet(Screening).filter(volunteer=volunteer).update(valid_until=TODAY + timedelta(days=days))


def told() -> list[str]:
    return [row.to for row in Message.objects.filter(key__startswith="check:").order_by("to")]


@pytest.mark.parametrize(("days", "hears"), [(31, 0), (30, 1), (0, 1), (-1, 0)])
def test_it_is_told_thirty_days_before_and_not_afterwards(care: House, days: int, hears: int) -> None:
    volunteer, _self = care.ready()
    a_check(volunteer, days)
    assert checks_tell(on=TODAY) == hears
    assert len(told()) == hears


def test_it_is_told_once_for_each_check(care: House) -> None:
    volunteer, _self = care.ready()
    a_check(volunteer, 10)
    assert [actions.volunteers_due(on=day).told for day in (TODAY, TODAY, TODAY + timedelta(days=1))] == [
        1,
        0,
        0,
    ]
    see(volunteer, care.coordinator, TODAY, given_on=TODAY)
    Membership.objects.update(ends_on=None)
    newest = QuerySet(Screening).filter(volunteer=volunteer).latest("created_at")
    assert checks_tell(on=newest.valid_until - timedelta(days=31)) == 0
    assert checks_tell(on=newest.valid_until - timedelta(days=30)) == 1


@pytest.mark.parametrize(("language", "says"), [
    ("nl", "geldig tot en met 2 december 2026"), ("sv", "gäller till och med 2 december 2026"),
    ("en", "good until 2 December 2026"),
])  # fmt: skip
def test_the_words_are_the_volunteers_own_language(care: House, language: str, says: str) -> None:
    volunteer, _self = care.ready(language=language)
    a_check(volunteer, 10)
    call_command("volunteers", "due")
    message = Message.objects.get(key__startswith="check:")
    assert (message.channel, message.language) == ("mail", language)
    assert says in message.body
    assert "http" in message.body


def test_who_has_only_a_phone_gets_a_text_message(care: House) -> None:
    volunteer, _self = care.ready()
    a_check(volunteer, 10)
    QuerySet(Volunteer).update(email="", phone="+31610000777")
    assert volunteer.user is not None
    volunteer.user.email = ""
    volunteer.user.save()
    assert checks_tell(on=TODAY) == 1
    message = Message.objects.get(key__startswith="check:")
    assert (message.channel, message.to) == ("sms", "+31610000777")


def test_a_woman_who_is_an_ambassador_hears_it_as_she_chose(care: House) -> None:
    volunteer, _self = care.ready()
    a_check(volunteer, 10)
    woman = participant_add(by=None, on=TODAY, organisation=care.home, call_name="Rahel")
    QuerySet(Volunteer).update(participant=woman)
    assert checks_tell(on=TODAY) == 1
    message = Message.objects.get(key__startswith="check:")
    assert (message.kind, message.recipient_id, message.failure) == (
        "something_to_read",
        woman.pk,
        "not_asked_yet",
    )


def test_who_stopped_or_has_another_check_or_took_it_back_hears_nothing(care: House) -> None:
    gone, _self = care.ready("Anna Gone")
    actions.volunteer_end(by=care.coordinator, on=TODAY, volunteer=gone, last_day=TODAY, reason="moved")
    back, _self = care.ready("Bea Back")
    other, _self = care.ready("Cora Other")
    QuerySet(Screening).update(valid_until=TODAY + timedelta(days=10))
    step = QuerySet(Screening).get(volunteer=back)
    actions.step_withdraw(by=care.coordinator, on=TODAY, step=step, why="mistake")
    see(other, care.coordinator, TODAY, given_on=TODAY)
    assert checks_tell(on=TODAY) == 0
    assert told() == []


def test_the_coordinator_sees_of_an_ambassador_from_her_own_file_that_the_check_ends(db: None) -> None:
    bank = house("kvinnokraft", "im", "mentor")
    volunteer, _self = bank.ready()
    woman = participant_add(by=None, on=TODAY, organisation=bank.home, call_name="Rahel")
    QuerySet(Volunteer).update(participant=woman, membership=None)
    a_check(volunteer, 40)
    (row,) = who_needs_me(actor=bank.coordinator, on=TODAY)
    assert (row.soon_is, row.soon) == ("check", TODAY + timedelta(days=40))


@pytest.mark.parametrize("number", [1, 3])
def test_looking_for_whom_to_tell_is_seven_queries(
    care: House, number: int, django_assert_num_queries: object
) -> None:
    for at in range(number):
        volunteer, _self = care.ready(f"Volunteer{at} X")
        a_check(volunteer, 10)
    checks_tell(on=TODAY)
    with django_assert_num_queries(7):  # type: ignore[operator]
        assert checks_tell(on=TODAY) == 0


def test_a_day_far_away_tells_nobody(care: House) -> None:
    care.ready()
    assert checks_tell(on=date(2020, 1, 1)) == 0
