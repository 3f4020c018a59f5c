"""The steps of a volunteer, in what order they may come, and what the last day takes away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import translation

from aanzet.access.actor import Actor, actor_for
from aanzet.accounts.models import User
from aanzet.alliances.actions import invitation_accept, membership_add
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Invitation, Membership
from aanzet.cases import actions as journey
from aanzet.cases.models import Assignment
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.participants.actions import participant_add
from aanzet.participants.parts import erase, parts
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers import actions
from aanzet.volunteers.actions import ON_VOLUNTEER_END
from aanzet.volunteers.enums import Lack
from aanzet.volunteers.models import Screening, Signature, Talk, Training, Volunteer, VolunteerEnd
from aanzet.volunteers.queries import missing, ready
from tests.volunteers.life import House, house, see
from tests.work.world import TODAY


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def care(db: None) -> House:
    return house("vrouw-en-werk", "vluchtelingenwerk", "coach")


@pytest.fixture
def bank(db: None) -> House:
    return house("kvinnokraft", "im", "mentor")


@pytest.fixture
def city(db: None) -> House:
    return house("samen-sterk-met-werk", "prachtvrouw", "ambassador")


def _account(actor: Actor) -> User:
    return User.objects.get(pk=str(actor.user_id))


def lacks(volunteer: Volunteer, on: date = TODAY) -> list[Lack]:
    return [each.code for each in missing(QuerySet(Volunteer).get(pk=volunteer.pk), on=on)]


def ready_at(at: House, on: date = TODAY) -> list[str]:
    found = ready(programme=at.programme, organisation=at.home, role=at.role, on=on)
    return [each.name for each in found]


@pytest.mark.parametrize("without", ["talk", "check", "training", "agreement"])
def test_s4_24_nobody_starts_while_something_is_missing(care: House, without: str) -> None:
    """Source S4-24: without valid check and training no match is possible."""
    volunteer = care.sign_up()
    care.prepare(volunteer, without=without)
    with pytest.raises(Refused) as refused:
        actions.volunteer_start(by=care.coordinator, on=TODAY, volunteer=volunteer)
    if without in ("check", "training"):
        assert "Without a valid check and training no match is possible." in refused.value.message
    assert lacks(volunteer) == [Lack(without), Lack.NOT_STARTED]
    assert ready_at(care) == []
    assert not Membership.objects.filter(role=Role.COACH).exists()


def test_who_did_everything_starts_until_an_agreed_day(care: House) -> None:
    volunteer, actor = care.ready()
    task = Membership.objects.get(volunteer=volunteer)
    assert (task.role, task.starts_on, task.ends_on) == (Role.COACH, TODAY, date(2027, 11, 22))
    assert task.alliance_id == care.programme.alliance_id
    # Getting ready is over: only the new task opens doors.
    assert [held.role for held in actor.held] == [Role.COACH]
    assert ready_at(care) == ["Wim de Boer"]


def test_without_an_account_nobody_starts(care: House) -> None:
    volunteer = care.sign_up()
    actions.talk_note(by=care.coordinator, on=TODAY, volunteer=volunteer, held_on=TODAY, welcome=True)
    with pytest.raises(Refused, match="an account"):
        actions.volunteer_start(by=care.coordinator, on=TODAY, volunteer=volunteer)


def test_s1_21_an_ambassador_is_ready_only_after_training_and_agreement(city: House) -> None:
    """Source S1-21: no deployment before training and agreement are complete; no check is asked here."""
    for without in ("training", "agreement"):
        volunteer = city.sign_up(f"{without} missing")
        city.prepare(volunteer, without=without)
        with pytest.raises(Refused):
            actions.volunteer_start(by=city.coordinator, on=TODAY, volunteer=volunteer)
    city.ready("Glenda Pawiro")
    assert ready_at(city) == ["Glenda Pawiro"]


def test_a_no_after_the_talk_ends_it_without_a_reason(care: House) -> None:
    volunteer = care.sign_up()
    actions.talk_note(by=care.coordinator, on=TODAY, volunteer=volunteer, held_on=TODAY, welcome=False)
    end = QuerySet(VolunteerEnd).get()
    assert (end.last_day, end.reason) == (TODAY, "not_started")
    with pytest.raises(Refused):
        see(volunteer, care.coordinator, TODAY, given_on=TODAY)
    # Who comes back is a new row.
    assert care.sign_up().pk != volunteer.pk


def test_a_check_is_good_until_its_last_day(care: House) -> None:
    volunteer, _actor = care.ready()
    check = QuerySet(Screening).get()
    assert (check.kind, check.valid_until) == ("vog", date(2029, 11, 22))
    QuerySet(Screening).update(valid_until=TODAY)
    assert lacks(volunteer) == []
    assert lacks(volunteer, TODAY + timedelta(days=1)) == [Lack.CHECK]
    assert ready_at(care, TODAY + timedelta(days=1)) == []


def test_dutch_check_keeps_the_date_on_the_paper_and_refuses_an_old_one(care: House) -> None:
    volunteer = care.sign_up()
    with pytest.raises(Refused, match="date on the paper"):
        see(volunteer, care.coordinator, TODAY)
    with pytest.raises(Refused, match="too old"):
        see(volunteer, care.coordinator, TODAY, given_on=date(2023, 11, 1))
    with pytest.raises(Refused, match="after the day"):
        see(volunteer, care.coordinator, TODAY, given_on=TODAY + timedelta(days=1))
    assert not QuerySet(Screening).exists()


def test_swedish_extract_is_only_seen(bank: House) -> None:
    """No date of the paper, no file, no contents; a year, as the country profile says."""
    volunteer = bank.sign_up()
    see(volunteer, bank.coordinator, TODAY, given_on=TODAY)
    row = QuerySet(Screening).get()
    assert (row.kind, row.given_on, row.valid_until) == ("register_extract", None, date(2027, 11, 22))
    assert (row.seen_by_name, row.seen_by_role) == ("Nora", "Coordinator")
    assert not [
        f.name
        for f in Screening._meta.fields
        if f.get_internal_type() in ("FileField", "TextField", "BinaryField")
    ]


def test_nobody_writes_down_her_own_steps(care: House) -> None:
    volunteer = care.sign_up()
    volunteer.user = _account(care.coordinator)
    volunteer.save(update_fields=["user"])
    with pytest.raises(Refused, match="about yourself"):
        see(volunteer, care.coordinator, TODAY, given_on=TODAY)
    with pytest.raises(Refused, match="about yourself"):
        actions.talk_note(by=care.coordinator, on=TODAY, volunteer=volunteer, held_on=TODAY, welcome=True)


def test_only_the_volunteer_says_yes_to_the_agreement(care: House) -> None:
    volunteer = care.sign_up()
    self_, asked = care.let_in(volunteer), care.asked(volunteer)
    with pytest.raises(Refused):
        actions.agreement_sign(by=care.coordinator, on=TODAY, volunteer=volunteer, version=asked.version)
    with pytest.raises(Refused, match="changed"):
        actions.agreement_sign(by=self_, on=TODAY, volunteer=volunteer, version=asked.version + 1)
    actions.agreement_sign(by=self_, on=TODAY, volunteer=volunteer, version=asked.version)
    row = QuerySet(Signature).get()
    assert [each["key"] for each in row.clauses] == [clause.key for clause in asked.clauses]
    assert "nl" in row.clauses[0]["text"]


def test_another_version_of_the_text_asks_again(care: House, monkeypatch: pytest.MonkeyPatch) -> None:
    volunteer, _actor = care.ready()
    shape = blueprint_of(care.programme)
    newer = replace(shape, volunteering=(replace(shape.volunteering[0], version=2),))
    look = import_module("aanzet.volunteers.queries.ready")
    monkeypatch.setattr(look, "blueprint_of", lambda programme: newer)
    assert lacks(volunteer) == [Lack.AGREEMENT]


def test_a_part_of_the_training_counts_once_and_only_if_it_is_asked(care: House) -> None:
    volunteer = care.sign_up()
    part = care.asked(volunteer).trainings[0]
    note: dict[str, Any] = {"by": care.coordinator, "on": TODAY, "volunteer": volunteer, "done_on": TODAY}
    actions.training_note(module=part.key, **note)
    assert QuerySet(Training).get().minutes == part.minutes
    for wrong in (part.key, "swimming"):
        with pytest.raises(Refused):
            actions.training_note(module=wrong, **note)
    with pytest.raises(Refused, match="still to come"):
        actions.talk_note(
            by=care.coordinator,
            on=TODAY,
            volunteer=volunteer,
            held_on=TODAY + timedelta(days=1),
            welcome=True,
        )
    assert not QuerySet(Talk).exists()


def test_in_a_pause_nobody_new_and_afterwards_again(care: House) -> None:
    volunteer, actor = care.ready()
    pause = actions.pause_add(by=actor, on=TODAY, volunteer=volunteer, starts_on=TODAY, stand_in_needed=True)
    assert ready_at(care) == []
    assert lacks(volunteer) == [Lack.PAUSED]
    with pytest.raises(Refused, match="already"):
        actions.pause_add(by=actor, on=TODAY, volunteer=volunteer, starts_on=TODAY + timedelta(days=3))
    later = TODAY + timedelta(days=5)
    actions.pause_end(by=actor, on=later, pause=pause)
    assert ready_at(care, later) == ["Wim de Boer"]
    # The days of the pause stay known.
    assert ready_at(care, TODAY + timedelta(days=4)) == []


def test_the_last_day_takes_all_access_and_her_women_come_back(care: House) -> None:
    volunteer, actor = care.ready()
    woman = participant_add(by=None, on=TODAY, organisation=care.home, call_name="Rahel")
    case = journey.case_open(by=None, on=TODAY, participant=woman, programme=care.programme, started_on=TODAY)
    user = _account(actor)
    journey.coach_assign(by=None, on=TODAY, case=case, user=user)
    # An ambassador's task beside it keeps no woman.
    membership_add(by=None, on=TODAY, user=user, organisation=care.home, role=Role.AMBASSADOR)
    told: list[tuple[date, str]] = []

    def heard(*, by: object, on: date, volunteer: Volunteer, reason: str) -> None:
        told.append((on, reason))

    ON_VOLUNTEER_END.append(heard)
    try:
        actions.volunteer_end(by=actor, on=TODAY, volunteer=volunteer, last_day=TODAY, reason="own_wish")
    finally:
        ON_VOLUNTEER_END.remove(heard)
    tomorrow = TODAY + timedelta(days=1)
    assert told == [(tomorrow, "own_wish")]
    assert QuerySet(Assignment).get().ends_on == TODAY
    assert Role.COACH in actor_for(user, on=TODAY).roles
    assert Role.COACH not in actor_for(user, on=tomorrow).roles
    assert ready_at(care, tomorrow) == []
    with pytest.raises(Refused):
        actions.volunteer_end(by=actor, on=TODAY, volunteer=volunteer, last_day=TODAY, reason="own_wish")


def test_at_once_ends_at_the_next_request(care: House) -> None:
    volunteer, actor = care.ready()
    actions.volunteer_end(
        by=care.coordinator, on=TODAY, volunteer=volunteer, last_day=TODAY, reason="agreement", at_once=True
    )
    assert actor_for(_account(actor), on=TODAY).held == ()
    other, _actor = care.ready("Ria Kok")
    with pytest.raises(Refused):
        actions.volunteer_end(
            by=care.coordinator, on=TODAY, volunteer=other, last_day=TODAY - timedelta(days=2), reason="moved"
        )


def test_a_time_that_is_over_by_date_ends_in_the_night(care: House) -> None:
    volunteer, _actor = care.ready()
    last = date(2027, 11, 22)
    assert actions.volunteers_due(on=last).ended == 0
    after = last + timedelta(days=1)
    assert lacks(volunteer, after) == [Lack.ENDED]
    assert actions.volunteers_due(on=after).ended == 1
    assert QuerySet(VolunteerEnd).get().reason == "term_over"
    assert actions.volunteers_due(on=after).ended == 0


def test_a_longer_time_is_agreed_before_it_is_over(care: House) -> None:
    volunteer, _actor = care.ready()
    actions.volunteer_extend(by=care.coordinator, on=TODAY, volunteer=volunteer, ends_on=date(2028, 6, 1))
    assert lacks(volunteer, date(2028, 5, 1)) == []
    for wrong in (TODAY - timedelta(days=1), date(2040, 1, 1)):
        with pytest.raises(Refused):
            actions.volunteer_extend(by=care.coordinator, on=TODAY, volunteer=volunteer, ends_on=wrong)


def test_an_invitation_gives_the_row_its_account(care: House) -> None:
    volunteer = care.sign_up()
    link = actions.volunteer_invite(by=care.coordinator, on=TODAY, volunteer=volunteer)
    assert (link.invitation.role, link.invitation.email) == (Role.VOLUNTEER, "wim@example.org")
    token = link.url.rstrip("/").rsplit("/", 1)[-1]
    membership = invitation_accept(
        on=TODAY, token=token, email="wim@example.org", name="Wim de Boer", password="vier woorden op rij"
    )
    assert QuerySet(Volunteer).get().user_id == membership.user_id
    assert Invitation.objects.get().membership_id == membership.pk
    with pytest.raises(Refused):
        actions.volunteer_invite(by=care.coordinator, on=TODAY, volunteer=QuerySet(Volunteer).get())


def test_who_stops_before_the_link_was_opened_gets_no_account_by_it(care: House) -> None:
    volunteer = care.sign_up()
    link = actions.volunteer_invite(by=care.coordinator, on=TODAY, volunteer=volunteer)
    actions.talk_note(by=care.coordinator, on=TODAY, volunteer=volunteer, held_on=TODAY, welcome=False)
    token = link.url.rstrip("/").rsplit("/", 1)[-1]
    with pytest.raises(Refused, match="does not work any more"):
        invitation_accept(on=TODAY, token=token, email="wim@example.org", password="vier woorden op rij")
    assert not Membership.objects.filter(role=Role.VOLUNTEER).exists()


def test_an_invitation_stays_while_another_role_waits_for_it(care: House) -> None:
    one = care.sign_up()
    QuerySet(Volunteer).create(
        programme=care.programme, organisation=care.home, role="mentor", name=one.name, email=one.email,
        signed_up_on=TODAY,
    )  # fmt: skip
    link = actions.volunteer_invite(by=care.coordinator, on=TODAY, volunteer=one)
    actions.talk_note(by=care.coordinator, on=TODAY, volunteer=one, held_on=TODAY, welcome=False)
    assert Invitation.objects.get(pk=link.invitation.pk).withdrawn_at is None


def test_invitations_and_a_closed_account_forget_the_address_too(care: House) -> None:
    volunteer = care.sign_up()
    actions.volunteer_invite(by=care.coordinator, on=TODAY, volunteer=volunteer)
    care.let_in(volunteer)
    actions.talk_note(by=care.coordinator, on=TODAY, volunteer=volunteer, held_on=TODAY, welcome=False)
    User.objects.filter(pk=str(volunteer.user_id)).update(is_active=False)
    actions.volunteers_due(on=clock.months_later(TODAY, 12) + timedelta(days=2))
    assert list(Invitation.objects.values_list("email", "name")) == [("", "")]
    assert User.objects.get(pk=str(volunteer.user_id)).email is None


def test_without_mail_nobody_is_invited(care: House) -> None:
    volunteer = care.sign_up(email="", phone="+31612345678")
    with pytest.raises(Refused, match="mail address"):
        actions.volunteer_invite(by=care.coordinator, on=TODAY, volunteer=volunteer)


def test_what_is_known_goes_class_by_class(care: House) -> None:
    """Contact a year after the last day, name and words after two, every trace after five; the bare row stays."""
    volunteer, actor = care.ready(background="Verpleegkundige", postcode="2512", is_woman=True)
    actions.volunteer_end(by=actor, on=TODAY, volunteer=volunteer, last_day=TODAY, reason="health")

    def night(months: int) -> Volunteer:
        actions.volunteers_due(on=clock.months_later(TODAY, months) + timedelta(days=2))
        return QuerySet(Volunteer).select_related("end").get()

    row = night(11)
    assert (row.email, row.postcode) == ("wim@example.org", "2512")
    row = night(12)
    assert (row.email, row.postcode, row.name) == ("", "", "Wim de Boer")
    account = _account(actor)
    assert (account.email, account.is_active) == (None, False)
    row = night(24)
    assert (row.name, row.background, row.is_woman, row.languages, row.user_id) == ("", "", None, [], None)
    assert row.end.reason == ""
    assert QuerySet(Screening).exists()
    row = night(60)
    assert not QuerySet(Screening).exists()
    assert not QuerySet(Signature).exists()
    assert (row.role, row.end.last_day) == ("coach", TODAY)
    lines = Entry.objects.filter(action="volunteer.forgotten").count()
    assert actions.volunteers_due(on=clock.months_later(TODAY, 61)).emptied == 0
    assert Entry.objects.filter(action="volunteer.forgotten").count() == lines


def test_an_account_with_another_task_stays(care: House) -> None:
    volunteer, actor = care.ready()
    user = _account(actor)
    membership_add(by=None, on=TODAY, user=user, organisation=care.home, role=Role.COORDINATOR)
    actions.volunteer_end(by=None, on=TODAY, volunteer=volunteer, last_day=TODAY, reason="own_wish")
    actions.volunteers_due(on=date(2028, 1, 1))
    assert User.objects.get(pk=user.pk).email == "wim@example.org"


def test_a_woman_who_became_an_ambassador_takes_it_along_when_she_is_erased(city: House) -> None:
    woman = participant_add(by=None, on=TODAY, organisation=city.home, call_name="Grace")
    volunteer, actor = city.ready("Grace Owusu", phone="+31612345678", background="Naaien")
    volunteer.participant = woman
    volunteer.save(update_fields=["participant"])
    told = {item.table for part in parts() for item in part.read(woman).items}
    assert {"volunteers.volunteer", "volunteers.training", "volunteers.signature"} <= told
    erase(woman, on=TODAY, counted=False)
    row = QuerySet(Volunteer).get()
    assert (row.name, row.phone, row.background, row.user_id, row.participant_id) == ("", "", "", None, None)
    assert not QuerySet(Training).exists()
    assert actor_for(_account(actor), on=TODAY).held == ()


@pytest.mark.parametrize("number", [1, 3])
def test_who_is_ready_is_seven_queries(care: House, number: int, django_assert_num_queries: object) -> None:
    for at in range(number):
        care.ready(f"Volunteer{at} X")
    with django_assert_num_queries(6):  # type: ignore[operator]
        assert len(ready_at(care)) == number
