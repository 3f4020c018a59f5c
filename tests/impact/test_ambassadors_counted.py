"""Ambassadors in figures: from their own rows, beside what was counted by hand before."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.ambassadors.actions import came_say
from aanzet.ambassadors.queries.counted import trained_days
from aanzet.core.errors import Refused
from aanzet.impact.actions import hand_count_add
from aanzet.impact.queries.counting import Count, Window, count
from aanzet.impact.queries.facts import Facts
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers import actions as giving
from aanzet.volunteers.models import Volunteer
from tests.ambassadors.story import an_ambassador, ready_ambassador, visit_of, woman
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def counted(cast: Cast, key: str, *, back: int = 200) -> Count:
    shape = blueprint_of(cast.other_programme)
    window = Window(cast.on - timedelta(days=back), None, cast.on)
    return count(Facts(cast.other_programme), shape, shape.indicator_by_key[key], window)


def by_hand(cast: Cast, number: int, day: date) -> None:
    hand_count_add(
        by=None, on=cast.on, programme=cast.other_programme, organisation=cast.stranger,
        indicator="ambassadors_trained", counted=number, note="Eigen lijst", day=day,
    )  # fmt: skip


def test_trained_ambassadors_stand_beside_what_was_counted_by_hand(cast: Cast) -> None:
    """Source S1-21."""
    before = cast.on - timedelta(days=90)
    by_hand(cast, 7, before)
    ready_ambassador(cast)
    an_ambassador(cast, "other_employer")
    found = counted(cast, "ambassadors_trained")
    assert (found.reached, found.by_hand, found.by_hand_until) == (8, 7, before)
    assert found.steps == [(before, 7), (cast.on, 1)]


def test_nobody_counts_by_hand_what_is_counted_from_rows(cast: Cast) -> None:
    ready_ambassador(cast)
    with pytest.raises(Refused) as refused:
        by_hand(cast, 3, cast.on)
    assert refused.value.field == "day"
    by_hand(cast, 3, cast.on - timedelta(days=1))
    assert counted(cast, "ambassadors_trained").reached == 4


def test_half_a_training_or_no_agreement_counts_nothing(cast: Cast) -> None:
    row = an_ambassador(cast)
    by = cast.actor("stranger_coordinator")
    giving.talk_note(by=by, on=cast.on, volunteer=row, held_on=cast.on, welcome=True)
    for part in ("my_story", "listening_and_limits", "the_way"):
        giving.training_note(by=by, on=cast.on, volunteer=row, module=part, done_on=cast.on)
    assert trained_days(cast.other_programme) == []
    giving.agreement_sign(by=cast.actor("stranger_coach"), on=cast.on, volunteer=row, version=1)
    assert trained_days(cast.other_programme) == [cast.on]


def test_who_comes_back_as_an_ambassador_counts_once(cast: Cast) -> None:
    first = ready_ambassador(cast)
    giving.volunteer_end(by=None, on=cast.on, volunteer=first, last_day=cast.on, reason="moved")
    ready_ambassador(cast)
    assert QuerySet(Volunteer).filter(programme=cast.other_programme).count() == 2
    assert trained_days(cast.other_programme) == [cast.on]


def test_visits_heads_and_who_came_are_counted(cast: Cast) -> None:
    volunteer = an_ambassador(cast)
    common = {"programme": cast.other_programme, "organisation": cast.stranger}
    day = cast.on - timedelta(days=100)
    told = visit_of(cast, [volunteer], on=day, reached=12, told_on=day, **common)
    visit_of(cast, [volunteer], on=day, reached=None, **common)
    visit_of(cast, [volunteer], on=day, reached=30, told_on=day, cancelled_on=day, **common)
    for days in (3, 60, 61):
        case = woman(cast, day + timedelta(days=days))
        came_say(by=None, on=cast.on, case=case, deployment=told)
    assert counted(cast, "ambassador_visits").reached == 1
    assert (counted(cast, "ambassador_reach").reached, counted(cast, "ambassador_reach").exact) == (12, False)
    assert counted(cast, "came_through").reached == 2


def test_the_page_says_what_was_counted_by_hand(cast: Cast) -> None:
    by_hand(cast, 7, cast.on - timedelta(days=90))
    ready_ambassador(cast)
    address = [cast.other_programme.pk, "ambassadors_trained", "vervolg-2024-2026"]
    page = cast.client("stranger_coordinator").get(reverse("impact:target", args=address)).content.decode()
    assert "7 daarvan zijn met de hand geteld" in page
