"""How much do I decide myself: eleven steps, asked now and then, hers to choose or to leave."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases import actions
from aanzet.cases.enums import ExitKind
from aanzet.cases.models import LadderStep
from aanzet.cases.queries.told import ladder_of
from aanzet.core.errors import Refused
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def unasked(cast: Cast) -> Cast:
    QuerySet(LadderStep).all().delete()
    return cast


def _told(cast: Cast) -> list[tuple[int, str, str]]:
    return list(QuerySet(LadderStep).order_by("on").values_list("step", "moment", "typed_by"))


def test_she_chooses_her_step_and_sees_it_in_her_plan(unasked: Cast) -> None:
    client = unasked.client("participant")
    page = client.get(reverse("cases:my_ladder")).content.decode()
    steps = [int(part.split('"')[0]) for part in page.split('name="step" value="')[1:]]
    assert steps == list(range(10, -1, -1)), "a ladder: the highest step on top"
    assert client.post(reverse("cases:my_ladder"), {"step": "7"}).status_code == 302
    assert _told(unasked) == [(7, "start", "herself")]
    assert "7 van 10" in client.get(reverse("cases:my_plan")).content.decode()


def test_she_may_leave_it(unasked: Cast) -> None:
    client = unasked.client("participant")
    page = client.post(reverse("cases:my_ladder"), {"step": ""})
    assert page.status_code == 422
    assert "heeft nog geen antwoord" in page.content.decode()
    assert f'href="{reverse("cases:my_plan")}">Nu niet' in page.content.decode()
    assert not _told(unasked)


def test_her_earlier_answers_stand_on_the_page_as_a_line(unasked: Cast) -> None:
    for days, step in ((0, 3), (30, 5), (60, 8)):
        actions.ladder_tell(by=None, on=unasked.on + timedelta(days=days), case=unasked.case, step=step)
    page = unasked.client("participant").get(reverse("cases:my_ladder")).content.decode()
    assert [f"{step} van 10 op" in page for step in (3, 5, 8)] == [True] * 3
    assert page.count("<circle") == 3
    heights = [y for _x, y in ladder_of(unasked.case).points]
    assert heights == sorted(heights, reverse=True), "higher on the ladder is higher in the drawing"


def test_a_worker_types_what_she_says_and_who_typed_is_kept(unasked: Cast) -> None:
    url = reverse("cases:ladder_tell", args=[unasked.case.pk])
    typed: dict[str, Any] = {"step": "2", "moment": "start", "typed_by": "interpreter"}
    assert unasked.client("coordinator").post(url, typed).status_code == 302
    assert _told(unasked) == [(2, "start", "interpreter")]
    page = unasked.client("coach").get(reverse("cases:plan", args=[unasked.case.pk])).content.decode()
    assert "2 van 10" in page
    assert "Bij de start" in page


def test_a_second_answer_on_one_day_takes_the_place_of_the_first(unasked: Cast) -> None:
    for step in (4, 6):
        actions.ladder_tell(by=unasked.actor("participant"), on=unasked.on, case=unasked.case, step=step)
    assert _told(unasked) == [(6, "start", "herself")]


def test_the_moment_follows_from_her_journey(unasked: Cast) -> None:
    her, later = unasked.actor("participant"), unasked.on + timedelta(days=9)
    for days in (0, 9):
        actions.ladder_tell(by=her, on=unasked.on + timedelta(days=days), case=unasked.case, step=5)
    actions.case_close(by=None, on=later, case=unasked.case, kind=ExitKind.RESULT)
    actions.ladder_tell(by=her, on=later + timedelta(days=1), case=unasked.case, step=9)
    assert [moment for _step, moment, _typed in _told(unasked)] == ["start", "between", "end"]


@pytest.mark.parametrize("step", [-1, 11])
def test_there_is_no_step_beside_the_ladder(unasked: Cast, step: int) -> None:
    with pytest.raises(Refused):
        actions.ladder_tell(by=None, on=unasked.on, case=unasked.case, step=step)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuerySet(LadderStep).create(
            case=unasked.case, step=step, moment="start", on=unasked.on, typed_by="worker"
        )
