"""Together or on paper: a worker offers, prints and types over, and sees nothing that she told herself."""

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.journal.models import Entry
from aanzet.surveys import actions
from aanzet.surveys.models import Showing, Sitting, SittingAnswer
from tests.cast import Cast
from tests.surveys.conftest import Fill

pytestmark = pytest.mark.django_db
TYPED = {"life_now": "3", "can_way": "s4", "show": "", "typed_by": "paper"}


def _url(cast: Cast, name: str, *more: str) -> str:
    return reverse(f"surveys:{name}", args=[cast.case.pk, *more])


def test_worker_types_over_what_stands_on_paper(told: Cast) -> None:
    client = told.client("coordinator")
    assert client.post(_url(told, "type_over", "start"), TYPED).status_code == 302
    sitting = QuerySet(Sitting).get()
    assert (sitting.typed_by, sitting.finished_on) == ("paper", told.on)
    states = dict(QuerySet(SittingAnswer).values_list("question", "state"))
    assert len(states) == 11
    assert [key for key, state in states.items() if state == "answered"] == ["life_now", "can_way"]
    assert not QuerySet(Showing).exists()
    page = told.client("participant").get(reverse("surveys:my_result", args=["start"])).content.decode()
    assert "Je koos 3." in page
    assert "Overgetypt van papier" in page
    line = Entry.objects.get(action="survey.typed")
    assert line.data == {"moment": "start", "typed_by": "paper"}


def test_her_box_on_paper_decides_who_sees_it(told: Cast) -> None:
    told.client("coach").post(
        _url(told, "type_over", "start"), TYPED | {"show": "yes", "typed_by": "interpreter"}
    )
    assert QuerySet(Showing).filter(ends_on__isnull=True).count() == 1
    page = told.client("coach").get(reverse("cases:case_more", args=[told.case.pk])).content.decode()
    assert "Zij laat je dit zien" in page


@pytest.mark.parametrize("wrong", [{"life_now": "11"}, {"can_way": "s9"}, {"typed_by": "herself"}])
def test_what_cannot_be_is_refused_and_stays(told: Cast, wrong: dict[str, str]) -> None:
    page = told.client("coach").post(_url(told, "type_over", "start"), TYPED | wrong)
    assert page.status_code == 422
    assert not QuerySet(Sitting).exists()


def test_an_empty_sheet_is_refused(told: Cast) -> None:
    page = told.client("coach").post(_url(told, "type_over", "start"), {"show": "", "typed_by": "paper"})
    assert page.status_code == 422
    assert "Vul er minstens één in" in page.content.decode()
    assert not QuerySet(Sitting).exists()


@pytest.mark.parametrize("what", ["begun", "ready", "passed"])
def test_nobody_types_over_her_own_words(told: Cast, fill: Fill, what: str) -> None:
    if what == "passed":
        actions.sitting_pass(by=told.actor("participant"), on=told.on, case=told.case, moment="start")
    else:
        fill(told.on, "start", ready=what == "ready")
    before = list(QuerySet(SittingAnswer).values_list("question", "value"))
    for method in ("get", "post"):
        done = getattr(told.client("coach"), method)(_url(told, "type_over", "start"), TYPED)
        assert done["Location"] == _url(told, "offer")
    assert list(QuerySet(SittingAnswer).values_list("question", "value")) == before


def test_paper_holds_every_question_and_no_name(told: Cast) -> None:
    page = told.client("coach").get(_url(told, "paper", "start") + "?language=nl").content.decode()
    assert page.count('class="paper-question"') == 11
    assert "C2 Ik kan nieuwe dingen leren." in page
    assert told.participant.call_name not in page
    assert "0: het slechtste leven voor mij" in page
    assert "Ook mijn coach" in page
    assert told.client("coach").get(_url(told, "paper", "winter")).status_code == 404


def test_paper_comes_in_her_language_and_direction(told: Cast) -> None:
    page = told.client("coach").get(_url(told, "paper", "start") + "?language=ar").content.decode()
    assert 'lang="ar" dir="rtl"' in page
    swedish = told.client("coach").get(_url(told, "paper", "start") + "?language=sv").content.decode()
    assert "Jag kan lära mig nya saker." in swedish
    assert "Vem får se det här?" in swedish


def test_offer_says_what_is_open_and_until_when(told: Cast) -> None:
    page = told.client("coach").get(_url(told, "offer")).content.decode()
    assert "Bij de start" in page
    assert "Er zijn 11 vragen" in page
    actions.sitting_pass(by=told.actor("participant"), on=told.on, case=told.case, moment="start")
    assert (
        "Er staat nu niets voor haar open" in told.client("coach").get(_url(told, "offer")).content.decode()
    )
