"""A step written down by mistake is taken back: who may, what follows, and what the pages say."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import translation

from aanzet.alliances.models import Membership
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.volunteers import actions
from aanzet.volunteers.enums import Lack
from aanzet.volunteers.models import Screening, Signature, Talk, Training, Volunteer, VolunteerEnd
from aanzet.volunteers.queries import missing, ready
from aanzet.volunteers.queries.office import volunteer_rows, who_needs_me
from tests.volunteers.life import House, house, see
from tests.work.world import TODAY, browser

STEPS: dict[str, Any] = {
    "talk": Talk,
    "check": Screening,
    "training": Training,
    "agreement": Signature,
}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def care(db: None) -> House:
    return house("vrouw-en-werk", "vluchtelingenwerk", "coach")


def who_is_ready(care: House) -> list[Volunteer]:
    return ready(programme=care.programme, organisation=care.home, role=care.role, on=TODAY)


def fresh(volunteer: Volunteer) -> Volunteer:
    return QuerySet(Volunteer).get(pk=volunteer.pk)


@pytest.mark.parametrize("name", STEPS)
def test_who_runs_misses_the_step_again_and_keeps_the_task(care: House, name: str) -> None:
    volunteer, self_ = care.ready()
    assert who_is_ready(care) == [volunteer]
    step: Any = QuerySet(STEPS[name]).filter(volunteer=volunteer)[0]
    by = self_ if name == "agreement" else care.coordinator
    actions.step_withdraw(by=by, on=TODAY, step=step, why="mistake")
    row: Any = QuerySet(STEPS[name]).get(pk=step.pk)
    assert (row.withdrawn_on, row.withdrawn_by_id, row.withdrawn_why) == (TODAY, by.user_id, "mistake")
    assert [each.code for each in missing(fresh(volunteer), on=TODAY)] == [Lack(name)]
    assert who_is_ready(care) == []
    assert fresh(volunteer).membership is not None
    (line,) = volunteer_rows(actor=care.coordinator, on=TODAY, show="busy").rows
    assert (line.state, line.lacks) == ("again", (str(Lack(name).label),))
    assert [each.pk for each in who_needs_me(actor=care.coordinator, on=TODAY)] == [volunteer.pk]
    said = Entry.objects.get(action="volunteer.step_withdrawn")
    assert said.data == {"step": STEPS[name]._meta.model_name, "why": "mistake"}


def test_it_is_written_down_again_and_then_all_is_there(care: House) -> None:
    volunteer, self_ = care.ready()
    for model in STEPS.values():
        by = self_ if model is Signature else care.coordinator
        rows: Any = QuerySet(model).filter(volunteer=volunteer)
        for step in rows:
            actions.step_withdraw(by=by, on=TODAY, step=step, why="mistake")
    assert [each.code for each in missing(fresh(volunteer), on=TODAY)] == [Lack(name) for name in STEPS]
    by, asked = care.coordinator, care.asked(volunteer)
    actions.talk_note(by=by, on=TODAY, volunteer=volunteer, held_on=TODAY, welcome=True)
    see(volunteer, by, TODAY, given_on=TODAY)
    for part in asked.trainings:
        actions.training_note(by=by, on=TODAY, volunteer=volunteer, module=part.key, done_on=TODAY)
    actions.agreement_sign(by=self_, on=TODAY, volunteer=volunteer, version=asked.version)
    assert who_is_ready(care) == [volunteer]


def test_who_did_not_start_cannot_start_after_it(care: House) -> None:
    volunteer = care.sign_up()
    care.prepare(volunteer)
    check = QuerySet(Screening).get(volunteer=volunteer)
    actions.step_withdraw(by=care.coordinator, on=TODAY, step=check, why="another")
    with pytest.raises(Refused, match="Still missing: a check that is good today."):
        actions.volunteer_start(by=care.coordinator, on=TODAY, volunteer=volunteer)


def test_an_older_check_counts_again(care: House) -> None:
    volunteer, _self = care.ready()
    see(volunteer, care.coordinator, TODAY, given_on=TODAY - timedelta(days=30))
    newest = QuerySet(Screening).filter(volunteer=volunteer).latest("valid_until")
    actions.step_withdraw(by=care.coordinator, on=TODAY, step=newest, why="wrong_day")
    assert missing(fresh(volunteer), on=TODAY) == ()


def test_nobody_takes_back_twice_nor_for_somebody_else(care: House) -> None:
    volunteer, self_ = care.ready()
    talk = QuerySet(Talk).get(volunteer=volunteer)
    with pytest.raises(Refused, match="about yourself"):
        actions.step_withdraw(by=self_, on=TODAY, step=talk, why="mistake")
    yes = QuerySet(Signature).get(volunteer=volunteer)
    check = QuerySet(Screening).get(volunteer=volunteer)
    with pytest.raises(Refused, match="Only the volunteer"):
        actions.step_withdraw(by=care.coordinator, on=TODAY, step=yes, why="mistake")
    actions.step_withdraw(by=care.coordinator, on=TODAY, step=talk, why="mistake")
    with pytest.raises(Refused, match="already"):
        actions.step_withdraw(by=care.coordinator, on=TODAY, step=talk, why="mistake")
    with pytest.raises(ValueError, match="nonsense"):
        actions.step_withdraw(by=care.coordinator, on=TODAY, step=check, why="nonsense")


def test_a_no_by_mistake_takes_its_end_along(care: House) -> None:
    volunteer = care.sign_up()
    self_ = care.let_in(volunteer)
    talk = actions.talk_note(by=care.coordinator, on=TODAY, volunteer=volunteer, held_on=TODAY, welcome=False)
    assert QuerySet(VolunteerEnd).exists()
    actions.step_withdraw(by=care.coordinator, on=TODAY, step=talk, why="mistake")
    assert not QuerySet(VolunteerEnd).exists()
    assert Membership.objects.filter(user=self_.user_id, role="volunteer", ends_on=None).count() == 1
    assert [row.name for row in volunteer_rows(actor=care.coordinator, on=TODAY, show="talk").rows] == [
        volunteer.name
    ]
    assert Entry.objects.filter(action="volunteer.end_undone").count() == 1


def test_after_another_end_nothing_is_taken_back(care: House) -> None:
    volunteer, _self = care.ready()
    no = actions.talk_note(by=care.coordinator, on=TODAY, volunteer=volunteer, held_on=TODAY, welcome=False)
    for step in (no, QuerySet(Screening).get(volunteer=volunteer)):
        with pytest.raises(Refused, match="Who comes back signs up again"):
            actions.step_withdraw(by=care.coordinator, on=TODAY, step=step, why="mistake")


def test_pages_show_it_as_taken_back_with_who_and_why(care: House) -> None:
    volunteer, self_ = care.ready()
    desk, own = browser(care.coordinator), browser(self_)
    desk.cookies["language"] = own.cookies["language"] = "en"
    check = QuerySet(Screening).get(volunteer=volunteer)
    page, place = f"/volunteers/{volunteer.pk}/", f"/volunteers/checks/{check.pk}/back/"
    assert place in desk.get(page).content.decode()
    assert desk.get(place).status_code == 200
    assert desk.post(place, {"why": "again"}).status_code == 422
    assert desk.post(place, {"why": "not_so"})["Location"] == page
    text = desk.get(page).content.decode()
    assert "Taken back: 22 November 2026, Nora. It was not held, seen or done." in text
    assert place not in text
    assert "misses this again: a check that is good today. Nobody new is proposed" in text
    mine = own.get("/volunteering/").content.decode()
    assert "This is missing again: a check that is good today." in mine
    assert "/back/" not in mine
    assert own.post(place, {"why": "not_so"}).status_code == 404


def test_a_volunteer_takes_back_the_own_yes(care: House) -> None:
    volunteer, self_ = care.ready()
    own, desk = browser(self_), browser(care.coordinator)
    own.cookies["language"] = desk.cookies["language"] = "en"
    yes = QuerySet(Signature).get(volunteer=volunteer)
    home, place = f"/volunteering/{volunteer.pk}/agreement/", f"/volunteering/agreement/{yes.pk}/back/"
    assert place in own.get(home).content.decode()
    assert desk.post(place, {"why": "again"}).status_code == 404
    assert own.post(place, {"why": "again"})["Location"] == home
    text = own.get(home).content.decode()
    assert "Yes, I agree to this" in text
    assert "earlier text" not in text
    assert "It must be read once more" in desk.get(f"/volunteers/{volunteer.pk}/").content.decode()
