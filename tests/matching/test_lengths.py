"""One talk or half a year: who gives another length than she asks for is not suggested, and the page says so."""

import pytest
from django.db.models import QuerySet

from aanzet.core.errors import Refused
from aanzet.matching.actions import hold_begin, suggestion_propose
from aanzet.matching.enums import Hold
from aanzet.matching.models import Suggestion
from aanzet.volunteers.actions import pause_add
from tests.cast import Cast, make_cast
from tests.matching.people import a_coach, a_run, a_woman
from tests.matching.test_board import first_line, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = make_cast()
    pause_add(by=None, on=made.on, volunteer=made.volunteer("coach"), starts_on=made.on)
    return made


@pytest.mark.parametrize(
    ("gives", "asks", "told"),
    [
        ("door_opener", "together", "1 zou passen als zij ook een half jaar kwamen"),
        ("together", "door_opener", "1 zou passen als zij ook één gesprek gaven"),
    ],
)
def test_another_length_is_not_suggested_and_is_told(cast: Cast, gives: str, asks: str, told: str) -> None:
    a_coach(cast, "Els", lengths=[gives])
    a_woman(cast, "Selam", length=asks)
    a_run(cast)
    line = first_line("Selam")
    assert line.volunteer is None
    assert line.reasons["only"] == {"LENGTH": 1}
    shown = words(page(cast))
    assert told in shown
    assert "Voor 1 vrouw zijn er mensen die passen" in shown
    assert "Wie er ontbreekt" not in shown


@pytest.mark.parametrize("asks", ["door_opener", "together"])
def test_who_gives_both_is_suggested_for_each(cast: Cast, asks: str) -> None:
    els = a_coach(cast, "Els")
    a_woman(cast, "Selam", length=asks)
    a_run(cast)
    assert first_line("Selam").volunteer == els


def test_length_is_told_only_where_it_alone_stands_between(cast: Cast) -> None:
    """Kept apart, or on no common half-day as well: the length is not the reason."""
    a_coach(cast, "Els", lengths=["door_opener"], halfdays=["sun-eve"])
    joke = a_coach(cast, "Joke", lengths=["door_opener"])
    want = a_woman(cast, "Selam")
    hold_begin(by=None, on=cast.on, case=want.case, volunteer=joke, hold=Hold.FORBID)
    a_run(cast)
    assert first_line("Selam").reasons["only"] == {}


def test_other_length_does_not_make_somebody_more_than_the_only_one(cast: Cast) -> None:
    """Els is the only one for Hiwet: who gives one talk cannot come in her place."""
    a_coach(cast, "Els", languages=["nl", "ti"])
    a_coach(cast, "Joke", languages=["nl"])
    a_coach(cast, "Fleur", languages=["ti"], lengths=["door_opener"])
    a_woman(cast, "Selam", languages=["ti"])
    a_woman(cast, "Hiwet", languages=["ti", "nl"])
    a_run(cast)
    assert first_line("Hiwet").reasons["instead"]["only_for"] == 1


def test_coordinator_cannot_propose_another_length_by_hand(cast: Cast) -> None:
    els = a_coach(cast, "Els", lengths=["door_opener"])
    want = a_woman(cast, "Selam")
    a_run(cast)
    line = QuerySet(Suggestion).select_related("run", "want").get(want=want, rank=0)
    with pytest.raises(Refused, match="lengths?|duur"):
        suggestion_propose(by=cast.actor("coordinator"), on=cast.on, suggestion=line, volunteers=[els])
