"""A neutral message tells nothing: neither its text, nor its subject, sender, headers, calendar title or file name."""

import re
import tomllib
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from aanzet.accounts.adapter import AccountAdapter
from aanzet.alliances.models import Alliance, Organisation
from aanzet.core.ids import new_id
from aanzet.core.languages import HERS, HOUSE
from aanzet.outbox import carriers
from aanzet.outbox.actions import message_send_due
from aanzet.outbox.calendars import Appointment, calendar_file
from aanzet.outbox.models import Message
from aanzet.outbox.ways import FULL, NEUTRAL
from aanzet.outbox.wording import KINDS, WHY_NOT, UnknownValues, words
from aanzet.programmes.actions import programme_load
from aanzet.programmes.blueprint import shipped
from aanzet.programmes.models import Programme
from tests.outbox.her import MEETING, chose, edit, her, write

pytestmark = pytest.mark.django_db
TELLING: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("telling_words.toml").read_text(encoding="utf-8")
)
HOUSE_NAMES = ("Aanzet", *MEETING.values())


@cache
def _pattern(word: str) -> re.Pattern[str]:
    begin, end = ("" if word.startswith("*") else r"(?<!\w)"), ("" if word.endswith("*") else r"(?!\w)")
    middle = re.escape(word.strip("*")).replace(r"\?", ".")
    return re.compile(begin + middle + end, re.IGNORECASE)


def told(text: str, language: str, names: tuple[str, ...] = HOUSE_NAMES) -> list[str]:
    """Every telling word in a text, of its own language and of those of the house."""
    lists = {language, *HOUSE}
    found = [word for code in lists for word in TELLING[code] if _pattern(word).search(text)]
    return found + [name for name in names if name.casefold() in text.casefold()]


def names_of_everybody() -> tuple[str, ...]:
    """Names of organisations, alliances and programmes in the database."""
    models = (Organisation, Alliance, Programme)
    return tuple({name for model in models for name in model._default_manager.values_list("name", flat=True)})


@pytest.fixture
def names() -> tuple[str, ...]:
    for path in shipped():
        programme_load(path, by=None, on=datetime.now(UTC).date())
    found = names_of_everybody()
    assert len(found) > 10
    return (*HOUSE_NAMES, *found)


def _values(kind: str) -> dict[str, str]:
    return {name: MEETING[name] for name in KINDS[kind].needs}


def _headers(sent: Any) -> str:
    """Everything a mail program shows or keeps but the address it was sent to and the date."""
    raw = sent.message()
    return "\n".join(f"{name}: {value}" for name, value in raw.items() if name not in {"To", "Date"})


def test_every_language_of_hers_has_telling_words() -> None:
    assert set(TELLING) == set(HERS)
    assert all(len(found) >= 20 for found in TELLING.values())


def test_telling_words_are_found() -> None:
    assert told("Je werk bij Anna", "nl") == ["werk"]
    assert told("Hij werkt 10 minuten", "nl") == []
    assert {"job*", "jobb*", "*coach*"} == set(told("Din jobbcoach ringer", "pl"))
    assert told("Groet van Aanzet", "fr") == ["Aanzet"]


def test_neutral_texts_tell_nothing(names: tuple[str, ...]) -> None:
    for kind, language in product(KINDS, HERS):
        text = words(kind=kind, level=NEUTRAL, language=language, values=_values(kind))
        assert text.subject
        assert text.body
        assert told(f"{text.subject}\n{text.body}", language, names) == [], (kind, language)
        assert "://" not in text.body, "a link tells where she is a guest"


@pytest.mark.parametrize("language", HERS)
@pytest.mark.parametrize("kind", KINDS)
def test_full_texts_say_what_it_is_about(kind: str, language: str) -> None:
    text = words(kind=kind, level=FULL, language=language, values=_values(kind))
    neutral = words(kind=kind, level=NEUTRAL, language=language, values=_values(kind))
    assert text != neutral
    assert "%(" not in text.body + neutral.body
    assert all(MEETING[name] in text.body for name in KINDS[kind].needs & {"who"})


@pytest.mark.parametrize("language", HERS)
@pytest.mark.parametrize("kind", KINDS)
def test_neutral_mail_tells_nothing_in_its_headers(kind: str, language: str) -> None:
    person = her(language=language)
    chose(person, channel="mail", language=language)
    write(person, kind=kind, values=_values(kind), key=f"women/coach/{kind}")
    assert message_send_due().sent + Message.objects.waiting().count() == 1
    Message.objects.update(not_before=None)
    message = Message.objects.get()
    carriers.carry(message)
    sent = mail.outbox[-1]
    assert told(_headers(sent), language) == []
    assert told(str(sent.body), language) == []
    assert sent.from_email == "Agenda <noreply@localhost>"
    assert sent.attachments == []


@pytest.mark.parametrize("language", HERS)
def test_code_tells_nothing(language: str, settings: Any) -> None:
    person = her()
    assert person.account is not None
    person.account.language = language
    person.account.save()
    AccountAdapter().send_code("mail", person.account.email or "", "123456", person.account)
    AccountAdapter().send_code("sms", "+31612345678", "123456", person.account)
    assert Message.objects.filter(sent_at__isnull=False, kind="sign_in_code").count() == 2
    for message in Message.objects.all():
        assert told(f"{message.subject}\n{message.body}", language) == []
    assert told(_headers(mail.outbox[0]), language) == []
    assert mail.outbox[0].from_email == "Agenda <noreply@localhost>"


@pytest.mark.parametrize(
    ("setting", "sender"),
    [
        ("Klok", "Klok <noreply@localhost>"),
        ("Klok <tijd@post.example.org>", "Klok <tijd@post.example.org>"),
    ],
)
def test_neutral_sender_is_a_setting(settings: Any, setting: str, sender: str) -> None:
    settings.NEUTRAL_SENDER = setting
    assert carriers.mail_sender(Message(level=NEUTRAL)) == sender
    assert carriers.mail_sender(Message(secret=True)) == sender
    assert carriers.mail_sender(Message(level=FULL)) is None


def test_neutral_calendar_file_tells_nothing(names: tuple[str, ...]) -> None:
    for language, cancelled in product(HERS, (True, False)):
        file = _calendar(NEUTRAL, language, cancelled=cancelled)
        assert told(file.content.decode(), language, (*names, MEETING["who"], MEETING["place"])) == []
        assert file.name == "2026-11-24.ics"


def test_full_calendar_file_says_whom_and_where() -> None:
    text = _calendar(FULL, "nl").content.decode()
    assert "SUMMARY:Afspraak met Marijke Bos\r\n" in text
    assert "LOCATION:Buurthuis De Kolk\\, Dam 1\\; links\r\n" in text
    assert "DTSTART:20261124T090000Z\r\nDTEND:20261124T100000Z\r\n" in text


def test_lines_of_a_calendar_file_are_folded_by_octets() -> None:
    file = _calendar(FULL, "nl", place="ሰላም " * 40)
    lines = file.content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    unfolded = file.content.replace(b"\r\n ", b"").decode()
    assert ("ሰላም " * 40).strip() in unfolded


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Europe/Stockholm"])
@pytest.mark.parametrize(
    ("day", "utc"),
    [
        ("2026-10-24", "T080000Z"),
        ("2026-10-26", "T090000Z"),
        ("2027-03-27", "T090000Z"),
        ("2027-03-29", "T080000Z"),
    ],
)
def test_ten_o_clock_stays_ten_across_a_change_of_clocks(zone: str, day: str, utc: str) -> None:
    starts = datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=ZoneInfo(zone))
    appointment = Appointment(uid=new_id(), starts_at=starts, ends_at=starts + timedelta(hours=1))
    file = calendar_file(appointment=appointment, level=NEUTRAL, language="nl", now=starts)
    assert f"DTSTART:{day.replace('-', '')}{utc}\r\n" in file.content.decode()


def test_cancelling_is_a_later_version_that_takes_the_appointment_out() -> None:
    kept = _calendar(NEUTRAL, "nl", version=2).content.decode()
    gone = _calendar(NEUTRAL, "nl", version=2, cancelled=True).content.decode()
    assert ("METHOD:PUBLISH\r\n" in kept, "SEQUENCE:2\r\n" in kept, "STATUS:CONFIRMED\r\n" in kept) == (
        True,
    ) * 3
    assert ("METHOD:CANCEL\r\n" in gone, "SEQUENCE:3\r\n" in gone, "STATUS:CANCELLED\r\n" in gone) == (
        True,
    ) * 3


def test_signs_of_the_format_are_escaped() -> None:
    text = _calendar(FULL, "nl", place="A\\B, C; D\nE").content.decode()
    assert "LOCATION:A\\\\B\\, C\\; D E\r\n" in text


def _calendar(level: str, language: str, **changes: Any) -> Any:
    starts = datetime.fromisoformat(MEETING["when"])
    given: dict[str, Any] = {"place": "Buurthuis De Kolk, Dam 1; links", "who": MEETING["who"]} | changes
    appointment = Appointment(uid=new_id(), starts_at=starts, ends_at=starts + timedelta(hours=1), **given)
    return calendar_file(appointment=appointment, level=level, language=language, now=starts)


def test_moment_is_on_the_clock_of_the_installation() -> None:
    def body(language: str, when: str) -> str:
        values = MEETING | {"when": when}
        return words(kind="meeting_reminder", level=NEUTRAL, language=language, values=values).body

    assert body("nl", "2026-11-24T09:00:00+00:00") == "Herinnering: dinsdag 24-11, 10:00 uur."
    assert body("sv", "2026-11-24T09:00:00+00:00") == "Påminnelse: tisdag 24/11 kl. 10:00."
    # the day after summer time ended, and the day before
    assert "10:00" in body("en", "2026-10-26T09:00:00+00:00")
    assert "11:00" in body("en", "2026-10-24T09:00:00+00:00")


@pytest.mark.parametrize("values", [{}, {"when": MEETING["when"]}, MEETING | {"more": "x"}])
def test_kind_takes_its_own_values_only(values: dict[str, str]) -> None:
    with pytest.raises(UnknownValues):
        words(kind="meeting_reminder", level=NEUTRAL, language="nl", values=values)


def test_place_may_be_missing() -> None:
    text = words(kind="meeting_reminder", level=FULL, language="nl", values=MEETING | {"place": ""})
    assert text.body == "Je hebt een afspraak met Marijke Bos: dinsdag 24-11, 10:00 uur."


@pytest.mark.parametrize("code", WHY_NOT)
def test_staff_has_words_for_every_reason_too(code: str) -> None:
    from aanzet.outbox import reasons, wording

    assert reasons.why_not(code) != reasons.why_not("timeout")
    assert wording.why_not(code) != wording.why_not("timeout")


def test_text_to_a_shared_phone_is_neutral_even_when_she_said_full() -> None:
    person = her()
    chose(person, discretion="full")
    edit(person, phone_shared=True)
    assert told(write(person).body, "nl") == []
