"""The case page: what it asks of the database does not grow with what there is to show."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from aanzet.cases import actions
from aanzet.participants.actions import strength_add
from aanzet.participants.enums import Source
from tests.cast import Cast

pytestmark = pytest.mark.django_db
# 12 of its own, one to four per panel of a room above; the others say who asks, begin and end transactions, keep the
# session and write the read log.
STATEMENTS = 27


@pytest.mark.parametrize("more", [1, 4])
def test_case_page_takes_as_many_queries_whatever_it_shows(
    cast: Cast, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    coach = cast.actor("coach")
    for number in range(more):
        goal = actions.goal_add(by=coach, on=cast.on, case=cast.case, title=f"Doel {number}")
        actions.step_add(by=coach, on=cast.on, goal=goal, what=f"Stap {number}")
        actions.referral_add(by=coach, on=cast.on, case=cast.case, topic="Taal", to=f"School {number}")
        strength_add(
            by=coach, on=cast.on, participant=cast.participant, name=f"Koken {number}", example="", source=Source.COACH
        )  # fmt: skip
    client, page = cast.client("coach"), reverse("cases:case_detail", args=[cast.case.pk])
    client.get(page)
    with django_assert_num_queries(STATEMENTS):
        html = client.get(page).content.decode()
    assert f"School {more - 1}" in html
