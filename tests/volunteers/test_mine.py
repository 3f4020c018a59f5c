"""The volunteer's own pages."""

from collections.abc import Iterator

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils import translation

from aanzet.access.actor import Actor, actor_for
from aanzet.accounts.models import User
from aanzet.alliances.actions import membership_add
from aanzet.alliances.enums import Role
from aanzet.volunteers import actions
from aanzet.volunteers.models import Signature, Volunteer, VolunteerPause
from tests.volunteers.life import House, house
from tests.work.world import TODAY, browser


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def care(db: None) -> House:
    return house("vrouw-en-werk", "vluchtelingenwerk", "coach")


def desk_of(actor: Actor) -> Client:
    desk = browser(actor)
    desk.cookies["language"] = "en"
    return desk


def test_getting_ready_begins_on_the_own_page_and_says_what_is_missing(care: House) -> None:
    volunteer = care.sign_up()
    desk = desk_of(care.let_in(volunteer))
    assert desk.get("/")["Location"] == "/volunteering/"
    assert "First we talk" in desk.get("/volunteering/").content.decode()
    actions.talk_note(by=care.coordinator, on=TODAY, volunteer=volunteer, held_on=TODAY, welcome=True)
    assert "take it home again" in desk.get("/volunteering/").content.decode()


def test_the_agreement_is_read_and_answered_by_the_volunteer(care: House) -> None:
    volunteer = care.sign_up()
    desk = desk_of(care.let_in(volunteer))
    place = f"/volunteering/{volunteer.pk}/agreement/"
    text = desk.get(place).content.decode()
    assert "I do not promise a job" in text
    assert desk.post(place, {"version": "9"}).status_code == 200
    assert not QuerySet(Signature).exists()
    assert desk.post(place, {"version": "1"})["Location"] == "/volunteering/"
    assert QuerySet(Signature).get().by_id == volunteer.user_id
    assert "You said yes on 22 November 2026." in desk.get(place).content.decode()
    assert "said yes on 22 November 2026" in desk.get(f"{place}print/").content.decode()


def test_times_and_places_are_changed_by_oneself_but_not_the_name(care: House) -> None:
    volunteer, actor = care.ready()
    desk = desk_of(actor)
    place = f"/volunteering/{volunteer.pk}/edit/"
    data = {
        "languages": ["nl"], "halfdays": ["mon-am"], "mode": "walk", "most_minutes": "15", "places": "2",
        "lengths": ["together"],
        "version": "1", "name": "Somebody Else", "email": "else@example.org",
    }  # fmt: skip
    assert desk.post(place, data)["Location"] == "/volunteering/"
    row = QuerySet(Volunteer).get()
    assert (row.halfdays, row.places, row.name, row.email) == (
        ["mon-am"],
        2,
        "Wim de Boer",
        "wim@example.org",
    )
    # Somebody saved in between: both texts stand there, nothing is lost.
    late = desk.post(place, data)
    assert late.status_code == 422
    assert desk.post(place, data | {"version": "2", "places": "8"}).status_code == 422


def test_a_pause_of_oneself_and_coming_back(care: House) -> None:
    volunteer, actor = care.ready()
    desk = desk_of(actor)
    begin = {"starts_on_day": 22, "starts_on_month": 11, "starts_on_year": 2026}
    assert desk.post(f"/volunteering/{volunteer.pk}/pause/", begin)["Location"] == "/volunteering/"
    assert "You have a pause" in desk.get("/volunteering/").content.decode()
    pause = QuerySet(VolunteerPause).get()
    assert desk.post(f"/volunteering/pauses/{pause.pk}/end/")["Location"] == "/volunteering/"
    assert not QuerySet(VolunteerPause).exists()


def test_stopping_asks_no_reason(care: House) -> None:
    volunteer, actor = care.ready()
    day = {"last_day_day": 30, "last_day_month": 11, "last_day_year": 2026}
    desk = desk_of(actor)
    assert desk.post(f"/volunteering/{volunteer.pk}/stop/", day)["Location"] == "/"
    assert QuerySet(Volunteer).get().end.reason == "own_wish"
    assert "Your last day is 30 November 2026" in desk.get("/volunteering/").content.decode()


def test_what_is_kept_is_shown_to_oneself_and_to_nobody_else(care: House) -> None:
    volunteer, actor = care.ready(background="Verpleegkundige")
    other, stranger = care.ready("Ria Kok")
    place = f"/volunteering/{volunteer.pk}/data/"
    assert "Verpleegkundige" in desk_of(actor).get(place).content.decode()
    assert desk_of(stranger).get(place).status_code == 404
    assert other.pk != volunteer.pk


def test_a_coach_on_the_payroll_has_no_such_page(care: House) -> None:
    user = User.objects.create_user("paid@example.org", name="Paid")
    membership_add(by=None, on=TODAY, user=user, organisation=care.home, role=Role.COACH)
    assert desk_of(actor_for(user, on=TODAY)).get("/volunteering/").status_code == 404
