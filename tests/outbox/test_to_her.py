"""What she chose decides whether, how, when and in which words she is written to, also when a message leaves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from aanzet.core import clock
from aanzet.journal.models import Entry
from aanzet.outbox.actions import (
    message_clean,
    message_drop,
    message_queue,
    message_send_due,
    messages_make_due,
    register_maker,
)
from aanzet.outbox.actions.to_her import _MAKERS
from aanzet.outbox.models import Message
from aanzet.participants.times import SafeTimes
from tests.outbox.her import MAIL, PHONE, chose, edit, her, write

pytestmark = pytest.mark.django_db
MONDAY_TEN = datetime.fromisoformat("2026-11-23T10:00+01:00")


@pytest.fixture(autouse=True)
def _monday_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, MONDAY_TEN)


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.fixture
def makers() -> Iterator[dict[str, Any]]:
    before = dict(_MAKERS)
    _MAKERS.clear()
    yield _MAKERS
    _MAKERS.clear()
    _MAKERS.update(before)


def row() -> Message:
    return Message.objects.get()


def test_neutral_text_leaves_at_a_safe_hour(capsys: pytest.CaptureFixture[str]) -> None:
    person = her()
    chose(person, times="1 morning")
    message = write(person)
    assert (message.level, message.channel, message.to, message.language) == ("neutral", "sms", PHONE, "nl")
    assert message_send_due().sent == 1
    assert f"[sms] {PHONE}: Herinnering: dinsdag 24-11, 10:00 uur." in capsys.readouterr().out


def test_full_mail_has_the_name_of_the_house_as_sender(settings: Any) -> None:
    person = her()
    chose(person, discretion="full", channel="mail")
    write(person)
    message_send_due()
    sent = mail.outbox[0]
    assert sent.to == [MAIL]
    assert sent.from_email == settings.DEFAULT_FROM_EMAIL
    assert "Marijke Bos" in str(sent.body)


@pytest.mark.parametrize("asked", [True, False])
def test_who_wants_nothing_gets_nothing_and_no_words_are_kept(asked: bool) -> None:
    person = her()
    if asked:
        chose(person, discretion="none")
    message = write(person)
    assert message.failure == ("asked_not_to" if asked else "not_asked_yet")
    assert (message.body, message.subject, message.to, message.values) == ("", "", "", {})
    assert message.given_up_at is not None
    assert message_send_due().sent == 0


def test_code_she_asks_for_comes_whatever_she_chose() -> None:
    person = her()
    chose(person, discretion="none")
    message_queue(
        by=None, on=clock.today(), recipient=person.pk, channel="mail", to=MAIL, language="nl", body="Code", secret=True
    )  # fmt: skip
    assert message_send_due().sent == 1


@pytest.mark.parametrize(
    ("level", "failure"), [("none", "asked_not_to"), ("neutral", "says_too_much"), ("full", "")]
)
def test_text_that_nobody_weighed_goes_only_to_who_allows_it(level: str, failure: str) -> None:
    person = her()
    chose(person, discretion=level, channel="mail")
    message = message_queue(
        by=None, on=clock.today(), recipient=person.pk, channel="mail", to=MAIL, language="nl", body="Je coach belt"
    )  # fmt: skip
    assert message.failure == failure
    assert message.body == ("" if failure else "Je coach belt")


def test_who_does_not_read_gets_no_message() -> None:
    person = her(reads=False)
    chose(person)
    assert write(person).failure == "does_not_read"


def test_message_waits_for_her_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    person = her()
    chose(person, times=str(SafeTimes.of([], ["evening"])))
    message = write(person)
    assert message.not_before == datetime.fromisoformat("2026-11-23T17:00+01:00")
    assert message_send_due().sent == 0
    at(monkeypatch, MONDAY_TEN + timedelta(hours=7))
    assert message_send_due().sent == 1


def test_message_that_missed_her_hour_waits_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine stood still all evening: it does not make up for it at night."""
    person = her()
    chose(person, times=str(SafeTimes.of([], ["evening"])))
    write(person)
    at(monkeypatch, MONDAY_TEN + timedelta(hours=13))
    assert message_send_due() == message_send_due()
    assert row().not_before == datetime.fromisoformat("2026-11-24T17:00+01:00")
    assert (row().sent_at, row().attempts, row().given_up_at) == (None, 0, None)


def test_without_a_safe_hour_before_it_nothing_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    person = her()
    chose(person, times=str(SafeTimes.of([3], ["evening"])))
    message = write(person, not_after=MONDAY_TEN + timedelta(days=1))
    assert (message.failure, message.body) == ("no_safe_time", "")


def test_message_that_is_too_late_by_now_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    person = her()
    chose(person)
    write(person, not_after=MONDAY_TEN + timedelta(hours=1))
    at(monkeypatch, MONDAY_TEN + timedelta(hours=2))
    assert message_send_due().sent == 0
    assert (row().failure, row().body, row().values) == ("no_safe_time", "", {})


@pytest.mark.parametrize(
    ("choice", "failure"),
    [({"discretion": "none"}, "asked_not_to"), ({"channel": "person"}, "not_in_writing")],
)
def test_choice_made_after_it_was_queued_counts(choice: dict[str, str], failure: str) -> None:
    person = her()
    chose(person, discretion="full")
    write(person)
    chose(person, **choice)
    assert message_send_due().sent == 0
    assert (row().failure, row().body) == (failure, "")


def test_waiting_message_is_made_again_in_other_words_way_and_language() -> None:
    person = her()
    chose(person, discretion="full", channel="mail")
    assert "Marijke" in write(person).body
    chose(person, channel="sms", language="sv")
    edit(person, phone="+31687654321")
    assert message_send_due().sent == 1
    assert (row().channel, row().to, row().language, row().level) == ("sms", "+31687654321", "sv", "neutral")
    assert row().body == "Påminnelse: tisdag 24/11 kl. 10:00."


def test_phone_that_became_shared_gets_neutral_words() -> None:
    person = her()
    chose(person, discretion="full")
    write(person)
    edit(person, phone_shared=True)
    message_send_due()
    assert "Marijke" not in row().body


def test_same_key_is_written_once() -> None:
    person = her()
    chose(person)
    assert write(person, key="a").pk == write(person, key="a").pk
    assert Entry.objects.filter(action="outbox.message_queued").count() == 1


def test_journal_says_the_kind_and_never_the_words() -> None:
    person = her()
    chose(person, discretion="none")
    write(person)
    assert Entry.objects.get(action="outbox.message_queued").data == {
        "channel": "", "kind": "meeting_reminder", "held": "asked_not_to"
    }  # fmt: skip


def test_message_that_waits_can_be_taken_back_and_one_that_left_cannot() -> None:
    person = her()
    chose(person)
    write(person, key="a")
    assert message_drop(by=None, on=clock.today(), key="a") is True
    assert (row().body, row().failure) == ("", "taken_back")
    assert message_send_due().sent == 0
    assert message_drop(by=None, on=clock.today(), key="a") is False
    write(person, key="b")
    message_send_due()
    assert message_drop(by=None, on=clock.today(), key="b") is False
    assert Entry.objects.filter(action="outbox.message_taken_back").count() == 1


def test_words_and_what_they_were_made_of_go_after_thirty_days() -> None:
    person = her()
    chose(person, discretion="full")
    write(person)
    message_send_due()
    message_clean(on=MONDAY_TEN.date() + timedelta(days=32))
    assert (row().body, row().subject, row().to, row().values, row().kind) == (
        "",
        "",
        "",
        {},
        "meeting_reminder",
    )


@pytest.mark.usefixtures("makers")
def test_round_makes_what_became_due_and_one_broken_room_does_not_hold_up_others() -> None:
    person = her()
    chose(person)

    def broken(_moment: datetime) -> int:
        raise RuntimeError("no")

    def remind(_moment: datetime) -> int:
        write(person, key="reminder")
        return 1

    register_maker("a", broken)
    register_maker("b", remind)
    assert messages_make_due(moment=MONDAY_TEN) == 1
    call_command("outbox", "send", verbosity=0)
    assert Message.objects.filter(sent_at__isnull=False).count() == 1
