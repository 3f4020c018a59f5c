"""Her questions on a phone: one tap where one answer is all, and care in four taps."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases.models import IntakeAnswer
from aanzet.participants.vault import Vault
from aanzet.questionnaires.definitions import definition
from tests.accounts.signin import sign_in
from tests.cast import Cast

CARE = ("care_for", "care_hours")
INTAKE = definition("intake", 1)


def ask(key: str) -> str:
    return reverse("cases:my_question", args=[key])


class Form(HTMLParser):
    """What can be touched in the form of a page: hidden fields, boxes, buttons with their words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hidden: list[tuple[str, str]] = []
        self.boxes: dict[tuple[str, str], bool] = {}
        self.radios: list[str] = []
        self.buttons: dict[tuple[str, str], str] = {}
        self._button: tuple[str, str] | None = None
        self.feed(re.search(r'<form class="form.*?</form>', html, re.S)[0])  # type: ignore[index]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = {name: value or "" for name, value in attrs}
        key = (of.get("name", ""), of.get("value", ""))
        if tag == "input" and of.get("type") == "hidden":
            self.hidden.append(key)
        elif tag == "input" and of.get("type") == "checkbox":
            self.boxes[key] = "checked" in of
        elif tag == "input" and of.get("type") == "radio":
            self.radios.append(key[1])
        elif tag == "button" and "hidden" not in of and of.get("type") == "submit":
            self._button = key
            self.buttons[key] = ""

    def handle_data(self, data: str) -> None:
        if self._button:
            self.buttons[self._button] += unescape(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "button":
            self._button = None


class Phone:
    """Her phone on one question. Every box she ticks and every button she presses is a tap."""

    def __init__(self, cast: Cast, key: str) -> None:
        self.client = sign_in(type(cast.client("participant"))(), cast.users["participant"])
        self.taps = 0
        self.open(ask(key))

    def open(self, url: str) -> None:
        self.url = url
        self.html = self.client.get(url).content.decode()
        self.form = Form(self.html)

    @property
    def key(self) -> str:
        return self.url.rstrip("/").rpartition("/")[2]

    def tick(self, value: str) -> "Phone":
        box = (self.key, value)
        self.form.boxes[box] = not self.form.boxes[box]
        self.taps += 1
        return self

    def press(self, value: str, name: str = "answer") -> Any:
        assert (name, value) in self.form.buttons, list(self.form.buttons)
        self.taps += 1
        data: dict[str, list[str]] = {name: [value]}
        for key, given in [*self.form.hidden, *(box for box, on in self.form.boxes.items() if on)]:
            data.setdefault(key, []).append(given)
        went = self.client.post(self.url, data)
        if went.status_code == 302:
            self.open(went.headers["Location"])
        return went


def answers(cast: Cast) -> dict[str, Any]:
    keys = Vault(cast.participant.pk)
    rows = QuerySet(IntakeAnswer).filter(intake__case=cast.case)
    return {row.question: keys.open(row, "value") or row.state for row in rows}


@pytest.fixture
def fresh(cast: Cast) -> Cast:
    QuerySet(IntakeAnswer).filter(intake__case=cast.case).delete()
    return cast


def test_no_children_and_no_care_is_one_tap(fresh: Cast) -> None:
    phone = Phone(fresh, "care_for")
    phone.press("nobody")
    assert (phone.taps, phone.key) == (1, "household")
    assert answers(fresh)["care_for"] == '["nobody"]'


def test_children_of_one_age_and_no_care_is_two_taps(fresh: Cast) -> None:
    phone = Phone(fresh, "care_for")
    phone.tick("child_4_11").press("next", "go")
    assert (phone.taps, phone.key) == (2, "household")
    assert answers(fresh)["care_for"] == '["child_4_11"]'


def test_children_of_two_ages_and_a_parent_is_four_taps(fresh: Cast) -> None:
    phone = Phone(fresh, "care_for")
    phone.tick("child_0_3").tick("child_4_11").tick("parent").press("from_8_to_20", "care_hours")
    assert (phone.taps, phone.key) == (4, "household")
    assert phone.key not in CARE
    found = answers(fresh)
    assert found["care_for"] == '["child_0_3", "child_4_11", "parent"]'
    assert found["care_hours"] == '"from_8_to_20"'


def test_hours_may_be_given_afterwards_on_a_page_of_their_own(fresh: Cast) -> None:
    phone = Phone(fresh, "care_for")
    phone.tick("parent").press("next", "go")
    assert phone.key == "care_hours"
    phone.press("over_20")
    assert (phone.taps, phone.key) == (3, "household")


def test_hours_without_an_adult_say_what_is_missing_and_keep_what_was_ticked(fresh: Cast) -> None:
    phone = Phone(fresh, "care_for")
    refused = phone.tick("child_0_3").press("over_20", "care_hours")
    body = refused.content.decode()
    assert refused.status_code == 422
    assert "Dit gaat over: Vader of moeder, Een andere volwassene. Kies dat hierboven ook." in unescape(body)
    assert Form(body).boxes["care_for", "child_0_3"]
    assert "care_for" not in answers(fresh)


def test_nobody_does_not_go_with_somebody(fresh: Cast) -> None:
    phone = Phone(fresh, "care_for")
    refused = phone.tick("parent").press("nobody")
    assert refused.status_code == 422
    assert Form(refused.content.decode()).boxes["care_for", "parent"]


ONE = [question.key for question in INTAKE.question_by_key.values() if question.one_tap]


@pytest.mark.parametrize("key", ONE)
def test_one_answer_is_one_tap(fresh: Cast, key: str) -> None:
    waits = INTAKE.question_by_key[key].show_if
    if waits:
        value = waits.has[0]
        fresh.client("participant").post(ask(waits.question), {"go": "next", waits.question: value})
    phone = Phone(fresh, key)
    assert not phone.form.radios
    assert ("go", "next") not in phone.form.buttons
    assert {("go", "skipped"), ("go", "rather_not_say")} <= set(phone.form.buttons)
    choices = [value for name, value in phone.form.buttons if name == "answer"]
    assert phone.press(choices[0]).status_code == 302
    assert (phone.taps, answers(fresh)[key]) == (1, f'"{choices[0]}"')


def test_going_back_shows_her_answer_and_going_on_keeps_it(fresh: Cast) -> None:
    Phone(fresh, "household").press("partner")
    phone = Phone(fresh, "household")
    assert phone.form.buttons["answer", "partner"].strip().endswith("jouw antwoord nu")
    assert "jouw antwoord nu" not in phone.form.buttons["answer", "alone"]
    phone.press("next", "go")
    assert answers(fresh)["household"] == '"partner"'
    Phone(fresh, "household").press("alone")
    assert answers(fresh)["household"] == '"alone"'


def test_going_on_keeps_nobody_and_unticking_all_is_skipping(fresh: Cast) -> None:
    Phone(fresh, "care_for").press("nobody")
    phone = Phone(fresh, "care_for")
    phone.press("next", "go")
    assert answers(fresh)["care_for"] == '["nobody"]'
    Phone(fresh, "care_for").tick("parent").press("next", "go")
    Phone(fresh, "care_for").tick("parent").press("next", "go")
    assert answers(fresh)["care_for"] == "skipped"


def test_ticks_save_by_themselves_and_hours_come_with_the_button(fresh: Cast) -> None:
    client = fresh.client("participant")
    kept = client.post(ask("care_for"), {"care_for": ["parent"]})
    assert (kept.status_code, kept.json()) == (200, {"saved": True})
    phone = Phone(fresh, "care_for")
    assert phone.form.boxes["care_for", "parent"]
    phone.press("under_8", "care_hours")
    assert (phone.taps, answers(fresh)["care_hours"]) == (1, '"under_8"')


def test_an_answer_of_somebody_else_is_shown_before_her_tap_takes_its_place(fresh: Cast) -> None:
    phone = Phone(fresh, "household")
    desk = reverse("cases:intake_block", args=[fresh.case.pk, "home"])
    fresh.client("coach").post(desk, {"typed_by": "worker", "go": "next", "household": "alone"})
    clash = phone.press("partner")
    body = clash.content.decode()
    assert clash.status_code == 422
    assert '<p class="text">Alleen</p>' in body
    assert '<p class="text">Met mijn partner</p>' in body
    assert answers(fresh)["household"] == '"alone"'
    phone.form = Form(body)
    phone.press("partner")
    assert answers(fresh)["household"] == '"partner"'


def test_enter_goes_on_and_never_presses_the_first_answer(fresh: Cast) -> None:
    page = fresh.client("participant").get(ask("care_for")).content.decode()
    first = re.search(r"<form class=\"form.*?(<button[^>]*>)", page, re.S)
    assert first is not None
    assert 'name="go" value="next" hidden' in first[1]


def test_a_number_that_cannot_be_called_is_refused_with_a_sentence(fresh: Cast) -> None:
    page = fresh.client("participant").post(ask("phone"), {"go": "next", "phone": "020-1234567 tst 12"})
    body = unescape(page.content.decode())
    assert page.status_code == 422
    assert "020-1234567 tst 12" in body
    assert "06 12345678" in body
