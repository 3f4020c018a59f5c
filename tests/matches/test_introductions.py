"""Introductions, interviews and places in one row, only with her yes (source S4-30)."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet

from aanzet.core.errors import Refused
from aanzet.matches.actions.introduction import introduction_add, introduction_move, introduction_withdraw
from aanzet.matches.models import Introduction
from aanzet.matches.queries.introductions import introductions, totals
from tests.cast import Cast
from tests.matches.together import day_ago, giver, together


def _add(cast: Cast, ago: int = 5, yes: int = 6, **values: object) -> Introduction:
    given = {"to": "Planner thuiszorg", "match": None} | values
    return introduction_add(
        by=cast.actor("coach"),
        on=cast.on,
        case=cast.case,
        day=day_ago(cast, ago),
        agreed_on=day_ago(cast, yes),
        **given,  # type: ignore[arg-type]
    )


def test_s4_30_introduction_interview_and_place_stand_in_one_row(cast: Cast) -> None:
    row = _add(cast)
    for step, ago in (("interview", 3), ("place", 1)):
        introduction_move(
            by=cast.actor("coach"), on=cast.on, introduction=row, step=step, day=day_ago(cast, ago)
        )
    (found,) = introductions(actor=cast.actor("coach"), language="nl", case_id=cast.case.pk)
    assert found.to == "Planner thuiszorg"
    assert found.days == (day_ago(cast, 5), None, day_ago(cast, 3), day_ago(cast, 1))


@pytest.mark.parametrize(("ago", "yes"), [(5, 4), (-1, 6)], ids=["yes afterwards", "to come"])
def test_without_her_yes_before_it_nothing_stands_there(cast: Cast, ago: int, yes: int) -> None:
    with pytest.raises(Refused):
        _add(cast, ago=ago, yes=yes)
    assert not QuerySet(Introduction).exists()


def test_what_came_of_it_lies_between_the_introduction_and_today(cast: Cast) -> None:
    row = _add(cast)
    for ago in (6, -1):
        with pytest.raises(Refused):
            introduction_move(
                by=cast.actor("coach"), on=cast.on, introduction=row, step="talked", day=day_ago(cast, ago)
            )


def test_a_yes_that_is_taken_back_takes_the_row_out_of_sight_and_count(cast: Cast) -> None:
    row = _add(cast)
    introduction_withdraw(by=cast.actor("participant"), on=cast.on, introduction=row)
    assert introductions(actor=cast.actor("coach"), language="nl", case_id=cast.case.pk) == ()
    assert totals(programme=cast.programme).women == 0
    row.refresh_from_db()
    with pytest.raises(Refused):
        introduction_move(by=cast.actor("coach"), on=cast.on, introduction=row, step="talked", day=cast.on)


def test_a_mentor_sees_those_of_the_own_match_only(cast: Cast) -> None:
    match = together(cast)
    _add(cast, to="Van haar coach")
    _add(cast, to="Van de mentor", match=match)
    found = introductions(actor=giver(cast, match), language="nl", case_id=cast.case.pk)
    assert [each.to for each in found] == ["Van de mentor"]
    QuerySet(type(match)).filter(pk=match.pk).update(ends_on=cast.on)
    assert introductions(actor=giver(cast, match), language="nl", case_id=cast.case.pk) == ()


def test_numbers_below_five_are_not_told(cast: Cast) -> None:
    for number in range(4):
        _add(cast, to=f"Functie {number}")
    found = totals(programme=cast.programme)
    assert found.women is None
    assert [n for _name, n in found.steps] == [None, 0, 0, 0]
    _add(cast, to="Functie 5")
    assert totals(programme=cast.programme).steps[0][1] == 5


def test_one_and_three_cost_the_same(cast: Cast, django_assert_num_queries: object) -> None:
    actor = cast.actor("coach")
    _add(cast)
    with django_assert_num_queries(2):  # type: ignore[operator]
        introductions(actor=actor, language="nl", case_id=cast.case.pk)
    _add(cast, to="B")
    _add(cast, to="C", ago=2, yes=2 + timedelta(days=1).days)
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(introductions(actor=actor, language="nl", case_id=cast.case.pk)) == 3
