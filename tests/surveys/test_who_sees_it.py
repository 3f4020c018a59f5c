"""Nobody but she sees how she is; her coach only as long as she shows it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanzet.access import scope
from aanzet.access.scope import Unscoped
from aanzet.cases.actions import case_close
from aanzet.cases.enums import ExitKind
from aanzet.cases.models import Case
from aanzet.participants.parts import erase, parts
from aanzet.surveys import actions
from aanzet.surveys.models import Showing, Sitting, SittingAnswer
from aanzet.surveys.queries.results import results
from tests.access.crawl import addresses, doors
from tests.cast import Cast
from tests.surveys.conftest import Fill

pytestmark = pytest.mark.django_db
# What only her own answer says: the sheet and the form name all steps, never with these marks around them.
CANARY = "“Bijna nooit”"
# Who has any page about her case at all, and some who do not; tests/access tries everybody at every door.
READERS = ("coach", "stand_in", "coordinator", "idle_coach", "mentor", "school", "lead", "other_participant")


def _pages_with(cast: Cast, who: str) -> set[str]:
    client, found = cast.client(who), set()
    for name, pattern, right in doors():
        if getattr(right, "model", None) is not Case and not name.startswith("surveys:"):
            continue
        for address in addresses(name, pattern, right):
            response = client.get(address)
            if not response.streaming and CANARY in response.content.decode("utf-8", "replace"):
                found.add(name)
    return found


@pytest.mark.parametrize("shown", [False, True])
def test_only_who_accompanies_her_sees_it_and_only_when_she_shows_it(
    told: Cast, fill: Fill, plain_pdf: None, shown: bool
) -> None:
    sitting = fill(told.on, "start", step=2)
    if shown:
        actions.sitting_show(by=told.actor("participant"), on=told.on, sitting=sitting)
    seen = {who: _pages_with(told, who) for who in READERS}
    expected = {"coach", "stand_in"} if shown else set()
    assert {who for who, pages in seen.items() if pages} == expected
    assert {page for pages in seen.values() for page in pages} <= {"cases:case_more"}


def test_taking_back_works_at_once(told: Cast, fill: Fill) -> None:
    sitting, her = fill(told.on, "start", step=2), told.actor("participant")
    page = reverse("cases:case_more", args=[told.case.pk])
    actions.sitting_show(by=her, on=told.on, sitting=sitting)
    assert CANARY in told.client("coach").get(page).content.decode()
    actions.sitting_hide(by=her, on=told.on, sitting=sitting)
    assert CANARY not in told.client("coach").get(page).content.decode()


def test_staff_cannot_tell_ready_from_not_this_time(told: Cast, fill: Fill) -> None:
    """The page of a case and the page to offer are equal, whatever she did with the moment."""
    urls = [reverse(name, args=[told.case.pk]) for name in ("cases:case_more", "surveys:offer")]

    def pages() -> list[str]:
        found = [told.client("coach").get(url).content.decode() for url in urls]
        return [_without_tokens(each) for each in found]

    actions.sitting_pass(by=told.actor("participant"), on=told.on, case=told.case, moment="start")
    passed = pages()
    QuerySet(Sitting).all().delete()
    fill(told.on, "start")
    assert pages() == passed


def _without_tokens(page: str) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value|name="draft_key" value|nonce)="[^"]*"', "", page)


def test_rows_refuse_to_be_read_without_a_reader(told: Cast, fill: Fill) -> None:
    sitting = fill(told.on, "start")
    for model in (Sitting, SittingAnswer, Showing):
        with pytest.raises(Unscoped):
            list(model.objects.all())
    with pytest.raises(Unscoped):
        list(sitting.answers.all())


def test_coordinator_has_no_relation_to_it(told: Cast, fill: Fill) -> None:
    sitting = fill(told.on, "start")
    actions.sitting_show(by=told.actor("participant"), on=told.on, sitting=sitting)
    assert results(actor=told.actor("coach"), case=told.case)
    for who in ("coordinator", "idle_coach", "mentor", "school", "lead"):
        assert results(actor=told.actor(who), case=told.case) == ()
    assert set(scope.registered()[Sitting]) == {"self", "assigned"}
    assert results(actor=told.actor("other_participant"), case=told.case) == ()


def test_her_copy_holds_her_answers_in_words(told: Cast, fill: Fill) -> None:
    fill(told.on, "start", step=2, rung=8)
    part = next(each for each in parts() if each.name == "surveys")
    lines = [line for item in part.read(told.participant).items for line in item.lines]
    assert ("Ik kan nieuwe dingen leren.", "Bijna nooit") in lines
    assert any(words == "8" for _question, words in lines)


def test_nothing_stays_when_she_is_erased(told: Cast, fill: Fill) -> None:
    fill(told.on, "start")
    erase(told.participant, on=told.on, counted=True)
    for model in (Sitting, SittingAnswer, Showing):
        assert not QuerySet(model).exists()


def test_results_take_the_same_number_of_queries_for_one_and_three_moments(told: Cast, fill: Fill) -> None:
    her, case = told.actor("participant"), told.case
    actions.sitting_show(by=her, on=told.on, sitting=fill(told.on, "start"))
    coach = told.actor("coach")
    with CaptureQueriesContext(connection) as one:
        assert len(results(actor=coach, case=case)) == 1
    middle, end = told.on + timedelta(weeks=14), told.on + timedelta(weeks=30)
    fill(middle, "middle")
    case_close(by=None, on=end, case=case, kind=ExitKind.RESULT)
    fill(end, "end")
    fresh = QuerySet(Case).get(pk=case.pk)
    with CaptureQueriesContext(connection) as three:
        assert len(results(actor=her, case=fresh)) == 3
    assert len(one) == len(three) == 3
