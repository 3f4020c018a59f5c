"""Signing in: password and factor for staff, a code for participants, the same answer for strangers."""

import re
import time
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from aanzet.access import actor
from aanzet.accounts.actions import account_close, account_create, demo_factor_set
from aanzet.accounts.doors import fresh_login
from aanzet.accounts.middleware import BEGAN, SEEN
from aanzet.accounts.models import User
from aanzet.core import clock
from aanzet.journal.models import Entry
from aanzet.outbox.models import Message
from tests.accounts.people import DAY, PASSWORD, SECRET, member, user
from tests.accounts.signin import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def participant(monkeypatch: pytest.MonkeyPatch) -> User:
    person = account_create(by=None, on=DAY, name="Rahel", email="rahel@example.org", phone="+31612345678")
    monkeypatch.setattr(actor, "PARTICIPANT_CHECKS", [lambda user_id: user_id == person.pk])
    return person


def code_now() -> str:
    counter = int(time.time()) // 30
    return str(auth.format_hotp_value(auth.hotp_value(SECRET, counter)))


def ask_code(client: Client, address: str) -> Any:
    return client.post("/login/code/", {"login": address}, follow=True)


def code_sent() -> str:
    found = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert found
    return found[0]


def wiped(response: Any) -> bytes:
    """The bytes of a page without what differs at every request anyway: of a speaker button its words stay, its
    moment and its signature go."""
    content = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", response.content)
    ticket = rb'(class="say"[^>]* value=")([^":]+):[^"]+'
    return re.sub(ticket, lambda found: found[1] + urlsafe_b64decode(found[2] + b"=="), content)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_password_alone_does_not_sign_in_who_has_a_factor(client: Client) -> None:
    person = user()
    member(person)
    demo_factor_set(person, SECRET)
    response = client.post("/login/", {"login": person.email, "password": PASSWORD})
    assert response["Location"] == "/login/factor/"
    assert not signed_in(client)
    assert client.get("/login/factor/").status_code == 200
    response = client.post("/login/factor/", {"code": "000000"})
    assert response.status_code == 200
    assert not signed_in(client)
    response = client.post("/login/factor/", {"code": code_now()})
    assert response["Location"] == "/"
    assert signed_in(client)
    assert Entry.objects.filter(action="account.signed_in", actor_id=person.pk).count() == 1


def test_password_is_folded_away_until_it_was_tried(client: Client) -> None:
    folded = '<details class="fold"><summary><h2>Voor medewerkers en vrijwilligers</h2></summary>'
    page = client.get("/login/?next=/now/").content.decode()
    assert folded in page
    assert page.index('href="/in/') < page.index(folded) < page.index('name="password"')
    assert 'name="next" value="/now/"' in page
    tried = client.post("/login/?next=/now/", {"login": user().email, "password": "wrong"}).content.decode()
    assert folded not in tried
    assert folded.replace('"fold"', '"fold" open') in tried


def test_code_of_the_app_works_once(client: Client) -> None:
    person = user()
    member(person)
    demo_factor_set(person, SECRET)
    code = code_now()
    for expected in (True, False):
        other = Client()
        other.post("/login/", {"login": person.email, "password": PASSWORD})
        other.post("/login/factor/", {"code": code})
        assert signed_in(other) is expected


def test_session_is_confined_until_a_factor_is_set_up(client: Client) -> None:
    person = user()
    member(person)
    client.post("/login/", {"login": person.email, "password": PASSWORD})
    assert signed_in(client)
    for path in ("/", "/account/password/", "/nowhere/", "/gallery/"):
        assert client.get(path)["Location"] == "/account/", path
    page = client.get("/account/app/")
    assert page.status_code == 200
    secret = client.session["mfa.totp.secret"]
    code = auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
    assert client.post("/account/app/", {"code": code})["Location"] == "/account/codes/"
    assert re.findall(rb"<code>\d+</code>", client.get("/account/codes/").content)
    assert client.get("/account/password/").status_code == 200


def test_confined_session_cannot_add_a_second_factor_to_somebody_who_has_one(client: Client) -> None:
    person = user()
    member(person)
    client.post("/login/", {"login": person.email, "password": PASSWORD})
    demo_factor_set(person, SECRET)  # set up meanwhile, in another session
    for path in ("/account/", "/account/app/", "/account/keys/add/", "/account/codes/make/"):
        assert client.get(path)["Location"] == "/login/again/factor/", path
    client.post("/login/again/factor/", {"code": code_now()})
    assert client.get("/account/").status_code == 200


def test_who_takes_the_last_factor_away_is_confined_again(client: Client) -> None:
    person = user()
    member(person)
    demo_factor_set(person, SECRET)
    sign_in(client, person)
    assert client.get("/account/password/").status_code == 200
    client.post("/account/app/remove/")
    assert client.get("/account/password/")["Location"] == "/account/"


def test_participant_signs_in_with_a_code_by_mail(client: Client, participant: User) -> None:
    response = ask_code(client, "Rahel@Example.org")
    assert b"rahel@example.org" in response.content
    assert mail.outbox[0].subject == "Je code"
    response = client.post("/login/code/confirm/", {"code": code_sent()})
    assert response["Location"] == "/"
    assert signed_in(client)
    assert response.cookies["language"].value == "nl"


def test_participant_signs_in_with_a_code_by_phone(
    client: Client, participant: User, capsys: pytest.CaptureFixture[str]
) -> None:
    ask_code(client, "06 12 34 56 78")
    printed = capsys.readouterr().out
    code = re.search(r"\d{6}", printed.split(":", 1)[1])
    assert code
    assert "+31612345678" in printed
    client.post("/login/code/confirm/", {"code": code[0]})
    assert signed_in(client)


def test_three_wrong_codes_end_the_attempt(client: Client, participant: User) -> None:
    ask_code(client, "rahel@example.org")
    right = code_sent()
    for _ in range(3):
        client.post("/login/code/confirm/", {"code": "12345x"})
    client.post("/login/code/confirm/", {"code": right})
    assert not signed_in(client)


def test_an_hour_of_asking_brings_ten_codes_at_most(
    client: Client, participant: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three guesses a code, without end, open any account at last; and each code is a text on her phone."""
    begun = time.time()
    for minute in range(30):
        monkeypatch.setattr(time, "time", lambda at=begun + minute * 61: at)
        Client(REMOTE_ADDR=f"192.0.2.{minute}").post("/login/code/", {"login": "rahel@example.org"})
    assert len(mail.outbox) == 10
    monkeypatch.setattr(time, "time", lambda: begun + 3601)
    ask_code(client, "rahel@example.org")
    assert len(mail.outbox) == 11


def test_limits_outlive_tries_at_many_other_addresses(client: Client, participant: User) -> None:
    for _ in range(3):
        ask_code(Client(), "rahel@example.org")
    for number in range(1000):
        cache.set(f"other-{number}", 1, 60)
    ask_code(client, "rahel@example.org")
    assert len(mail.outbox) == 3


def test_code_of_more_than_ten_minutes_ago_does_not_work(
    client: Client, participant: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_code(client, "rahel@example.org")
    later = time.time() + 601
    monkeypatch.setattr(time, "time", lambda: later)
    client.post("/login/code/confirm/", {"code": code_sent()})
    assert not signed_in(client)


def test_closed_account_gets_no_code(client: Client, participant: User) -> None:
    account_close(by=None, on=DAY, user=participant)
    ask_code(client, "rahel@example.org")
    assert mail.outbox == []


def test_known_and_unknown_address_get_the_same_bytes(client: Client) -> None:
    account_create(by=None, on=DAY, name="Known", email="hannah@example.org", phone="+31612345678")
    pages = []
    for address in ("hannah@example.org", "nobody@example.org", "06 12345678", "06 87654321"):
        visitor = Client()
        sent = visitor.post("/login/code/", {"login": address})
        page = visitor.get(sent["Location"])
        wrong = visitor.post("/login/code/confirm/", {"code": "999999"})
        hide = [address.encode(), b"+31612345678", b"+31687654321"]
        bodies = [wiped(page), wiped(wrong)]
        for word in hide:
            bodies = [body.replace(word, b"@") for body in bodies]
        pages.append((sent.status_code, sent["Location"], page.status_code, sorted(page.headers), *bodies))
    assert pages[0] == pages[1]
    assert pages[2] == pages[3]
    assert len(mail.outbox) == 1


def test_unknown_address_costs_the_same_rows_and_goes_nowhere(client: Client) -> None:
    ask_code(client, "nobody@example.org")
    row = Message.objects.get()
    assert (row.to, row.body, row.failure) == ("", "", "unknown_address")
    assert "nobody" not in str(row.__dict__)


def test_wrong_password_closed_and_unknown_account_get_the_same_bytes(client: Client) -> None:
    user("Open")
    closed = user("Shut")
    User.objects.filter(pk=closed.pk).update(is_active=False)
    bodies = set()
    for address, password in (
        ("open@example.org", "x"),
        ("shut@example.org", PASSWORD),
        ("none@example.org", "x"),
    ):
        response = Client().post("/login/", {"login": address, "password": password})
        assert response.status_code == 200
        bodies.add(wiped(response).replace(address.encode(), b"@"))
    assert len(bodies) == 1


def test_sixth_wrong_password_is_refused_even_when_right(client: Client) -> None:
    person = user()
    for _ in range(5):
        client.post("/login/", {"login": person.email, "password": "wrong"})
    client.post("/login/", {"login": person.email, "password": PASSWORD})
    assert not signed_in(client)


@pytest.mark.parametrize(("idle", "total", "staff"), [(14, 119, False), (29, 719, True)])
def test_visit_ends_when_left_alone_or_too_long(
    client: Client, participant: User, idle: int, total: int, staff: bool
) -> None:
    person = participant
    if staff:
        person = user()
        member(person)
    for seen, began, alive in (
        (idle, idle, True),
        (idle + 2, idle + 2, False),
        (1, total, True),
        (1, total + 2, False),
    ):
        sign_in(client, person)
        session = client.session
        session[SEEN], session[BEGAN] = time.time() - seen * 60, time.time() - began * 60
        session.save()
        client.get("/logout/")
        assert signed_in(client) is alive, (seen, began)


def test_ended_membership_ends_access_at_the_next_request(client: Client) -> None:
    person = user()
    row = member(person)
    sign_in(client, person)
    assert client.get("/account/").status_code == 200
    row.ends_on = clock.today() - timedelta(days=1)
    row.save()
    for path in ("/account/", "/", "/nowhere/"):
        response = client.get(path)
        assert response.status_code == 403
        assert b"<h1" in response.content
    assert client.post("/logout/").status_code == 302


def test_closed_account_is_out_at_the_next_request(client: Client) -> None:
    person = user()
    member(person)
    sign_in(client, person)
    account_close(by=None, on=clock.today(), user=person)
    assert client.get("/account/")["Location"].startswith("/login/")


def test_logout_wipes_the_browser(client: Client) -> None:
    person = user()
    member(person)
    sign_in(client, person)
    assert client.get("/logout/").status_code == 200
    assert signed_in(client)
    response = client.post("/logout/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert not signed_in(client)


@pytest.mark.parametrize("path", ["/login/", "/login/code/", "/login/code/confirm/", "/in/", "/in/number/"])
def test_page_to_log_in_has_the_way_out(client: Client, participant: User, path: str) -> None:
    """Somebody may come in before she is in; the page with the code names her address."""
    if path == "/login/code/confirm/":
        client.post("/login/code/", {"login": participant.email})
    if path == "/in/number/":
        client.post("/in/", {"code": "123443211234"})
    assert 'class="leave" href="/leave/"' in client.get(path).content.decode()
    client.post("/leave/")
    assert not client.session.keys()
    assert str(participant.email) not in client.get(path, follow=True).content.decode()


def test_what_comes_before_the_message_of_leave_ends_the_visit_too(client: Client, participant: User) -> None:
    """The page sets a cookie at once; its message may be overtaken by the next request, or never arrive."""
    client.post("/login/code/", {"login": participant.email})
    client.post("/login/code/confirm/", {"code": code_sent()})
    assert signed_in(client)
    client.cookies["left"] = "1"
    answer = client.get("/me/")
    assert answer["Location"].startswith("/login/")
    assert not signed_in(client)
    assert client.cookies["left"].value == ""
    assert client.get("/me/")["Location"].startswith("/login/")


def test_who_left_while_logging_in_shows_no_address(client: Client, participant: User) -> None:
    client.post("/login/code/", {"login": participant.email})
    client.cookies["left"] = "1"
    assert str(participant.email) not in client.get("/login/code/confirm/", follow=True).content.decode()
    assert client.cookies["left"].value == ""
    assert not client.session.keys()


def test_no_cookie_of_a_visit_outlives_the_window(client: Client, participant: User) -> None:
    client.post("/login/code/", {"login": participant.email})
    client.post("/login/code/confirm/", {"code": code_sent()})
    assert signed_in(client)
    assert {"visit", "csrftoken"} <= set(client.cookies)
    kept = [name for name, one in client.cookies.items() if one.value and (one["max-age"] or one["expires"])]
    assert kept == []


def test_fresh_login_asks_again_after_ten_minutes(client: Client) -> None:
    person = user()
    member(person)
    demo_factor_set(person, SECRET)
    sign_in(client, person, fresh=False)
    assert client.get("/account/password/")["Location"] == "/login/again/?next=%2Faccount%2Fpassword%2F"
    page = client.get("/login/again/?next=/account/password/")
    assert b"/login/again/factor/?next=" in page.content
    response = client.post("/login/again/", {"password": PASSWORD, "next": "/account/password/"})
    assert response["Location"] == "/account/password/"
    response = client.post("/account/password/", {"password": "een heel ander geheim"})
    assert response["Location"] == "/account/"
    assert signed_in(client)
    assert User.objects.get(pk=person.pk).check_password("een heel ander geheim")


def test_participant_without_password_shows_who_she_is_with_a_new_code(
    participant: User, rf: RequestFactory
) -> None:
    request = rf.get("/export/")
    request.user, request.session = participant, SessionStore()
    response = fresh_login(lambda request: HttpResponse("never"))(request)
    assert response.headers["Location"] == "/login/code/?next=/export/"


@pytest.mark.parametrize("path", ["/account/", "/account/app/", "/account/keys/add/", "/account/password/"])
def test_participant_has_no_pages_of_passwords_and_factors(
    client: Client, participant: User, path: str
) -> None:
    sign_in(client, participant, factor=False)
    assert client.get(path).status_code == 404


def test_weak_password_is_refused(client: Client) -> None:
    person = user()
    member(person)
    sign_in(client, person)
    for weak in ("kort", "password1234", "marijke@example"):
        assert client.post("/account/password/", {"password": weak}).status_code == 200
    assert User.objects.get(pk=person.pk).check_password(PASSWORD)


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_change_password",
        "account_reset_password",
        "mfa_signup_webauthn",
    ],
)
def test_page_of_allauth_that_is_not_needed_does_not_exist(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("language", ["nl", "sv", "en"])
@pytest.mark.parametrize(
    "path", ["/login/", "/login/code/", "/account/", "/account/app/", "/account/keys/add/"]
)
def test_page_has_no_inline_script_that_runs(client: Client, path: str, language: str) -> None:
    client.cookies["language"] = language
    if path.startswith("/account"):
        person = user()
        member(person)
        sign_in(client, person)
    response = client.get(path)
    assert response.status_code == 200
    for tag in re.findall(rb"<script[^>]*>", response.content):
        assert b"src=" in tag or b"application/json" in tag
    assert b"onclick" not in response.content
    assert b"<style" not in response.content
