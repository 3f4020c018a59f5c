"""When a way into an account changes, its owner hears of it by mail, in her own language."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.webauthn.internal import auth as keys
from allauth.mfa.webauthn.internal.flows import add_authenticator
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory

from aanzet.accounts.actions import account_create, demo_factor_set
from aanzet.accounts.models import User
from tests.accounts.people import DAY, SECRET, member, user
from tests.accounts.signin import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def marijke(client: Client) -> User:
    """Marijke, signed in a moment ago."""
    person = user()
    member(person)
    sign_in(client, person)
    return person


def told() -> list[str]:
    """The first line of each mail, without its moment."""
    return [str(each.body).split(" (")[0] for each in mail.outbox]


def test_new_app_is_told(client: Client, marijke: User, django_capture_on_commit_callbacks: Any) -> None:
    client.get("/account/app/")
    secret = client.session["mfa.totp.secret"]
    code = auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/app/", {"code": code})
    assert told() == ["Er is een app met codes toegevoegd aan je account."]
    letter = mail.outbox[0]
    assert letter.to == ["marijke@example.org"]
    assert letter.subject == "Je account is veranderd"
    assert "/account/password/" in str(letter.body)
    assert code not in str(letter.body)


def test_app_that_was_taken_away_is_told(client: Client, marijke: User) -> None:
    demo_factor_set(marijke, SECRET)
    client.post("/account/app/remove/")
    assert told() == ["De app met codes is weggehaald uit je account."]


def test_new_reserve_codes_are_told(
    client: Client, marijke: User, django_capture_on_commit_callbacks: Any
) -> None:
    demo_factor_set(marijke, SECRET)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/codes/make/")
    assert told() == ["Er zijn nieuwe reservecodes gemaakt voor je account. De oude werken niet meer."]


def test_new_passkey_is_told(client: Client, marijke: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser's part is left out; what follows it is the real one."""
    row = Authenticator(user=marijke, type="webauthn", data={"name": "phone", "credential": {}})

    def added(*_args: Any) -> Any:
        row.save()
        return type("Key", (), {"instance": row})

    monkeypatch.setattr(keys.WebAuthn, "add", added)
    monkeypatch.setattr(
        "allauth.mfa.webauthn.internal.flows.raise_if_reauthentication_required", lambda *_a, **_k: None
    )
    request = RequestFactory().post("/account/keys/add/")
    request.user, request.session = marijke, SessionStore()
    monkeypatch.setattr("allauth.account.adapter.DefaultAccountAdapter.add_message", lambda *_a, **_k: None)
    add_authenticator(request, "phone", {})
    assert told() == ["Er is een toegangssleutel toegevoegd aan je account."]


def test_passkey_that_was_taken_away_is_told(client: Client, marijke: User) -> None:
    row = Authenticator.objects.create(
        user=marijke, type="webauthn", data={"name": "phone", "credential": {}}
    )
    assert client.post(f"/account/keys/{row.pk}/remove/").status_code == 302
    assert told() == ["Er is een toegangssleutel weggehaald uit je account."]


def test_new_password_is_told_in_her_own_language(client: Client) -> None:
    person = user("Karin", language="sv")
    member(person)
    sign_in(client, person)
    client.post("/account/password/", {"password": "ett helt annat lösenord"})
    assert told() == ["Lösenordet till ditt konto har ändrats."]


def test_password_that_is_refused_is_not_told(client: Client, marijke: User) -> None:
    client.post("/account/password/", {"password": "kort"})
    assert mail.outbox == []


def test_making_an_account_tells_nothing() -> None:
    account_create(by=None, on=DAY, name="Ineke", email="ineke@example.org", password="vier woorden op rij")
    assert mail.outbox == []
