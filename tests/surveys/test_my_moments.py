"""She says how she is: one question a page, hers to skip, to stop, to see first, to show and to throw away."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases.actions import case_close
from aanzet.cases.enums import ExitKind
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.surveys import actions
from aanzet.surveys.models import Showing, Sitting, SittingAnswer
from aanzet.surveys.queries.results import result_of
from tests.cast import Cast
from tests.surveys.conftest import Fill

pytestmark = pytest.mark.django_db
MOMENT = reverse("surveys:my_moment", args=["start"])
RESULT = reverse("surveys:my_result", args=["start"])
QUESTIONS = (
    "life_now life_year can_way can_learn can_ask can_again can_say can_no people_near people_belong people_respect"
).split()


def _ask(key: str) -> str:
    return reverse("surveys:my_ask", args=["start", key])


def test_start_page_asks_once_and_never_first(told: Cast) -> None:
    page = told.client("participant").get("/me/", follow=True).content.decode()
    assert "Hoe gaat het met je?" in page
    assert page.index("Jouw volgende stap") < page.index("Hoe gaat het met je?")


def test_no_line_while_nothing_is_open(cast: Cast) -> None:
    page = cast.client("participant").get(reverse("portal:me")).content.decode()
    assert "Hoe gaat het met je?" not in page


def test_who_left_finds_the_last_questions_on_her_start_page(told: Cast) -> None:
    case_close(by=None, on=told.on, case=told.case, kind=ExitKind.RESULT)
    page = told.client("participant").get(reverse("portal:me")).content.decode()
    assert f'href="{reverse("surveys:my_moment", args=["end"])}"' in page


def test_not_this_time_and_nobody_asks_again(told: Cast) -> None:
    client = told.client("participant")
    said = client.post(reverse("surveys:my_pass", args=["start"]), follow=True).content.decode()
    assert "Wij vragen het nu niet nog eens" in said
    assert "Wil je vertellen hoe het met je gaat?" not in client.get(reverse("portal:me")).content.decode()
    # Hers to change: the page itself still lets her begin.
    assert client.post(MOMENT)["Location"] == _ask("life_now")


def test_one_tap_is_one_answer_until_she_sees_her_own_words(told: Cast) -> None:
    client = told.client("participant")
    assert client.post(MOMENT)["Location"] == _ask("life_now")
    for place, key in enumerate(QUESTIONS):
        page = client.get(_ask(key)).content.decode()
        assert f"{1 + place} van 11" in page
        assert "data-say" in page, "a speaker button"
        done = client.post(_ask(key), {"answer": "6" if key.startswith("life") else "s4"})
        following = QUESTIONS[place + 1 :]
        assert done["Location"] == (_ask(following[0]) if following else RESULT)
    page = client.get(RESULT).content.decode()
    assert "Je koos 6." in page
    assert "Je koos “Vaak”." in page
    assert QuerySet(Sitting).get().finished_on == told.on


def test_every_answer_has_a_picture_and_words(told: Cast) -> None:
    from aanzet.ui.icons import svg

    client = told.client("participant")
    client.post(MOMENT)
    page = client.get(_ask("can_way")).content.decode()
    for step, words in enumerate(("Nooit", "Bijna nooit", "Soms", "Vaak", "Altijd"), 1):
        assert f"{svg(f'face-{step}', 40)}<span>{words}</span>" in page
    ladder = client.get(_ask("life_now")).content.decode()
    assert [f'name="answer" value="{step}"' in ladder for step in range(11)] == [True] * 11
    assert "10: het beste leven voor mij" in ladder


def test_every_question_may_be_skipped(told: Cast) -> None:
    client = told.client("participant")
    client.post(MOMENT)
    for key in QUESTIONS:
        client.post(_ask(key), {"skip": "1"})
    page = client.get(RESULT).content.decode()
    assert "Je hebt 11 vragen overgeslagen" in page
    assert QuerySet(Sitting).get().scores == ""


def test_she_stops_and_goes_on_where_she_was(told: Cast) -> None:
    client = told.client("participant")
    client.post(MOMENT)
    client.post(_ask("life_now"), {"answer": "0"})
    client.post(_ask("can_way"), {"answer": "s2"})
    assert "Je was aan het vertellen hoe het met je gaat" in client.get(reverse("portal:me")).content.decode()
    assert client.post(MOMENT)["Location"] == _ask("life_year")
    assert 'value="0"' in client.get(_ask("life_now")).content.decode()


def test_an_answer_that_is_none_stays_on_the_page(told: Cast) -> None:
    client = told.client("participant")
    client.post(MOMENT)
    for wrong in ({"answer": "11"}, {"answer": "s3"}, {}):
        assert client.post(_ask("life_now"), wrong).status_code == 422
    assert not QuerySet(SittingAnswer).exists()


@pytest.mark.parametrize("key", ["no_such", "home_support"])
def test_a_question_that_is_not_asked_leads_back(told: Cast, key: str) -> None:
    client = told.client("participant")
    client.post(MOMENT)
    assert client.get(_ask(key))["Location"] == reverse("surveys:my_moments")
    assert client.get("/my/moments/winter/").status_code == 404


def test_back_always_works(told: Cast) -> None:
    client = told.client("participant")
    client.post(MOMENT)
    assert f'class="back" href="{_ask("life_now")}"' in client.get(_ask("life_year")).content.decode()
    assert f'class="back" href="{MOMENT}"' in client.get(_ask("life_now")).content.decode()


def test_a_moment_that_is_over_is_closed(told: Cast, fill: Fill) -> None:
    late = told.on + timedelta(weeks=9)
    with pytest.raises(Refused):
        actions.sitting_begin(by=None, on=late, case=told.case, moment="start")
    with pytest.raises(Refused):
        actions.sitting_begin(by=None, on=told.on, case=told.case, moment="end")


def test_this_time_stands_beside_last_time_in_words(told: Cast, fill: Fill) -> None:
    later = told.on + timedelta(weeks=14)
    fill(told.on, "start", rung=2, step=2)
    fill(later, "middle", rung=4, step=2)
    found = result_of(actor=told.actor("participant"), case=told.case, moment="middle")
    assert found is not None
    life = found.lines[0]
    assert life.told[0].words == "2"
    assert life.sentence.startswith("Je koos 4. In ")
    assert life.sentence.endswith(" koos je 2.")
    assert [step.label for step in life.steps if step.now] == ["4"]
    assert [step.label for step in life.steps if step.before] == ["2"]
    assert len(life.points) == 2
    assert not life.many, "on her page two answers stand in the steps"
    assert len(found.lines) == 8, "the people around her are not asked halfway"


def test_three_times_are_a_line_that_rises_with_her(told: Cast, fill: Fill) -> None:
    end = told.on + timedelta(weeks=30)
    fill(told.on, "start", rung=2, step=5)
    fill(told.on + timedelta(weeks=14), "middle", rung=4, step=3)
    case_close(by=None, on=end, case=told.case, kind=ExitKind.RESULT)
    fill(end, "end", rung=9, step=1)
    found = result_of(actor=told.actor("participant"), case=told.case, moment="end")
    assert found is not None
    by_text = {line.text: [y for _x, y in line.points] for line in found.lines}
    life, can = by_text[found.lines[0].text], by_text["Ik kan nieuwe dingen leren."]
    assert life == sorted(life, reverse=True), "higher on the ladder is higher in the drawing"
    assert can == sorted(can)
    assert len(set(life)) == len(set(can)) == 3
    page = told.client("participant").get(reverse("surveys:my_result", args=["end"])).content.decode()
    assert page.count("<circle") >= 3


def test_a_question_she_skipped_this_time_is_no_line(told: Cast, fill: Fill) -> None:
    sitting = fill(told.on, "start")
    actions.answer_set(by=None, on=told.on, sitting=sitting, question="can_way", answer={"state": "skipped"})
    found = result_of(actor=told.actor("participant"), case=told.case, moment="start")
    assert found is not None
    assert (len(found.lines), found.left_open) == (10, 1)


def test_she_chooses_who_sees_it_and_changes_her_mind(told: Cast, fill: Fill) -> None:
    fill(told.on, "start")
    client = told.client("participant")
    assert "Nu zie alleen jij het" in client.get(RESULT).content.decode()
    client.post(RESULT, {"see": "coach"})
    client.post(RESULT, {"see": "coach"})
    assert "Nu zien jij en je coach het" in client.get(RESULT).content.decode()
    assert QuerySet(Showing).filter(ends_on__isnull=True).count() == 1
    client.post(RESULT, {"see": "me"})
    assert not QuerySet(Showing).filter(ends_on__isnull=True).exists()
    assert QuerySet(Showing).count() == 1, "that she showed it stays on paper, with both days"


def test_nothing_is_shown_before_it_is_ready(told: Cast, fill: Fill) -> None:
    sitting = fill(told.on, "start", ready=False)
    with pytest.raises(Refused):
        actions.sitting_show(by=told.actor("participant"), on=told.on, sitting=sitting)
    assert told.client("participant").get(RESULT)["Location"] == reverse("surveys:my_moments")


def test_answers_are_sealed_with_her_key(told: Cast, fill: Fill) -> None:
    sitting = fill(told.on, "start", rung=7)
    assert sitting.scores.startswith("1.")
    for row in QuerySet(SittingAnswer).all():
        assert row.value.startswith("1.p."), "the key of a participant, not of the house"
    assert "7" not in {row.value for row in QuerySet(SittingAnswer).all()}


def test_changing_an_answer_changes_the_numbers(told: Cast, fill: Fill) -> None:
    sitting = fill(told.on, "start")
    before = sitting.scores
    actions.answer_set(by=None, on=told.on, sitting=sitting, question="life_now", answer={"value": 9})
    sitting.refresh_from_db()
    assert sitting.scores != before


def test_what_she_throws_away_is_gone(told: Cast, fill: Fill) -> None:
    sitting = fill(told.on, "start")
    actions.sitting_show(by=told.actor("participant"), on=told.on, sitting=sitting)
    client = told.client("participant")
    url = reverse("surveys:my_throw_away", args=["start"])
    assert "Deze antwoorden weggooien?" in client.get(url).content.decode()
    assert QuerySet(SittingAnswer).count() == 11, "asked once more first"
    client.post(url)
    sitting.refresh_from_db()
    assert not QuerySet(SittingAnswer).exists()
    assert not QuerySet(Showing).exists()
    assert (sitting.scores, sitting.finished_on, sitting.begun_on) == ("", None, None)


def test_journal_holds_codes_and_no_answer(told: Cast, fill: Fill) -> None:
    fill(told.on, "start", rung=9)
    lines = Entry.objects.filter(action__startswith="survey.")
    assert {line.action for line in lines} == {"survey.begun", "survey.answered", "survey.ready"}
    assert {tuple(sorted(line.data)) for line in lines} == {("moment", "typed_by")}


def test_half_a_year_later_one_question_about_home(told: Cast, fill: Fill) -> None:
    case_close(by=None, on=told.on, case=told.case, kind=ExitKind.RESULT)
    sitting = fill(told.on + timedelta(weeks=26), "half_year", step=4)
    assert [row.question for row in QuerySet(SittingAnswer).filter(sitting=sitting)] == ["home_support"]
    found = result_of(actor=told.actor("participant"), case=told.case, moment="half_year")
    assert found is not None
    assert found.lines[0].sentence == "Je koos “Vaak”."
