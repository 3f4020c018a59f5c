"""Recording in the page itself, with a microphone that hears one tone; and without the script."""

from typing import Any

import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from playwright.sync_api import Page, expect

from aanzet.cases.models import Voice
from tests.browser import faults
from tests.cast import SOUND, Cast, make_cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TONE = """navigator.mediaDevices.getUserMedia = async function () {
  const room = new AudioContext(), tone = room.createOscillator(), out = room.createMediaStreamDestination();
  tone.connect(out);
  tone.start();
  return out.stream;
};"""
LASTS = """async player => {
  const sound = await (await fetch(player.src)).arrayBuffer();
  return (await new AudioContext().decodeAudioData(sound)).duration;
}"""
CLOSED = "navigator.mediaDevices.getUserMedia = function () { return Promise.reject(new Error()); };"


def _hers(page: Page, url: str) -> Cast:
    cast = make_cast()
    QuerySet(Voice).all().delete()
    visit = cast.client("participant").cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": visit, "url": url}])
    return cast


def test_she_records_listens_and_keeps_it(live_server: Any, phone: Page) -> None:
    _hers(phone, live_server.url)
    phone.add_init_script(TONE)
    phone.goto(live_server.url + reverse("cases:my_wish"))
    keep = phone.get_by_role("button", name="Bewaar mijn stem")
    expect(keep).to_be_hidden()
    phone.get_by_role("button", name="Begin met opnemen").click()
    expect(phone.get_by_text("Opname loopt: 0:01")).to_be_visible()
    phone.get_by_role("button", name="Stop").click()
    expect(phone.get_by_role("button", name="Luister")).to_be_focused()
    assert faults(phone) == []
    keep.click()
    expect(phone.locator("audio")).to_be_visible()
    assert phone.locator("audio").evaluate(LASTS) > 0.5
    assert faults(phone) == []
    row = QuerySet(Voice).get()
    assert row.kind == "audio/webm"
    assert row.size > 0


def test_a_closed_microphone_leaves_the_file(live_server: Any, phone: Page) -> None:
    _hers(phone, live_server.url)
    phone.add_init_script(CLOSED)
    phone.goto(live_server.url + reverse("cases:my_wish"))
    expect(phone.locator("input[type=file]")).to_be_hidden()
    phone.get_by_role("button", name="Begin met opnemen").click()
    expect(phone.get_by_text("De microfoon is dicht.")).to_be_visible()
    expect(phone.locator("input[type=file]")).to_be_visible()


def test_without_the_script_a_file_is_enough(live_server: Any, plain_page: Page) -> None:
    _hers(plain_page, live_server.url)
    plain_page.goto(live_server.url + reverse("cases:my_wish"))
    sound = {"name": "words.wav", "mimeType": "audio/wav", "buffer": SOUND}
    plain_page.locator("input[type=file]").set_input_files(sound)  # type: ignore[arg-type]
    plain_page.get_by_role("button", name="Bewaar mijn stem").click()
    expect(plain_page.locator("audio")).to_be_visible()
    assert QuerySet(Voice).get().kind == "audio/wav"
