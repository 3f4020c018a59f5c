"""Longer than ten weeks without a talk: an ambassador stands on the worklist of her coordinator."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.ambassadors.actions import supervision_note
from aanzet.ambassadors.queries.people import without_talk
from aanzet.volunteers import actions
from aanzet.volunteers.models import Volunteer
from tests.cast import Cast


def since(cast: Cast, days: int) -> Volunteer:
    row = cast.volunteer("ambassador")
    QuerySet(Volunteer).filter(pk=row.pk).update(signed_up_on=cast.on - timedelta(days=days))
    return QuerySet(Volunteer).get(pk=row.pk)


def names(cast: Cast, who: str = "coordinator") -> list[str]:
    return [row.name for row, _day in without_talk(actor=cast.actor(who), on=cast.on)]


def test_it_speaks_after_ten_weeks_and_not_before(cast: Cast) -> None:
    row = since(cast, 70)
    assert names(cast) == []
    since(cast, 71)
    assert names(cast) == [row.name]
    supervision_note(by=None, on=cast.on, volunteer=since(cast, 71), held_on=cast.on)
    assert names(cast) == []


@pytest.mark.parametrize("who", ["sister_coordinator", "stranger_coordinator", "coach", "lead"])
def test_another_office_hears_nothing(cast: Cast, who: str) -> None:
    since(cast, 100)
    assert names(cast, who) == []


def test_who_stopped_or_did_not_begin_is_not_there(cast: Cast) -> None:
    row = since(cast, 100)
    QuerySet(Volunteer).filter(pk=row.pk).update(membership=None)
    assert names(cast) == []
    row = since(cast, 100)
    actions.volunteer_end(by=None, on=cast.on, volunteer=row, last_day=cast.on, reason="moved", at_once=True)
    assert names(cast) == []


@pytest.mark.parametrize("number", [1, 3])
def test_it_is_one_query(cast: Cast, number: int, django_assert_num_queries: object) -> None:
    row = since(cast, 100)
    for _at in range(number - 1):
        QuerySet(Volunteer).create(
            programme=row.programme, organisation=row.organisation, role=row.role, name="Grace",
            signed_up_on=row.signed_up_on, participant=cast.participant,
        )  # fmt: skip
    actor = cast.actor("coordinator")
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(without_talk(actor=actor, on=cast.on)) == number


def test_the_worklist_leads_to_the_place_where_a_talk_is_written_down(cast: Cast) -> None:
    row = since(cast, 100)
    place = reverse("ambassadors:supervision_add", args=[row.pk])
    assert place in cast.client("coordinator").get(reverse("portal:now")).content.decode()
    assert place not in cast.client("coach").get(reverse("portal:now")).content.decode()
