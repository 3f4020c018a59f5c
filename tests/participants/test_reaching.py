"""One function decides whether, by which channel, when and in which words a message may go to her."""

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from aanzet.accounts.actions import account_create
from aanzet.core import clock
from aanzet.outbox.ways import Way
from aanzet.participants.models import Participant, ParticipantKey
from aanzet.participants.reaching import way_to
from aanzet.participants.times import SafeTimes
from tests.outbox.her import MAIL, PHONE, chose, edit, her

pytestmark = pytest.mark.django_db
MONDAY_TEN = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.get_fixed_timezone(0))


def way(person: Participant, moment: datetime = MONDAY_TEN) -> Way:
    found = way_to(person.pk, moment)
    assert found is not None
    return found


def test_who_was_not_asked_gets_nothing() -> None:
    assert way(her()).held == "not_asked_yet"


@pytest.mark.parametrize(
    ("choice", "held", "level", "channel", "to"),
    [
        ({"discretion": "none"}, "asked_not_to", "none", "", ""),
        ({"discretion": "neutral"}, "", "neutral", "sms", PHONE),
        ({"discretion": "full"}, "", "full", "sms", PHONE),
        ({"channel": "mail"}, "", "neutral", "mail", MAIL),
        ({"channel": ""}, "no_way_chosen", "neutral", "", ""),
        ({"channel": "phone"}, "not_in_writing", "neutral", "", ""),
        ({"channel": "voice"}, "not_in_writing", "neutral", "", ""),
        ({"channel": "letter"}, "not_in_writing", "neutral", "", ""),
        ({"channel": "person"}, "not_in_writing", "neutral", "", ""),
        ({"hours": "alleen als ik alleen ben"}, "times_unclear", "neutral", "sms", ""),
        ({"hours": "niet bellen", "times": "1 morning"}, "", "neutral", "sms", PHONE),
    ],
)
def test_her_choice_decides(choice: dict[str, Any], held: str, level: str, channel: str, to: str) -> None:
    person = her()
    chose(person, **choice)
    found = way(person)
    assert (found.held, found.level, found.channel, found.to) == (held, level, channel, to)


@pytest.mark.parametrize(("shared", "level"), [(True, "neutral"), (False, "full"), (None, "full")])
@pytest.mark.parametrize("channel", ["sms", "mail"])
def test_shared_phone_shows_nothing_that_tells(channel: str, shared: bool | None, level: str) -> None:
    person = her(phone_shared=shared)
    chose(person, discretion="full", channel=channel)
    assert way(person).level == level


def test_shared_phone_of_who_wants_nothing_stays_silent() -> None:
    person = her(phone_shared=True)
    chose(person, discretion="none")
    assert way(person).held == "asked_not_to"


@pytest.mark.parametrize("missing", ["sms", "mail"])
def test_without_address_nothing_goes(missing: str) -> None:
    person = her(phone="", email="")
    chose(person, channel=missing)
    assert way(person).held == "no_address"


@pytest.mark.parametrize(
    ("chosen", "fields", "language"),
    [
        ("ti", {"language": "ar"}, "ti"),
        ("", {"language": "ar", "reads_language": "so"}, "so"),
        ("", {"language": "ar"}, "ar"),
        # a language that no page speaks: the one of her account
        ("bs", {"language": "bs"}, "nl"),
        ("", {"language": ""}, "nl"),
    ],
)
def test_message_is_in_her_language(chosen: str, fields: dict[str, Any], language: str) -> None:
    person = her(**fields)
    chose(person, language=chosen)
    assert way(person).language == language


def test_message_waits_for_a_time_she_tapped() -> None:
    person = her()
    chose(person, times=str(SafeTimes.of([2], ["morning"])))
    assert way(person).not_before == datetime.fromisoformat("2026-11-24T09:00+01:00")
    chose(person, times=str(SafeTimes.of([1], ["morning"])))
    assert way(person).not_before is None


def test_times_are_sealed_at_rest() -> None:
    person = her()
    chose(person, times="2 morning")
    person.refresh_from_db()
    assert "morning" not in person.safe_contact.times


def test_erased_woman_gets_nothing() -> None:
    person = her()
    chose(person, times="1 morning")
    ParticipantKey.objects.filter(participant=person).delete()
    assert way(person).held == "asked_not_to"
    edit(person, erased_on=clock.today())
    assert way(person).held == "asked_not_to"


def test_account_of_two_rows_keeps_to_the_one_that_allows_less() -> None:
    account = account_create(by=None, on=clock.today(), name="Rahel", email=MAIL, language="nl")
    open_, closed = her(account=account), her(account=account)
    chose(open_, discretion="full")
    assert way_to(account.pk, MONDAY_TEN) == Way(held="not_asked_yet", language="nl")
    chose(closed, discretion="neutral")
    found = way_to(account.pk, MONDAY_TEN)
    assert found is not None
    assert (found.held, found.level) == ("", "neutral")


def test_who_is_no_participant_has_no_way() -> None:
    account = account_create(by=None, on=clock.today(), name="Marijke", email="m@example.org", language="nl")
    assert way_to(account.pk, MONDAY_TEN) is None
