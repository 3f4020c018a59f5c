"""She was away: her visit is over, and what she typed waits for her alone."""

import json
import time
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from aanzet.accounts import kept
from aanzet.accounts.actions import card_make
from aanzet.accounts.middleware import SEEN
from aanzet.cases.models import Wish
from aanzet.core import clock
from tests.accounts.signin import sign_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PAGE, WORDS = "/my/plan/words/", "Ik wil met bloemen werken."


def away(client: Client, minutes: int = 16) -> None:
    session = client.session
    session[SEEN] = time.time() - minutes * 60
    session.save()


def said(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def come_back(client: Client, cast: Cast, who: str = "participant") -> Any:
    """Sign in with a card, in the same browser."""
    _card, code = card_make(
        by=None, on=clock.today(), user=cast.users[who], subject=cast.participant.pk, number="7302"
    )
    client.post("/in/", {"code": code})
    return client.post("/in/number/", {"number": "7302"})


def test_page_that_is_asked_too_late_says_kindly_to_log_in(cast: Cast) -> None:
    client = cast.client("participant")
    away(client)
    response = client.get("/my/plan/")
    assert response["Location"] == "/my/plan/"
    assert said(response) == ["Je was weg. Log weer in."]
    page = client.get("/my/plan/", follow=True)
    assert page.redirect_chain[-1][0] == "/login/?next=/my/plan/"
    assert "Je was weg. Log weer in." in page.content.decode()


@pytest.mark.parametrize(("minutes", "kept_too"), [(14, False), (16, True)])
def test_form_that_is_sent_too_late_is_kept(cast: Cast, minutes: int, kept_too: bool) -> None:
    client = cast.client("participant")
    away(client, minutes)
    client.post(PAGE, {"text": WORDS})
    assert (kept.KEY in client.session) is kept_too
    assert Wish._base_manager.filter(text=WORDS).exists() is not kept_too


def test_what_she_typed_waits_until_she_is_back(cast: Cast) -> None:
    client = cast.client("participant")
    away(client)
    client.post(PAGE, {"text": WORDS, "csrfmiddlewaretoken": "x"})
    assert "_auth_user_id" not in client.session
    assert WORDS not in json.dumps(dict(client.session)), "sealed where it lies"
    assert come_back(client, cast)["Location"] == "/login/kept/"
    page = client.get("/login/kept/").content.decode()
    assert WORDS in page
    assert f'action="{PAGE}"' in page
    assert not Wish._base_manager.filter(text=WORDS).exists(), "nothing is saved before she says so"
    client.post(PAGE, {"text": WORDS})
    assert Wish._base_manager.filter(text=WORDS).exists()
    assert client.get("/login/kept/").status_code == 302, "shown once"


def test_another_woman_on_the_same_phone_sees_nothing_of_it(cast: Cast) -> None:
    client = cast.client("participant")
    away(client)
    client.post(PAGE, {"text": WORDS})
    come_back(client, cast, "other_participant")
    response = client.get("/login/kept/")
    assert response.status_code == 302
    assert kept.KEY not in client.session


def test_after_half_an_hour_it_is_gone(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = cast.client("participant")
    away(client)
    client.post(PAGE, {"text": WORDS})
    later = time.time() + kept.SECONDS + 1
    monkeypatch.setattr(time, "time", lambda: later)
    come_back(client, cast)
    assert client.get("/login/kept/").status_code == 302


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (PAGE, {"text": ""}),
        (PAGE, {"text": "x" * 20_001}),
        ("/account/password/", {"password": "vier woorden op rij"}),
        ("/in/number/", {"number": "7302"}),
        ("/nowhere/", {"text": WORDS}),
        ("/leave/", {"text": WORDS}),
    ],
)
def test_empty_too_long_and_secret_things_are_not_kept(cast: Cast, path: str, data: dict[str, str]) -> None:
    client = cast.client("participant")
    away(client)
    client.post(path, data)
    assert kept.KEY not in client.session
    assert "_auth_user_id" not in client.session


def test_form_that_saves_itself_hears_that_it_did_not(cast: Cast) -> None:
    client = cast.client("participant")
    away(client)
    answer = client.post(PAGE, {"text": WORDS}, headers={"Sec-Fetch-Dest": "empty"})
    assert answer.status_code == 401
    client.post(PAGE, {"text": WORDS})
    assert kept.KEY in client.session, "the form itself is kept when she sends it"


def test_page_that_hides_itself_keeps_what_was_typed_and_ends_the_visit(cast: Cast) -> None:
    for minutes in (1, 16):
        client = sign_in(Client(), cast.users["participant"], factor=False)
        away(client, minutes)
        answer = client.post(f"/login/away/?page={PAGE}", {"text": WORDS})
        assert answer.status_code == 204
        assert "_auth_user_id" not in client.session
        assert kept.KEY in client.session
        assert said(answer) == ["Je was weg. Log weer in.", "Wat je typte is er nog."]


def test_page_that_hides_itself_keeps_nothing_of_a_stranger() -> None:
    client = Client()
    assert client.post(f"/login/away/?page={PAGE}", {"text": WORDS}).status_code == 204
    assert kept.KEY not in client.session


def test_on_a_lent_device_nothing_is_kept(cast: Cast) -> None:
    from aanzet.access import together

    client = cast.client("participant")
    session = client.session
    together.begin(session, cast.actor("coach"), "nl")
    together.signed_in(session)
    session.save()
    away(client, 11)
    assert client.post(PAGE, {"text": WORDS})["Location"] == "/login/"
    assert kept.KEY not in client.session
