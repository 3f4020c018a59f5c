"""Reading aloud in a browser: a tap and it speaks, a tap and it is silent, with and without script."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import QuerySet
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from aanzet.speech import shelf
from aanzet.speech.models import Recording, Speaker, digest
from tests.browser import faults

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
# A phone with its own voice for every language asked, that notes what it says.
PHONE_VOICE = """
window.said = [];
const voice = (lang, local) => ({ lang, localService: local, name: lang, default: false, voiceURI: lang });
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: function (text) { this.text = text; } });
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [voice("en-GB", true), voice("nl-NL", LOCAL)],
  speak: (words) => { window.said.push(words.text); setTimeout(() => words.onend && words.onend(), 50); },
  cancel: () => { window.cancelled = (window.cancelled || 0) + 1; },
  addEventListener: () => {},
} });
"""
SAY = ".say"


def _open(page: Page, server: LiveServer, path: str) -> None:
    page.goto(server.url + path)


def _wav(seconds: float = 0.2) -> bytes:
    data = b"\x80\x60\xa0" * int(8000 * seconds / 3)
    head = b"WAVEfmt " + (16).to_bytes(4, "little") + b"\x01\x00\x01\x00" + (8000).to_bytes(4, "little") * 2
    body = head + b"\x01\x00\x08\x00data" + len(data).to_bytes(4, "little") + data
    return b"RIFF" + len(body).to_bytes(4, "little") + body


@pytest.fixture(autouse=True)
def _fresh_shelf() -> Iterator[None]:
    shelf.forget()
    yield
    shelf.forget()


def _record(text: str, language: str, standing: str) -> Recording:
    speaker, _new = QuerySet(Speaker).get_or_create(
        name="Almaz", defaults={"terms": "here", "agreed_on": "2026-11-01"}
    )
    return QuerySet(Recording).create(
        language=language, digest=digest(text, language), words=text, sound=_wav(), kind="audio/wav",
        size=1, standing=standing, speaker=speaker, on="2026-11-02",
    )  # fmt: skip


@pytest.mark.usefixtures("real_engine")
def test_the_server_speaks_where_the_phone_has_no_voice(phone: Page, live_server: LiveServer) -> None:
    _open(phone, live_server, "/gallery/question/")
    button = phone.locator(SAY).first
    expect(button).to_be_visible()
    place = button.bounding_box()
    with phone.expect_response(re.compile("/say/")) as answer:
        button.click()
    assert answer.value.headers["content-type"] == "audio/mpeg"
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(phone.locator(".heard")).to_have_count(1)
    assert button.bounding_box() == place
    assert phone.url.endswith("/gallery/question/")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(phone.locator(".heard")).to_have_count(0)
    assert faults(phone) == []


@pytest.mark.usefixtures("real_engine")
def test_keys_begin_and_stop_it(phone: Page, live_server: LiveServer) -> None:
    _open(phone, live_server, "/gallery/her/")
    button = phone.locator(SAY).first
    button.focus()
    phone.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    phone.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_the_voice_of_the_phone_comes_before_that_of_the_server(phone: Page, live_server: LiveServer) -> None:
    phone.add_init_script(PHONE_VOICE.replace("LOCAL", "true"))
    _open(phone, live_server, "/gallery/question/")
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    button = phone.locator(SAY).first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    said: list[str] = phone.evaluate("window.said")
    assert said
    assert phone.locator("h1").first.inner_text() in said[0]
    assert [url for url in asked if "/say/" in url] == []


@pytest.mark.usefixtures("speaks_none")
def test_a_voice_from_a_far_server_is_never_used(phone: Page, live_server: LiveServer) -> None:
    """It would send her words to somebody else."""
    phone.add_init_script(PHONE_VOICE.replace("LOCAL", "false"))
    _open(phone, live_server, "/gallery/her/")
    expect(phone.locator(SAY).first).to_be_hidden()
    assert phone.evaluate("window.said") == []


@pytest.mark.usefixtures("speaks_none")
def test_a_button_that_waits_for_a_voice_keeps_its_place(phone: Page, live_server: LiveServer) -> None:
    _open(phone, live_server, "/gallery/her/")
    expect(phone.locator(SAY).first).to_be_hidden()
    before = phone.locator("h1").first.bounding_box()
    phone.add_init_script(PHONE_VOICE.replace("LOCAL", "true"))
    phone.reload()
    expect(phone.locator(SAY).first).to_be_visible()
    assert phone.locator("h1").first.bounding_box() == before


def test_the_voice_of_a_person_comes_first_where_an_editor_says_so(
    phone: Page, live_server: LiveServer
) -> None:
    heading = _heading(phone, live_server)
    row = _record(heading, "nl", "first")
    phone.add_init_script(PHONE_VOICE.replace("LOCAL", "true"))
    shelf.forget()
    _open(phone, live_server, "/gallery/question/")
    with phone.expect_response(re.compile(f"/say/{row.pk}/")):
        phone.locator(SAY).first.click()
    expect(phone.locator(SAY).first).to_have_attribute("aria-pressed", "false")
    said: list[str] = phone.evaluate("window.said")
    assert said
    assert heading not in " ".join(said)


@pytest.mark.usefixtures("speaks_none")
def test_where_no_machine_speaks_the_voices_of_people_are_heard(phone: Page, live_server: LiveServer) -> None:
    row = _record(_heading(phone, live_server), "nl", "last")
    shelf.forget()
    _open(phone, live_server, "/gallery/question/")
    button = phone.locator(SAY).first
    expect(button).to_be_visible()
    with phone.expect_response(re.compile(f"/say/{row.pk}/")):
        button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(phone.locator(".say-sorry")).to_be_hidden()


def _heading(page: Page, server: LiveServer) -> str:
    _open(page, server, "/gallery/question/")
    return page.locator("h1").first.inner_text()


def test_a_voice_that_fails_says_so(phone: Page, live_server: LiveServer, monkeypatch: Any) -> None:
    from aanzet.speech import engine

    monkeypatch.setattr(engine, "languages", lambda: frozenset({"nl"}))
    monkeypatch.setattr(engine, "speak", _no_voice)
    _open(phone, live_server, "/gallery/question/")
    button = phone.locator(SAY).first
    button.click()
    expect(phone.locator(".say-sorry")).to_be_visible()
    expect(phone.locator(".say-sorry")).to_contain_text("Dit kan nu niet worden voorgelezen")
    expect(button).to_have_attribute("aria-pressed", "false")


def _no_voice(text: str, language: str, wait: float = 0) -> bytes:
    from aanzet.speech import engine

    raise engine.Unspoken


@pytest.mark.usefixtures("real_engine")
def test_without_script_it_opens_a_page_with_sound(plain_page: Page, live_server: LiveServer) -> None:
    _open(plain_page, live_server, "/gallery/question/")
    plain_page.locator(SAY).first.click()
    expect(plain_page.locator("audio").first).to_be_visible()
    # The page itself has no script; the one who drives the browser may ask.
    seconds = (
        "a => new Promise(go => a.readyState ? go(a.duration) : a.onloadedmetadata = () => go(a.duration))"
    )
    assert plain_page.locator("audio").first.evaluate(seconds) > 1
    plain_page.locator(".back").click()
    assert plain_page.url.endswith("/gallery/question/")
