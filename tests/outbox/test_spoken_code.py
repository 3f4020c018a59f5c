"""Who does not read gets a code by voice or not at all, and nobody can tell from the sign-in page (S2-07)."""

import ast
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from aanzet.accounts.models import User
from aanzet.accounts.post import Letter, send
from aanzet.core import clock
from aanzet.journal.models import Entry
from aanzet.outbox import speech, voice
from aanzet.outbox.actions import message_queue, message_send_due
from aanzet.outbox.carriers import CannotCarry
from aanzet.outbox.models import MAX_ATTEMPTS, Message
from aanzet.participants.actions import participant_edit, safe_contact_set
from tests.accounts.test_signin import ask_code, wiped
from tests.cast import Cast
from tests.house.street import named, python_files, tree

pytestmark = pytest.mark.django_db
PHONE = "+31612345678"
NO_VOICE = "aanzet.outbox.voice.NoVoice"


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """The play, with an empty outbox: only what a test sends lies in it."""
    Message.objects.all().delete()
    return cast


@pytest.fixture
def rahel(cast: Cast) -> User:
    """Rahel with a phone on her account, of whom it is noted that she does not read."""
    User.objects.filter(pk=cast.users["participant"].pk).update(phone=PHONE)
    note_reading(cast, False)
    mail.outbox.clear()
    return User.objects.get(pk=cast.users["participant"].pk)


def note_reading(cast: Cast, reads: bool | None) -> None:
    woman = cast.participant
    woman.refresh_from_db()
    participant_edit(
        by=cast.actor("coach"), on=cast.on, participant=woman, version=woman.version, changes={"reads": reads}
    )


@pytest.mark.parametrize("address", [PHONE, "rahel@example.org"])
def test_s2_07_code_is_spoken_to_who_does_not_read(
    rahel: User, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    client = Client()
    ask_code(client, address)
    row = Message.objects.get()
    assert (row.channel, row.to, row.failure) == ("call", PHONE, "")
    said = capsys.readouterr().out
    assert f"[call] {PHONE}: Hallo. Je code is " in said
    assert "[sms]" not in said
    assert mail.outbox == []
    heard = re.findall(r"(?:\d, ){5}\d", said)
    assert len(heard) == 2
    client.post("/login/code/confirm/", {"code": heard[0].replace(", ", "")})
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nl",
            "Hallo. Je code is #. Hij werkt 10 minuten. Nog een keer. Je code is #. Hij werkt 10 minuten.",
        ),
        ("sv", "Hej. Din kod är #. Den fungerar i 10 minuter. En gång till. Din kod är #. Den fungerar"),
        ("en", "Hello. Your code is #. It works for 10 minutes. Once more. Your code is #. It works"),
    ],
)
def test_code_is_said_in_her_language_digit_by_digit_and_twice(
    rahel: User, language: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    User.objects.filter(pk=rahel.pk).update(language=language)
    ask_code(Client(), PHONE)
    heard = capsys.readouterr().out
    code = re.findall(r"(?:\d, ){5}\d", heard)[0]
    assert said.replace("#", code) in heard


def test_words_of_a_call_tell_nothing() -> None:
    text = "Je code is 123456. Hij werkt 10 minuten.\n\nVroeg je geen code?"
    assert not re.search(r"(?i)aanzet|vrouw|werk en|coach|programma", speech.spoken(text, "nl"))
    assert "Vroeg" not in speech.spoken(text, "nl")


def test_s2_07_nothing_is_sent_when_nobody_can_call(
    rahel: User, cast: Cast, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.VOICE_BACKEND = NO_VOICE
    ask_code(Client(), PHONE)
    asked = Message.objects.get(secret=True)
    assert (asked.failure, asked.body, asked.sent_at) == ("does_not_read", "", None)
    message_send_due()
    assert PHONE not in capsys.readouterr().out
    assert sorted(row.to[0] for row in mail.outbox) == ["coach@example.org", "stand_in@example.org"]


def test_s2_07_nothing_is_sent_when_no_phone_is_known(rahel: User) -> None:
    User.objects.filter(pk=rahel.pk).update(phone=None)
    ask_code(Client(), "rahel@example.org")
    assert Message.objects.get(secret=True).failure == "does_not_read"
    assert mail.outbox == []


def test_her_coach_hears_how_to_help_once_a_day(rahel: User, cast: Cast, settings: Any) -> None:
    settings.VOICE_BACKEND = NO_VOICE
    for _ in range(2):
        ask_code(Client(), PHONE)
    message_send_due()
    assert len(mail.outbox) == 2
    letter = mail.outbox[0]
    assert "Bel haar" in letter.body
    assert f"/women/{cast.case.pk}/" in letter.body
    assert "Qcallname" not in letter.subject + str(letter.body)
    lines = Entry.objects.filter(action="participant.code_asked", subject_id=cast.participant.pk)
    assert lines.count() == 1
    page = cast.client("coach").get(f"/women/{cast.case.pk}/").content.decode()
    assert "Wilde inloggen maar kon de code niet krijgen" in page


def test_call_that_fails_is_told_too(rahel: User, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def engaged(self: voice.ConsoleVoice, to: str, text: str, language: str) -> None:
        raise CannotCarry("voice_gateway_503")

    monkeypatch.setattr(voice.ConsoleVoice, "call", engaged)
    ask_code(Client(), PHONE)
    assert Message.objects.get(secret=True).failure == "voice_gateway_503"
    assert Entry.objects.filter(action="participant.code_asked").count() == 1
    for _ in range(MAX_ATTEMPTS):
        Message.objects.filter(secret=True).update(leased_until=None)
        message_send_due()
    assert Message.objects.get(secret=True).body == ""


def test_nobody_is_called_with_a_code_that_works_no_more(
    rahel: User, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = []

    def engaged(self: voice.ConsoleVoice, to: str, text: str, language: str) -> None:
        calls.append(to)
        raise CannotCarry("voice_gateway_503")

    monkeypatch.setattr(voice.ConsoleVoice, "call", engaged)
    ask_code(Client(), PHONE)
    Message.objects.filter(secret=True).update(
        leased_until=None, queued_at=clock.now() - timedelta(minutes=9, seconds=30)
    )
    message_send_due()
    row = Message.objects.get(secret=True)
    assert (len(calls), row.body) == (2, "")
    assert row.given_up_at is not None
    # A worker that was away for a while does not call late either.
    ask_code(Client(), PHONE)
    Message.objects.filter(secret=True, given_up_at=None).update(
        leased_until=None, channel="sms", queued_at=clock.now() - timedelta(minutes=11)
    )
    message_send_due()
    assert len(calls) == 3
    assert not Message.objects.filter(secret=True, given_up_at=None).exists()


def test_somebody_who_reads_still_gets_text(
    rahel: User, cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    note_reading(cast, True)
    ask_code(Client(), PHONE)
    assert f"[sms] {PHONE}: " in capsys.readouterr().out


@pytest.mark.parametrize("backend", [NO_VOICE, "aanzet.outbox.voice.ConsoleVoice"])
def test_sign_in_page_answers_the_same_to_everybody(rahel: User, settings: Any, backend: str) -> None:
    settings.VOICE_BACKEND = backend
    pages = []
    for address in ("rahel@example.org", "amina@example.org", "nobody@example.org"):
        visitor = Client()
        sent = visitor.post("/login/code/", {"login": address})
        page = visitor.get(sent["Location"])
        hidden = wiped(page).replace(address.encode(), b"@")
        pages.append((sent.status_code, sent["Location"], page.status_code, sorted(page.headers), hidden))
    assert pages[0] == pages[1] == pages[2]


def test_message_queued_before_it_was_known_stays_here(cast: Cast) -> None:
    woman = cast.users["participant"]
    participant_edit(
        by=cast.actor("coach"), on=cast.on, participant=cast.participant, version=1, changes={"email": woman.email}
    )  # fmt: skip
    safe_contact_set(
        by=None, on=cast.on, participant=cast.participant, discretion="full", channel="mail", hours=""
    )
    message_queue(
        by=None, on=cast.on, recipient=woman.pk, channel="mail", to="rahel@example.org", language="nl", body="Tot dan"
    )  # fmt: skip
    note_reading(cast, False)
    assert message_send_due().sent == 0
    row = Message.objects.get()
    assert (row.failure, row.body) == ("does_not_read", "")
    assert row.given_up_at is not None
    assert mail.outbox == []


def test_nobody_is_called_who_did_not_ask_for_it(cast: Cast) -> None:
    """Her safe hours are her own words; a machine cannot keep to them."""
    row = message_queue(
        by=None, on=cast.on, recipient=cast.participant.pk, channel="call", to=PHONE, language="nl", body="Tot dan"
    )  # fmt: skip
    assert (row.failure, row.body) == ("call_not_asked_for", "")
    assert message_send_due().sent == 0


@pytest.mark.parametrize("secret", [True, False])
def test_letter_to_her_address_without_her_name_stays_here_too(
    rahel: User, secret: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """An invitation is written to an address: it may be hers. Nobody reads a link aloud."""
    send(Letter("mail", "rahel@example.org", "nl", "Uitnodiging", "Open deze link", secret=secret))
    assert mail.outbox == []
    assert "[call]" not in capsys.readouterr().out
    assert Message.objects.get().failure == "does_not_read"


def test_nothing_but_the_outbox_reaches_a_person() -> None:
    """Every way out of the house is known here; a new one asks whether she reads."""
    ways = {
        "EmailMessage",
        "EmailMultiAlternatives",
        "send_mail",
        "mail_admins",
        "HTTPSConnection",
        "urlopen",
    }
    known = {
        "aanzet/outbox/carriers.py EmailMessage",
        "aanzet/outbox/voice.py HTTPSConnection",
    }
    found = {
        f"{named(path)} {name}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and (name := getattr(node.func, "id", getattr(node.func, "attr", ""))) in ways
    }
    assert found == known


class Line:
    """A line to the provider that keeps what was asked."""

    asked: dict[str, Any] = {}
    status = 200

    def __init__(self, host: str, timeout: int) -> None:
        Line.asked = {"host": host, "timeout": timeout}

    def request(self, method: str, path: str, body: str, headers: dict[str, str]) -> None:
        Line.asked |= {"method": method, "path": path, "body": json.loads(body), "headers": headers}

    def getresponse(self) -> Any:
        return type("Answer", (), {"status": Line.status})

    def close(self) -> None:
        Line.asked["closed"] = True


@pytest.mark.parametrize(
    ("status", "failure"), [(200, ""), (201, ""), (401, "voice_gateway_401"), (503, "voice_gateway_503")]
)
def test_provider_is_asked_to_speak_and_to_hang_up_on_machines(
    rahel: User, settings: Any, monkeypatch: pytest.MonkeyPatch, status: int, failure: str
) -> None:
    settings.VOICE_BACKEND = "aanzet.outbox.voice.CmVoice"
    settings.VOICE_KEY, settings.VOICE_FROM = "token", "+31201234567"
    monkeypatch.setattr(voice, "HTTPSConnection", Line)
    monkeypatch.setattr(Line, "status", status)
    ask_code(Client(), PHONE)
    assert Message.objects.get(secret=True).failure == failure
    assert (Line.asked["host"], Line.asked["path"]) == ("api.cm.com", "/voiceapi/v2/Notification")
    assert Line.asked["headers"]["X-CM-PRODUCTTOKEN"] == "token"
    body = Line.asked["body"]
    assert (body["callee"], body["caller"], body["prompt-type"]) == (PHONE, "+31201234567", "TTS")
    assert body["voicemail-response"] == "Disconnect"
    assert body["voice"]["language"] == "nl-NL"
    assert len(body["prompt"]) <= 750
    assert Line.asked["closed"]


def test_demo_page_shows_what_is_said(rahel: User, settings: Any) -> None:
    settings.MODE = "demo"
    ask_code(Client(), PHONE)
    page = Client().get("/outbox/").content.decode()
    assert "Gesproken bericht" in page
    assert re.search(r"Hallo\. Je code is (\d, ){5}\d", page)


@pytest.mark.parametrize(("days", "words", "rows"), [(29, 0, 0), (31, 2, 0), (364, 2, 0), (366, 0, 2)])
def test_old_messages_are_forgotten(days: int, words: int, rows: int) -> None:
    from django.core.management import call_command

    def queue(**changes: Any) -> Message:
        given: dict[str, Any] = {
            "by": None, "on": clock.today(), "recipient": None, "channel": "mail", "to": "hannah@example.org",
            "language": "nl", "subject": "Dinsdag", "body": "Tot dan",
        }  # fmt: skip
        return message_queue(**(given | changes))

    then = clock.now() - timedelta(days=days)
    sent, given_up, waiting, fresh = queue(), queue(), queue(), queue()
    Message.objects.filter(pk__in=[sent.pk, given_up.pk, waiting.pk]).update(queued_at=then)
    Message.objects.filter(pk=sent.pk).update(sent_at=then)
    Message.objects.filter(pk=given_up.pk).update(given_up_at=then)
    Message.objects.filter(pk=fresh.pk).update(sent_at=clock.now())
    call_command("outbox", "clean")
    kept = {row.pk: row for row in Message.objects.all()}
    assert 4 - len(kept) == rows
    assert sum((row.body, row.subject, row.to) == ("", "", "") for row in kept.values()) == words
    assert {waiting.pk, fresh.pk} <= set(kept)
    assert kept[waiting.pk].body == kept[fresh.pk].body == "Tot dan"
    line = Entry.objects.filter(action="outbox.cleaned")
    assert [each.data for each in line] == ([{"words": words, "rows": rows}] if words or rows else [])
    call_command("outbox", "clean")
    assert line.count() == len(line), "nothing left to do writes no line"
