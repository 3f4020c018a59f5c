"""The speaker button: shown where something can be heard, with the words of its block, and only those."""

import re
import time
from html import unescape
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from aanzet.access.middleware import POLICY
from aanzet.core.ids import new_id
from aanzet.speech import engine, shelf
from aanzet.speech.middleware import filled
from aanzet.speech.models import digest
from aanzet.speech.parts import Order, Part
from aanzet.speech.ticket import SECONDS, NotOurs, Ticket, TooOld, opened, sealed
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PAGE = (
    '<html lang="{}" dir="ltr"><body><main><h1>Hallo</h1><button class="say" type="submit" form="say" name="words" '
    'data-say="" hidden>x</button><p>Jij bent <b>aan zet</b>.</p></main></body></html>'
)
URL = "/say/"


def ticket_of(html: str) -> str:
    found = re.search(r'<button class="say"[^>]* value="([^"]+)"', html)
    assert found
    return unescape(found[1])


def said(**changes: Any) -> str:
    plain: dict[str, Any] = {
        "language": "nl",
        "machine": True,
        "back": "/me/",
        "parts": [Part("Hallo."), Part("Dag.")],
    }
    return sealed(Ticket(**(plain | changes)))


def test_a_ticket_comes_back_as_it_was() -> None:
    recordings = Part("Dag", (new_id(),), Order.FIRST)
    ticket = Ticket("ti", False, "/me/?a=1", [Part("ሰላም"), recordings])
    assert opened(sealed(ticket)) == ticket


def test_a_changed_ticket_or_one_of_another_use_is_not_ours() -> None:
    words, rest = said().split(":", 1)
    other = signing.b64_encode(b'{"l":"nl","e":1,"b":"/","p":[["Lees dit","",0]]}').decode()
    for wrong in (
        f"{other}:{rest}",
        f"{words}x:{rest}",
        "",
        "a:b:c",
        signing.dumps({"l": "nl"}, salt="other"),
    ):
        with pytest.raises(NotOurs):
            opened(wrong)


def test_a_ticket_grows_old(monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = said()
    later = time.time() + SECONDS + 60
    monkeypatch.setattr(time, "time", lambda: later)
    with pytest.raises(TooOld):
        opened(ticket)


@pytest.mark.usefixtures("speaks_all")
def test_the_button_is_shown_with_the_words_of_its_block() -> None:
    html = filled(PAGE.format("nl"), "/me/")
    assert "hidden" not in html.split('class="say"')[1].split(">")[0]
    assert "data-maybe" not in html
    ticket = opened(ticket_of(html))
    assert (ticket.language, ticket.machine, ticket.back) == ("nl", True, "/me/")
    assert [part.words for part in ticket.parts] == ["Hallo. Jij bent aan zet."]
    assert html.count('<form id="say" method="post" action="/say/" hidden>') == 1


@pytest.mark.usefixtures("speaks_all")
@pytest.mark.parametrize("language", ["ti", "so"])
def test_without_any_voice_the_button_waits_unseen_for_that_of_the_phone(language: str) -> None:
    html = filled(PAGE.format(language), "/me/")
    assert " data-maybe" in html
    assert opened(ticket_of(html)).parts


@pytest.mark.usefixtures("speaks_none")
def test_without_an_engine_a_recording_shows_the_button() -> None:
    pk = new_id()
    shelf.fill("ti", {digest("Hallo", "ti"): shelf.Voice(pk, first=False)})
    html = filled(PAGE.format("ti"), "/me/")
    assert "data-maybe" not in html
    assert opened(ticket_of(html)).parts[0] == Part("Hallo", (pk,), Order.LAST)


@pytest.mark.usefixtures("speaks_all")
def test_a_button_without_words_stays_away() -> None:
    page = PAGE.format("nl").replace("Hallo", "").replace("Jij bent <b>aan zet</b>.", "")
    assert re.search(r'class="say"[^>]* hidden>', filled(page, "/"))
    assert filled("<html><body>Niets</body></html>", "/") == "<html><body>Niets</body></html>"


@pytest.mark.usefixtures("speaks_all")
def test_the_words_of_a_page_are_escaped_and_whole() -> None:
    page = PAGE.format("nl").replace("Hallo", "&quot;&gt;&lt;script&gt;")
    html = filled(page, "/x?a=1&b=\"2'")
    assert "<script>" not in html
    assert opened(ticket_of(html)).parts[0].words.startswith('"><script>')


@pytest.mark.usefixtures("speaks_all")
def test_her_start_page_can_be_heard_part_by_part(cast: Cast) -> None:
    client = cast.client("participant")
    ticket = ticket_of(client.get("/me/").content.decode())
    parts = opened(ticket).parts
    assert parts[0].words.startswith("Dag ")
    for at, part in enumerate(parts):
        answer = client.post(URL, {"words": ticket, "part": at})
        assert answer.status_code == 200
        assert answer["Content-Type"] == "audio/mpeg"
        assert "no-store" in answer["Cache-Control"]
        assert answer.content.decode() == f"nl: {part.words}"


@pytest.mark.usefixtures("speaks_all")
def test_a_visitor_hears_the_sign_in_page(client: Client) -> None:
    html = client.get(reverse("account_login"), headers={"accept-language": "ar"}).content.decode()
    assert opened(ticket_of(html)).language == "ar"
    assert client.post(URL, {"words": ticket_of(html), "part": "0"}).status_code == 200


@pytest.mark.usefixtures("speaks_all")
def test_without_script_the_button_opens_a_page_with_sound(client: Client) -> None:
    pk = new_id()
    parts = [Part("Hallo."), Part("Dag.", (pk,), Order.FIRST), Part("Tot morgen.")]
    answer = client.post(URL, {"words": said(parts=parts)})
    html = answer.content.decode()
    assert re.findall(r"<audio[^>]* src=\"([^\"]{10,30})", html) == [
        "data:audio/mpeg;base64,bmw6IEh",
        f"/say/{pk}/"[:30],
        "data:audio/mpeg;base64,bmw6IFR",
    ]
    assert 'class="leave"' in html
    assert 'class="back" href="/me/"' in html
    assert answer["Content-Security-Policy"] == POLICY.replace("media-src 'self'", "media-src 'self' data:")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.usefixtures("speaks_none")
def test_without_script_and_engine_only_recordings_are_heard(client: Client) -> None:
    pk = new_id()
    parts = [Part("ሰላም", (pk,), Order.LAST), Part("Rahel")]
    html = client.post(URL, {"words": said(language="ti", machine=False, parts=parts)}).content.decode()
    assert html.count("<audio") == 1
    assert f'src="/say/{pk}/"' in html


@pytest.mark.usefixtures("speaks_all")
@pytest.mark.parametrize("part", ["2", "-1", "x", "", "²"])
def test_a_part_that_is_not_there_is_not_found(client: Client, part: str) -> None:
    assert client.post(URL, {"words": said(), "part": part}).status_code == 404


@pytest.mark.usefixtures("speaks_all")
def test_words_that_we_did_not_show_are_not_read(client: Client) -> None:
    assert client.post(URL, {"words": "Lees dit", "part": "0"}).status_code == 404
    assert client.post(URL, {"part": "0"}).status_code == 404
    assert client.get(URL).status_code == 405
    assert client.post(URL, {"words": said(machine=False), "part": "0"}).status_code == 404


@pytest.mark.usefixtures("speaks_all")
def test_an_old_page_is_told_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = said()
    monkeypatch.setattr("aanzet.speech.ticket.SECONDS", -1)
    assert client.post(URL, {"words": ticket, "part": "0"}).status_code == 410


@pytest.mark.parametrize(("error", "status"), [(engine.Busy, 429), (engine.Unspoken, 503)])
@pytest.mark.parametrize("more", [{}, {"part": "0"}])
def test_an_engine_that_cannot_now_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: type[Exception], status: int, more: dict[str, str]
) -> None:
    def refuse(text: str, language: str, wait: float = 0) -> bytes:
        raise error

    monkeypatch.setattr(engine, "speak", refuse)
    answer = client.post(URL, {"words": said(), **more})
    assert answer.status_code == status
    assert ("Retry-After" in answer) == (status == 429)
    assert "Dit kan nu niet" in answer.content.decode()


@pytest.mark.usefixtures("speaks_all")
def test_a_page_asks_nothing_of_the_database_for_its_buttons(
    django_assert_num_queries: Any, client: Client
) -> None:
    with django_assert_num_queries(0):
        filled(PAGE.format("nl"), "/")
    shelf.forget()
    with django_assert_num_queries(1):
        filled(PAGE.format("nl"), "/")
        filled(PAGE.format("nl"), "/")
