"""No codes to a phone or an address where somebody else picks up, and nobody who asks can tell."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aanzet.access import actor
from aanzet.accounts import actions
from aanzet.accounts.models import CodeStop, User
from aanzet.core import clock
from aanzet.core.ids import new_id
from aanzet.journal.models import Entry
from aanzet.outbox.models import Message
from tests.accounts.people import DAY
from tests.accounts.test_signin import ask_code, code_sent, signed_in, wiped

pytestmark = pytest.mark.django_db
SHE, COACH = new_id(), actor.Actor(new_id())
MAIL, PHONE = "rahel@example.org", "+31612345678"


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def rahel(monkeypatch: pytest.MonkeyPatch) -> User:
    person = actions.account_create(by=None, on=DAY, name="Rahel", email=MAIL, phone=PHONE)
    monkeypatch.setattr(actor, "PARTICIPANT_CHECKS", [lambda user_id: user_id == person.pk])
    return person


def stop(person: User, way: str) -> None:
    actions.codes_stop(by=COACH, on=clock.today(), user=person, way=way, subject=SHE)


@pytest.mark.parametrize(("way", "hers", "unknown"), [
    ("email", MAIL, "nobody@example.org"), ("phone", PHONE, "+31612345670"),
])  # fmt: skip
def test_stopped_way_gets_no_code_and_answers_as_any_other(
    rahel: User, way: str, hers: str, unknown: str
) -> None:
    stop(rahel, way)
    answers = []
    for address in (hers, unknown):
        cache.clear()
        client = Client()
        before = Message.objects.count()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = ask_code(client, address)
        wrong = client.post("/login/code/confirm/", {"code": "123456"})
        plain = wiped(page).replace(address.encode(), b""), wiped(wrong).replace(address.encode(), b"")
        answers.append((page.redirect_chain, *plain, len(asked), Message.objects.count() - before))
    assert answers[0] == answers[1]
    assert not mail.outbox
    assert not Message.objects.exclude(to="").exists()


def test_other_way_still_gets_codes(client: Client, rahel: User) -> None:
    stop(rahel, "phone")
    ask_code(client, MAIL)
    client.post("/login/code/confirm/", {"code": code_sent()})
    assert signed_in(client)


def test_code_that_was_under_way_opens_nothing(client: Client, rahel: User) -> None:
    ask_code(client, MAIL)
    stop(rahel, "email")
    client.post("/login/code/confirm/", {"code": code_sent()})
    assert not signed_in(client)


def test_card_stays_a_way_in(client: Client, rahel: User) -> None:
    stop(rahel, "phone")
    stop(rahel, "email")
    _card, code = actions.card_make(by=None, on=clock.today(), user=rahel, subject=SHE, number="7302")
    client.post("/in/", {"code": code})
    client.post("/in/number/", {"number": "7302"})
    assert signed_in(client)


def test_stop_is_a_row_with_who_and_when_and_one_line(rahel: User) -> None:
    stop(rahel, "phone")
    stop(rahel, "phone")
    row = CodeStop.objects.get()
    assert (row.on, row.by_id, row.ended_on) == (clock.today(), COACH.user_id, None)
    actions.codes_again(by=COACH, on=clock.today(), user=rahel, way="phone", subject=SHE)
    actions.codes_again(by=COACH, on=clock.today(), user=rahel, way="phone", subject=SHE)
    row.refresh_from_db()
    assert (row.ended_on, row.ended_by_id) == (clock.today(), COACH.user_id)
    lines = Entry.objects.filter(subject_id=SHE).order_by("seq").values_list("action", "data__way")
    assert list(lines) == [("account.codes_stopped", "phone"), ("account.codes_again", "phone")]


def test_codes_come_again(client: Client, rahel: User) -> None:
    stop(rahel, "email")
    actions.codes_again(by=COACH, on=clock.today(), user=rahel, way="email", subject=SHE)
    ask_code(client, MAIL)
    client.post("/login/code/confirm/", {"code": code_sent()})
    assert signed_in(client)


def test_a_new_number_is_not_the_one_that_was_stopped(rahel: User) -> None:
    stop(rahel, "phone")
    stop(rahel, "email")
    actions.address_give(by=COACH, on=clock.today(), user=rahel, phone="+31687654321", email=MAIL)
    assert list(CodeStop.objects.filter(ended_on=None).values_list("way", flat=True)) == ["email"]


def test_a_way_that_is_not_there_is_not_stopped(rahel: User) -> None:
    User.objects.filter(pk=rahel.pk).update(phone=None)
    rahel.refresh_from_db()
    stop(rahel, "phone")
    assert not CodeStop.objects.exists()


@pytest.mark.parametrize("stopped_first", [True, False])
def test_a_code_that_went_to_the_former_address_opens_nothing(
    client: Client, rahel: User, stopped_first: bool
) -> None:
    """He asked for it a minute ago; meanwhile she has another address, where codes go now."""
    ask_code(client, MAIL)
    sent = code_sent()
    if stopped_first:
        stop(rahel, "email")
    actions.address_give(by=COACH, on=clock.today(), user=rahel, email="new@example.org")
    client.post("/login/code/confirm/", {"code": sent})
    assert not signed_in(client)
