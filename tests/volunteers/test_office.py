"""The coordinator's pages: who waits for whom, and the one next thing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.utils import translation

from aanzet.alliances.models import Invitation
from aanzet.volunteers import actions
from aanzet.volunteers.models import Screening, Volunteer, VolunteerPause
from aanzet.volunteers.queries.office import volunteer_rows, who_needs_me
from tests.volunteers.life import House, house
from tests.work.world import TODAY, browser


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def care(db: None) -> House:
    return house("vrouw-en-werk", "vluchtelingenwerk", "coach")


def names(care: House, show: str) -> list[str]:
    return [row.name for row in volunteer_rows(actor=care.coordinator, on=TODAY, show=show).rows]


def test_each_filter_shows_whom_it_says(care: House) -> None:
    care.sign_up("Anna Talk")
    care.prepare(care.sign_up("Bea Busy"), without="check")
    care.ready("Cora Ready", places=2)
    dora, _actor = care.ready("Dora Soon")
    QuerySet(Screening).filter(volunteer=dora).update(valid_until=TODAY + timedelta(days=60))
    els, _actor = care.ready("Els Paused")
    actions.pause_add(by=None, on=TODAY, volunteer=els, starts_on=TODAY, stand_in_needed=True)
    fem, _actor = care.ready("Fem Gone")
    actions.volunteer_end(by=None, on=TODAY, volunteer=fem, last_day=TODAY, reason="moved")
    actions.volunteer_edit(by=care.coordinator, on=TODAY, volunteer=dora, version=1, places=0)
    assert names(care, "talk") == ["Anna Talk"]
    assert names(care, "busy") == ["Bea Busy"]
    assert names(care, "ready") == ["Cora Ready", "Dora Soon"]
    assert names(care, "free") == ["Cora Ready"]
    assert names(care, "soon") == ["Dora Soon"]
    assert names(care, "paused") == ["Els Paused"]
    assert names(care, "ended") == ["Fem Gone"]
    assert names(care, "nonsense") == ["Anna Talk", "Bea Busy", "Cora Ready", "Dora Soon", "Els Paused"]
    found = [row.name for row in who_needs_me(actor=care.coordinator, on=TODAY)]
    assert found == ["Anna Talk", "Dora Soon", "Els Paused"]


def test_a_check_speaks_sixty_days_before_and_not_sixty_one(care: House) -> None:
    care.ready()
    for days, speaks in ((61, False), (60, True), (0, True), (-1, True)):
        QuerySet(Screening).update(valid_until=TODAY + timedelta(days=days))
        assert bool(who_needs_me(actor=care.coordinator, on=TODAY)) is speaks


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_is_seven_queries(care: House, number: int, django_assert_num_queries: object) -> None:
    for at in range(number):
        care.ready(f"Volunteer{at} X")
    with django_assert_num_queries(7):  # type: ignore[operator]
        assert len(names(care, "here")) == number


def test_each_step_is_one_button(care: House) -> None:
    volunteer = care.sign_up()
    desk = browser(care.coordinator)
    desk.cookies["language"] = "en"
    place = f"/volunteers/{volunteer.pk}/"

    def shown() -> str:
        return desk.get(place).content.decode()

    assert "Write down the talk" in shown()
    today = {"day": TODAY.day, "month": TODAY.month, "year": TODAY.year}

    def day(name: str) -> dict[str, object]:
        return {f"{name}_{part}": value for part, value in today.items()}

    assert desk.post(f"{place}talk/", day("held_on") | {"welcome": "yes"})["Location"] == place
    assert "I saw the check" in shown()
    assert "Seen on" not in shown()
    check = day("seen_on") | day("given_on") | {"seen_by_role": "Coordinator"}
    assert desk.post(f"{place}check/", check)["Location"] == place
    assert "Seen on 22 November 2026 by Nora (Coordinator)" in shown()
    for part in care.asked(volunteer).trainings:
        assert "A part of the training was done" in shown()
        assert desk.post(f"{place}training/", day("done_on") | {"module": part.key})["Location"] == place
    assert "Send the invitation" in shown()
    assert desk.post(f"{place}invite/")["Location"] == place
    assert Invitation.objects.get().email == volunteer.email
    assert "its link works until" in shown()
    self_ = care.let_in(volunteer)
    assert "Nobody else can do that" in shown()
    early = desk.post(
        f"{place}start/", day("starts_on") | {"ends_on_day": 1, "ends_on_month": 6, "ends_on_year": 2027}
    )
    assert early.status_code == 422
    assert "Still missing: the agreement." in early.content.decode()
    actions.agreement_sign(by=self_, on=TODAY, volunteer=volunteer, version=1)
    assert "Everything is there." in shown()
    start = day("starts_on") | {"ends_on_day": 1, "ends_on_month": 6, "ends_on_year": 2027}
    assert desk.post(f"{place}start/", start)["Location"] == place
    assert "until 1 June 2027" in shown()


def test_the_form_of_the_check_has_no_place_for_a_copy(care: House) -> None:
    sweden = house("kvinnokraft", "im", "mentor")
    for at, dated in ((care, True), (sweden, False)):
        volunteer = at.sign_up()
        desk = browser(at.coordinator)
        text = desk.get(f"/volunteers/{volunteer.pk}/check/").content.decode()
        assert 'type="file"' not in text
        assert "<textarea" not in text
        assert ("given_on" in text) is dated


def test_a_pause_and_the_end_by_the_coordinator(care: House) -> None:
    volunteer, _actor = care.ready()
    desk = browser(care.coordinator)
    place = f"/volunteers/{volunteer.pk}/"
    begin = {"starts_on_day": 22, "starts_on_month": 11, "starts_on_year": 2026, "stand_in_needed": "on"}
    assert desk.post(f"{place}pause/", begin)["Location"] == place
    pause = QuerySet(VolunteerPause).get()
    assert pause.stand_in_needed
    assert desk.post(f"/volunteers/pauses/{pause.pk}/end/")["Location"] == place
    assert desk.post(f"{place}end/", {"reason": "moved"}).status_code == 422
    assert desk.post(f"{place}end/", {"reason": "moved", "at_once": "on"})["Location"] == place
    assert QuerySet(Volunteer).get().end.last_day == TODAY - timedelta(days=1)


def test_a_coordinator_of_another_house_sees_nobody(care: House) -> None:
    volunteer = care.sign_up()
    other = house("vrouw-en-werk", "emplooi", "coach")
    assert volunteer_rows(actor=other.coordinator, on=TODAY).rows == ()
    assert browser(other.coordinator).get(f"/volunteers/{volunteer.pk}/").status_code == 404
