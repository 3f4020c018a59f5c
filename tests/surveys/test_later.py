"""Half a year and a year after her journey one question waits; she hears of it only as she chose (source S3-24)."""

from datetime import datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from aanzet.cases.actions import case_close
from aanzet.cases.enums import ExitKind
from aanzet.core import clock
from aanzet.outbox.actions import messages_make_due
from aanzet.outbox.models import Message
from aanzet.participants.actions import safe_contact_set
from aanzet.participants.models import SafeContact
from aanzet.surveys import actions
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def left(told: Cast) -> Cast:
    """Her journey ended today."""
    case_close(by=None, on=told.on, case=told.case, kind=ExitKind.RESULT)
    QuerySet(SafeContact).filter(participant=told.participant).delete()
    QuerySet(Message).all().delete()
    return told


@pytest.fixture
def later(left: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Half a year later, at ten in the morning."""
    _clock(monkeypatch, left, weeks=26)
    return left


def _clock(monkeypatch: pytest.MonkeyPatch, cast: Cast, **span: int) -> None:
    day = cast.on + timedelta(**span)
    now = datetime(day.year, day.month, day.day, 10, tzinfo=timezone.get_current_timezone())
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(clock, "today", lambda: day)


def _round() -> list[Message]:
    messages_make_due(moment=clock.now())
    return list(Message.objects.filter(kind="how_are_you"))


def _chooses(cast: Cast, discretion: str) -> None:
    safe_contact_set(
        by=None, on=cast.on, participant=cast.participant, discretion=discretion, channel="sms", language="nl"
    )


def test_she_hears_it_once_and_neutral_words_tell_nothing(later: Cast) -> None:
    _chooses(later, "neutral")
    assert len(_round()) == len(_round()) == 1
    found = _round()[0]
    assert found.to == later.participant.phone
    assert "Hoe gaat het" not in found.subject + found.body
    assert found.body


def test_full_words_say_that_she_may_skip_it(later: Cast) -> None:
    _chooses(later, "full")
    assert "Je mag die overslaan" in _round()[0].body


@pytest.mark.parametrize("choice", ["", "none"])
def test_nothing_leaves_without_her_choice(later: Cast, choice: str) -> None:
    if choice:
        _chooses(later, choice)
    found = _round()[0]
    assert (found.to, found.body) == ("", ""), "a row that says why, without words"
    assert found.given_up_at


@pytest.mark.parametrize(
    ("span", "count"), [(26 * 7 - 1, 0), (26 * 7 + 13, 1), (26 * 7 + 14, 0), (52 * 7, 1)]
)
def test_it_is_told_in_the_first_two_weeks_and_again_after_a_year(
    left: Cast, monkeypatch: pytest.MonkeyPatch, span: int, count: int
) -> None:
    _chooses(left, "neutral")
    _clock(monkeypatch, left, days=span)
    assert len(_round()) == count


def test_who_said_not_this_time_hears_nothing(later: Cast) -> None:
    _chooses(later, "neutral")
    actions.sitting_pass(by=None, on=clock.today(), case=later.case, moment="half_year")
    assert _round() == []
