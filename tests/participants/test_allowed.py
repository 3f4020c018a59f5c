"""On top of her page stands in words what is allowed now; and she chooses it on a page with pictures."""

from datetime import datetime
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import translation

from aanzet.core import clock
from aanzet.participants.allowed import Allowed, allowed
from aanzet.participants.models import Participant, SafeContact
from aanzet.participants.times import SafeTimes, times_in_words
from aanzet.participants.vault import Vault
from tests.cast import Cast
from tests.outbox.her import chose, edit, her

pytestmark = pytest.mark.django_db
MONDAY_TEN = datetime.fromisoformat("2026-11-23T10:00+01:00")


def says(person: Participant, moment: datetime = MONDAY_TEN) -> Allowed:
    row = QuerySet(Participant).select_related("safe_contact").get(pk=person.pk)
    with translation.override("en"):
        return allowed(row, Vault(person.pk), moment)


def test_who_was_not_asked_is_not_contacted() -> None:
    found = says(her())
    assert found.sentences == ("Ask first how she can be reached safely. Until then: no contact.",)
    assert found.may_reach is False


def test_who_wants_nothing_is_not_contacted_and_her_words_stand_there() -> None:
    person = her()
    chose(person, discretion="none", hours="alleen als ik hier ben")
    found = says(person)
    assert found.sentences == ("Do not contact her yourself.", "About her times: alleen als ik hier ben.")
    assert found.may_reach is False


@pytest.mark.parametrize(
    ("times", "moment", "first"),
    [
        ("1 morning", "2026-11-23T10:00+01:00", "You may text her: now, until 12:00."),
        (" evening", "2026-11-23T10:00+01:00", "You may text her: today from 17:00."),
        ("2 morning", "2026-11-23T10:00+01:00", "You may text her: tomorrow from 09:00."),
        ("4 morning", "2026-11-23T10:00+01:00", "You may text her: Thursday from 09:00."),
        # a worker who looks at 23:30 in UTC looks on Tuesday
        ("2 morning", "2026-11-23T23:30+00:00", "You may text her: today from 09:00."),
        ("", "2026-11-23T10:00+01:00", "You may text her: now, until 20:00."),
    ],
)
def test_hour_is_said_as_it_is_now(times: str, moment: str, first: str) -> None:
    person = her()
    chose(person, times=times)
    assert says(person, datetime.fromisoformat(moment)).sentences[0] == first


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ({"channel": "phone", "times": "1 morning"}, "You may call her: now, until 12:00."),
        ({"channel": "mail", "times": "1 morning"}, "You may mail her: now, until 12:00."),
        ({"channel": "voice"}, "You may send her a spoken message: now, until 20:00."),
        ({"channel": "letter"}, "You may write her a letter."),
        ({"channel": "person"}, "Reach her only through the person she trusts."),
        ({"channel": ""}, "Ask her how she wants to be reached."),
        ({"hours": "na half drie niet"}, "You may text her: only as she says herself."),
        ({"hours": "na half drie niet."}, "About her times: na half drie niet."),
        ({"times": "12345 morning evening"}, "Her times: Monday to Friday: 9:00–12:00, 17:00–20:00."),
        ({"who_answers": "zijzelf"}, "May answer: zijzelf."),
        ({"may_say": "een tijd"}, "May be said: een tijd."),
        ({"voicemail": True}, "You may leave a message."),
        ({"voicemail": False}, "Nobody may leave a message."),
        ({"discretion": "full"}, "You may say what it is about."),
        ({"discretion": "neutral"}, "Say only a day and a time."),
    ],
)
def test_her_choice_is_said_in_words(choice: dict[str, Any], sentence: str) -> None:
    person = her()
    chose(person, **choice)
    assert sentence in says(person).sentences


def test_shared_phone_is_named_as_the_reason() -> None:
    person = her()
    chose(person, discretion="full")
    edit(person, phone_shared=True)
    assert "Somebody else uses her phone: say only a day and a time." in says(person).sentences


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (["any"], "1234567"),
        (["morning"], " morning"),
        (["not_weekend"], "12345"),
        (["evening", "not_weekend"], "12345 evening"),
        ([], ""),
    ],
)
def test_answer_of_the_intake_becomes_times(answer: list[str], kept: str) -> None:
    assert str(SafeTimes.said(answer)) == kept


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("", ""),
        ("1234567", "Every day: 9:00–20:00"),
        (" morning", "Every day: 9:00–12:00"),
        ("67 afternoon", "Saturday and Sunday: 12:00–17:00"),
        ("24 morning afternoon", "Tuesday, Thursday: 9:00–17:00"),
    ],
)
def test_times_are_said_in_words(kept: str, words: str) -> None:
    with translation.override("en"):
        assert times_in_words(SafeTimes.read(kept)) == words


@pytest.mark.parametrize("who", ["participant", "coach"])
def test_times_are_tapped_and_stand_there_again(cast: Cast, who: str) -> None:
    page = "/my/reach/" if who == "participant" else f"/women/{cast.case.pk}/safe/"
    row = QuerySet(SafeContact).get(participant=cast.participant)
    typed = {
        "discretion": "full",
        "channel": "sms",
        "days": ["2", "4"],
        "parts": ["morning"],
        "version": row.version,
    }
    assert cast.client(who).post(page, typed).status_code == 302
    row.refresh_from_db()
    assert Vault(cast.participant.pk).open(row, "times") == "24 morning"
    assert row.discretion == "full"
    html = cast.client(who).get(page).content.decode()
    for value in ('value="2" checked', 'value="4" checked', 'value="morning" checked'):
        assert value in html
    assert 'value="5" checked' not in html


def test_her_answers_fold_and_open_where_one_is_wrong(cast: Cast) -> None:
    client = cast.client("participant")
    row = QuerySet(SafeContact).get(participant=cast.participant)
    typed = {"discretion": "neutral", "channel": "sms", "version": row.version}
    client.post("/my/reach/", typed)
    html = client.get("/my/reach/").content.decode()
    assert html.count('<details class="card fold">') == 6
    assert "<bdi>Sms</bdi>" in html
    wrong = client.post("/my/reach/", {"discretion": "neutral", "days": ["8"]}).content.decode()
    assert wrong.count('<details class="card fold">') == 5
    assert wrong.count('<details class="card fold" open>') == 1


@pytest.mark.parametrize("typed", [{"days": ["8"]}, {"parts": ["night"]}, {"discretion": "loud"}])
def test_what_is_no_day_or_part_is_refused(cast: Cast, typed: dict[str, Any]) -> None:
    answer = cast.client("participant").post("/my/reach/", {"discretion": "neutral"} | typed)
    assert answer.status_code == 422


def test_citizen_number_in_her_words_is_refused(cast: Cast) -> None:
    typed = {"discretion": "neutral", "hours": "123456782"}
    assert cast.client("participant").post("/my/reach/", typed).status_code == 422


def test_case_page_says_what_is_allowed_now(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MONDAY_TEN)
    chose(cast.participant, hours="", times=" evening")
    html = cast.client("coach").get(f"/women/{cast.case.pk}/").content.decode()
    assert "Je mag haar een sms sturen: vandaag vanaf 17:00 uur." in html
    assert "Niemand mag iets inspreken." in html


def test_she_reads_her_own_times(cast: Cast) -> None:
    chose(cast.participant, hours="niet op dinsdag", times="12345 evening")
    html = cast.client("participant").get("/me/written/").content.decode()
    assert "maandag tot en met vrijdag: 17:00–20:00. niet op dinsdag" in html
