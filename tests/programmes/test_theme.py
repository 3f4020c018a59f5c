"""Every page about one programme has its colours, also a page with only a form."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.accounts.models import User
from aanzet.cases.models import Case, Goal, Step
from aanzet.participants.models import Barrier
from aanzet.programmes.queries import theme_of_row
from tests.cast import Cast

SLUG = "vrouw-en-werk"


def colours(cast: Cast, who: str, url: str, *args: Any) -> str:
    page = cast.client(who).get(reverse(url, args=args)).content.decode()
    return page.split('data-theme="')[1].split('"')[0]


@pytest.mark.parametrize(
    "url",
    [
        "cases:case_detail",
        "cases:case_edit",
        "cases:exit_add",
        "cases:pause_add",
        "cases:referral_add",
        "cases:goal_add",
        "cases:safe_contact_edit",
        "cases:consent_record",
        "cases:barrier_add",
        "work:placement_add",
    ],
)
def test_page_of_a_case_has_the_colours_of_its_programme(cast: Cast, url: str) -> None:
    assert colours(cast, "coach", url, cast.case.pk) == SLUG


@pytest.mark.parametrize(
    "url", ["portal:me", "portal:written", "circle:my_who", "cases:my_plan", "cases:my_wish"]
)
def test_her_pages_have_the_colours_of_her_programme(cast: Cast, url: str) -> None:
    assert colours(cast, "participant", url) == SLUG


def test_page_of_a_step_finds_its_programme(cast: Cast) -> None:
    step = QuerySet(Step).filter(goal__case=cast.case)[0]
    assert colours(cast, "coach", "cases:step_edit", step.pk) == SLUG


def test_page_of_a_house_has_the_colours_of_the_house(cast: Cast) -> None:
    assert colours(cast, "coordinator", "alliances:staff_list", cast.organisation.pk) == "aanzet"


def test_row_finds_its_programme_in_one_query_or_none(cast: Cast, django_assert_num_queries: Any) -> None:
    barrier = QuerySet(Barrier).filter(participant=cast.participant)[0]
    goal = QuerySet(Goal).filter(case=cast.case)[0]
    known = QuerySet(Case).select_related("programme").get(pk=cast.case.pk)
    for row, asked in ((barrier, 1), (goal, 1), (known, 0), (cast.programme, 0)):
        with django_assert_num_queries(asked):
            assert theme_of_row(row) == SLUG
    with django_assert_num_queries(0):
        assert theme_of_row(User()) == ""


def test_woman_in_two_programmes_has_the_colours_of_the_house_where_a_row_is_of_both(cast: Cast) -> None:
    barrier = QuerySet(Barrier).filter(participant=cast.participant)[0]
    QuerySet(Case).filter(pk=cast.other_case.pk).update(participant=cast.participant)
    assert theme_of_row(barrier) == ""
