"""Every page of intake and plan opens for whom it is meant, in every language."""

import pytest
from django.urls import reverse

from tests.cast import Cast

STAFF = [
    "plan", "plan_print", "goal_add", "strength_add", "barriers", "barrier_add", "skill_add", "intake",
    "intake_paper", "intake_print", "intake_finish",
]  # fmt: skip
COACH_ONLY = ["adjustment", "adjustment_edit", "discrimination", "discrimination_add"]
HERS = [
    "my_choice", "my_plan", "my_plan_print", "my_wish", "my_goal_add", "my_strength_add", "my_list", "my_list_add",
    "my_needs", "my_needs_edit", "my_report", "my_report_add", "my_questions_ready",
]  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "sv", "en"])
@pytest.mark.parametrize("name", STAFF)
def test_staff_pages_open_for_her_coach_and_coordinator(cast: Cast, name: str, language: str) -> None:
    for who in ("coach", "coordinator"):
        client = cast.client(who)
        answer = client.get(
            reverse(f"cases:{name}", args=[cast.case.pk]), headers={"accept-language": language}
        )
        assert answer.status_code == 200, (who, name)


@pytest.mark.parametrize("name", COACH_ONLY)
def test_what_stays_between_her_and_her_coach_is_closed_to_the_office(cast: Cast, name: str) -> None:
    url = reverse(f"cases:{name}", args=[cast.case.pk])
    assert cast.client("coach").get(url).status_code == 200
    assert cast.client("coordinator").get(url).status_code == 404


@pytest.mark.parametrize("language", ["nl", "sv", "en"])
@pytest.mark.parametrize("name", HERS)
def test_her_pages_open_for_her_alone(cast: Cast, name: str, language: str) -> None:
    url = reverse(f"cases:{name}")
    answer = cast.client("participant").get(url, headers={"accept-language": language})
    assert answer.status_code == 200, name
    assert cast.client("coach").get(url).status_code == 404


def test_every_block_and_every_question_opens(cast: Cast) -> None:
    for block in ("reach", "home", "status", "talents", "wish"):
        url = reverse("cases:intake_block", args=[cast.case.pk, block])
        assert cast.client("coach").get(url).status_code == 200
        assert cast.client("coordinator").get(url).status_code == 200
    from aanzet.questionnaires.definitions import definition

    client = cast.client("participant")
    for question in definition("intake", 1).shown({}):
        assert client.get(reverse("cases:my_question", args=[question.key])).status_code == 200, question.key


def test_a_stranger_meets_nothing(cast: Cast) -> None:
    for name in STAFF + COACH_ONLY:
        url = reverse(f"cases:{name}", args=[cast.case.pk])
        for who in ("stranger_coach", "sister_coordinator", "idle_coach", "funder"):
            assert cast.client(who).get(url).status_code == 404, (who, name)


def test_her_titles_and_addresses_tell_nothing(cast: Cast) -> None:
    telling = ["intake", "barrier", "discriminat", "women", "vrouw", "plan van", "schuld", "werkzoek"]
    for name in HERS:
        url = reverse(f"cases:{name}")
        page = cast.client("participant").get(url).content.decode().casefold()
        title = page.split("<title>")[1].split("</title>")[0]
        assert not [word for word in telling if word in title or word in url], (name, title)
    assert str(cast.case.pk) not in "".join(reverse(f"cases:{name}") for name in HERS)


def test_the_choice_page_says_one_programme_where_there_is_one(cast: Cast) -> None:
    answer = cast.client("participant").get(reverse("cases:my_choice"), headers={"accept-language": "nl"})
    assert "één programma" in answer.content.decode()
    assert "meer dan één" not in answer.content.decode()
