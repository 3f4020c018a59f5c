"""The list of women: narrowed and sorted in words, views that are kept, one thing done for several."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from aanzet.cases import actions
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case, PhaseChange, SavedView
from aanzet.participants.actions import participant_add
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LIST = "/women/"


def _new(cast: Cast, name: str, ago: int = 0) -> Case:
    person = participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name=name)
    on = cast.on - timedelta(days=ago)
    return actions.case_open(by=None, on=on, participant=person, programme=cast.programme)


def _names(answer: Any) -> list[str]:
    return [row.name for row in answer.context["people"].rows]


def test_list_is_narrowed_by_coach_and_phase(cast: Cast) -> None:
    selam = _new(cast, "Selam")
    client = cast.client("coordinator")
    coach = str(cast.users["coach"].pk)
    assert "Selam" not in _names(client.get(LIST, {"coach": coach}))
    assert _names(client.get(LIST, {"coach": "none"})) == ["Selam"]
    first = QuerySet(PhaseChange).filter(case=selam).latest("created_at").phase
    assert "Selam" in _names(client.get(LIST, {"phase": first}))
    other = next(key for key, _name in client.get(LIST).context["choices"].open_phases if key != first)
    actions.phase_change(by=cast.actor("coordinator"), on=cast.on, case=selam, phase=other)
    assert "Selam" in _names(client.get(LIST, {"phase": other}))
    assert "Selam" not in _names(client.get(LIST, {"phase": first}))


def test_a_choice_that_does_not_exist_narrows_nothing(cast: Cast) -> None:
    assert _names(cast.client("coordinator").get(LIST, {"coach": "x", "sort": "y", "phase": "z"}))


def test_who_was_not_spoken_comes_first(cast: Cast) -> None:
    _new(cast, "Zahra")
    assert _names(cast.client("coordinator").get(LIST, {"sort": "silent"}))[0] == "Zahra"


def test_a_coach_finds_her_own_women_only_and_does_nothing_for_several(cast: Cast) -> None:
    selam = _new(cast, "Selam")
    client = cast.client("coach")
    assert "Selam" not in _names(client.get(LIST))
    sent = {"do": "phase", "women": str(selam.pk), "phase": "intake"}
    before = QuerySet(PhaseChange).count()
    client.post(LIST, sent)
    assert QuerySet(PhaseChange).count() == before


def test_one_coach_is_named_for_several_or_for_none(cast: Cast) -> None:
    cases = [_new(cast, "Selam"), _new(cast, "Noor")]
    client = cast.client("coordinator")
    coach = cast.users["coach"]
    sent = {"do": "coach", "women": [str(case.pk) for case in cases], "coach": str(coach.pk)}
    assert client.post(LIST, sent).status_code == 302
    named = QuerySet(Assignment).filter(case__in=cases, kind=AssignmentKind.COACH, user=coach)
    assert named.count() == 2
    more = [_new(cast, f"Woman {number}") for number in range(12)]
    sent["women"] = [str(case.pk) for case in more]
    answer = client.post(LIST, sent, headers={"accept-language": "en"})
    assert answer.status_code == 422
    assert "has no room for" in answer.content.decode()
    assert not QuerySet(Assignment).filter(case__in=more).exists()
    assert f'value="{more[0].pk}" id="w-{more[0].pk}" checked' in answer.content.decode()


def test_nothing_ticked_is_one_clear_sentence(cast: Cast) -> None:
    answer = cast.client("coordinator").post(
        LIST, {"do": "phase", "phase": "intake"}, headers={"accept-language": "en"}
    )
    assert answer.status_code == 422
    assert "Tick the women first." in answer.content.decode()


def test_women_of_others_cannot_be_ticked(cast: Cast) -> None:
    before = QuerySet(PhaseChange).filter(case=cast.case).count()
    sent = {"do": "phase", "women": str(cast.case.pk), "phase": "intake"}
    assert cast.client("sister_coordinator").post(LIST, sent).status_code == 422
    assert QuerySet(PhaseChange).filter(case=cast.case).count() == before


def test_a_view_is_kept_under_a_name_and_only_for_her(cast: Cast) -> None:
    client = cast.client("coordinator")
    client.post(f"{LIST}?coach=none&sort=new", {"do": "keep", "name": "Wachten op een coach"})
    view = SavedView.objects.get()
    assert (view.name, view.query, view.user_id) == (
        "Wachten op een coach", "coach=none&sort=new", cast.users["coordinator"].pk,
    )  # fmt: skip
    assert f'href="{LIST}?coach=none&amp;sort=new"' in client.get(LIST).content.decode()
    assert "Wachten op" not in cast.client("sister_coordinator").get(LIST).content.decode()
    cast.client("sister_coordinator").post(LIST, {"do": "forget", "name": view.name})
    assert SavedView.objects.count() == 1
    client.post(LIST, {"do": "forget", "name": view.name})
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("women", [1, 3])
def test_page_takes_as_many_queries_for_one_as_for_three(
    cast: Cast, women: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(women - 1):
        _new(cast, f"Selam {number}")
    client = cast.client("coordinator")
    client.get(LIST)
    with django_assert_num_queries(10):
        assert len(_names(client.get(LIST))) == women
