"""She sees what was sent to her and what was not; so does who accompanies her, but not when she logs in."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client

from aanzet.core import clock
from aanzet.journal.models import Entry
from aanzet.outbox.actions import message_clean, message_queue, message_send_due
from aanzet.outbox.models import Message
from tests.cast import Cast, Word
from tests.outbox.her import MEETING, chose, write

pytestmark = pytest.mark.django_db
MONDAY = datetime.fromisoformat("2026-11-23T10:00+01:00")
HERS = "/my/messages/"


@pytest.fixture
def her(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    chose(cast.participant, hours="", language="nl")
    QuerySet(Message).all().delete()  # what the cast itself caused is not looked at here
    return cast


def page(cast: Cast, who: str) -> str:
    address = HERS if who == "participant" else f"/women/{cast.case.pk}/messages/"
    answer = cast.client(who).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("who", ["participant", "coach", "coordinator"])
def test_nothing_was_sent_yet(her: Cast, who: str) -> None:
    assert (
        "Wij hebben je nog niets gestuurd." if who == "participant" else "Er is haar nog niets gestuurd."
    ) in page(her, who)


@pytest.mark.parametrize("who", ["participant", "coach", "coordinator"])
def test_text_stands_there_as_it_left(her: Cast, who: str) -> None:
    write(her.participant)
    message_send_due()
    html = page(her, who)
    assert "Herinnering: dinsdag 24-11, 10:00 uur." in html
    assert "Herinnering aan een afspraak" in html
    assert "Tekstbericht" in html or "Sms" in html
    assert MEETING["who"] not in html


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("participant", "Niet verstuurd: je hebt ons gevraagd om niets te sturen."),
        ("coach", "Niet verstuurd: zij vroeg ons om niets te sturen."),
    ],
)
def test_what_she_did_not_want_is_there_without_words(her: Cast, who: str, said: str) -> None:
    chose(her.participant, discretion="none")
    write(her.participant)
    html = page(her, who)
    assert said in html
    assert "24-11" not in html


@pytest.mark.parametrize("who", ["participant", "coach"])
def test_what_waits_says_until_when(her: Cast, who: str) -> None:
    chose(her.participant, times=" evening")
    write(her.participant)
    assert "17:00" in page(her, who)
    assert "23 november" in page(her, who)
    # Its words may still change: she may choose otherwise before it leaves.
    assert "24-11" not in page(her, who)


def test_code_is_named_to_her_alone_and_never_shown(her: Cast) -> None:
    message_queue(
        by=None, on=her.on, recipient=her.users["participant"].pk, channel="mail", to="rahel@example.org",
        language="nl", body="Je code is 123456", secret=True, kind="sign_in_code",
    )  # fmt: skip
    message_send_due()
    mine, theirs = page(her, "participant"), page(her, "coach")
    assert "Een code om in te loggen" in mine
    assert "123456" not in mine
    assert "Een code om in te loggen" not in theirs
    assert "123456" not in theirs


def test_words_are_gone_after_thirty_days_and_it_says_so(her: Cast) -> None:
    write(her.participant)
    message_send_due()
    message_clean(on=MONDAY.date() + timedelta(days=31))
    assert Message.objects.get(kind="meeting_reminder").body == ""
    assert "30 dagen" in page(her, "participant")
    assert "30 dagen" in page(her, "coach")


def test_messages_of_another_woman_are_not_there(her: Cast) -> None:
    message_queue(
        by=None, on=her.on, recipient=her.other_case.participant_id, channel="sms", to="+31600000000",
        language="nl", body="qothertext", kind="question_waits",
    )  # fmt: skip
    assert "qothertext" not in page(her, "participant")
    assert "qothertext" not in page(her, "coach")


@pytest.mark.parametrize("who", ["coach", "coordinator"])
def test_looking_is_written_in_her_chain(her: Cast, who: str) -> None:
    before = Entry.objects.filter(subject_id=her.participant.pk, actor_id=her.users[who].pk).count()
    page(her, who)
    assert (
        Entry.objects.filter(subject_id=her.participant.pk, actor_id=her.users[who].pk).count() == before + 1
    )


def test_she_is_led_to_her_own_page(her: Cast) -> None:
    answer = her.client("participant").get(f"/women/{her.case.pk}/messages/")
    assert (answer.status_code, answer["Location"]) == (302, HERS)


def test_case_page_leads_there(her: Cast) -> None:
    more = her.client("coach").get(f"/women/{her.case.pk}/more/").content.decode()
    assert f"/women/{her.case.pk}/messages/" in more
    assert HERS in her.client("participant").get("/me/about/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_any_number_of_messages_is_one_query(her: Cast, number: int, django_assert_num_queries: Any) -> None:
    from aanzet.portal.queries.sent import sent_to

    for n in range(number):
        write(her.participant, key=f"m{n}")
    with django_assert_num_queries(1):
        assert len(sent_to(participant=her.participant, staff=False)) == number


def test_visitor_is_sent_to_sign_in() -> None:
    assert Client().get(HERS)["Location"].startswith("/login/")


def test_word_of_a_message_is_hers_and_her_teams(her: Cast) -> None:
    message_queue(
        by=None, on=her.on, recipient=her.participant.pk, channel="sms", to=Word.PHONE, language="nl", body=Word.SENT,
        kind="request_answered",
    )  # fmt: skip
    Message.objects.filter(body=Word.SENT).update(sent_at=MONDAY)
    for who in ("participant", "coach", "stand_in", "coordinator"):
        assert Word.SENT in page(her, who)
    for who in ("idle_coach", "sister_coordinator", "mentor", "school", "lead", "funder", "administrator"):
        assert her.client(who).get(f"/women/{her.case.pk}/messages/").status_code == 404
