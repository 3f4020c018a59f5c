"""The printed card: a code on paper, a number in her head, and nothing that helps who finds only one of the two."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.hashers import check_password
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from aanzet.access import actor
from aanzet.accounts import actions, cards
from aanzet.accounts.actions import account_create, card_end, card_make, card_number_choose, card_try
from aanzet.accounts.enums import CardEnd
from aanzet.accounts.models import Card, CardMiss, User
from aanzet.accounts.queries import card_misses, living_cards
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.ids import new_id
from aanzet.journal.models import Entry
from tests.accounts.people import member, user
from tests.accounts.test_signin import wiped

pytestmark = pytest.mark.django_db
SHE = UUID(int=7)
NUMBER = "7302"


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def rahel(monkeypatch: pytest.MonkeyPatch) -> User:
    person = account_create(by=None, on=clock.today(), name="Rahel", by_card=True)
    monkeypatch.setattr(actor, "PARTICIPANT_CHECKS", [lambda user_id: user_id == person.pk])
    return person


def made(person: User, *, number: str = NUMBER, on: date | None = None) -> tuple[Card, str]:
    return card_make(by=None, on=on or clock.today(), user=person, subject=SHE, number=number)


def type_code(client: Client, code: str) -> Any:
    return client.post("/in/", {"code": code})


def type_number(client: Client, number: str) -> Any:
    return client.post("/in/number/", {"number": number})


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_she_signs_in_with_code_and_number(client: Client, rahel: User) -> None:
    _card, code = made(rahel)
    assert type_code(client, code)["Location"] == "/in/number/"
    assert not signed_in(client)
    assert type_number(client, NUMBER)["Location"] == "/"
    assert signed_in(client)
    assert Entry.objects.filter(action="account.signed_in", actor_id=rahel.pk).count() == 1


@pytest.mark.parametrize("typed", ["{0} {1} {2}", "{0}-{1}-{2}", " {0}.{1}.{2} "])
def test_code_is_read_however_she_types_it(client: Client, rahel: User, typed: str) -> None:
    _card, code = made(rahel)
    assert type_code(client, typed.format(*cards.groups(code))).status_code == 302


def test_digits_of_another_script_are_read(client: Client, rahel: User) -> None:
    _card, code = made(rahel)
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    type_code(client, code.translate(arabic))
    type_number(client, NUMBER.translate(arabic))
    assert signed_in(client)


def test_she_goes_on_to_the_page_she_asked_for(client: Client, rahel: User) -> None:
    _card, code = made(rahel)
    client.get("/in/?next=/my/plan/")
    type_code(client, code)
    assert type_number(client, NUMBER)["Location"] == "/my/plan/"
    other = Client()
    other.get("/in/?next=https://evil.example/")
    _card, code = made(rahel)
    type_code(other, code)
    assert type_number(other, NUMBER)["Location"] == "/"


def test_nothing_of_code_or_number_lies_in_the_database(rahel: User) -> None:
    card, code = made(rahel)
    kept = str(Card.objects.filter(pk=card.pk).values().get()) + str(list(Entry.objects.values()))
    assert code not in kept
    assert NUMBER not in card.number.replace(card.digest, "").split("$")
    assert cards.number_hash(card.digest, NUMBER) != cards.number_hash(card.digest, NUMBER), "salted"
    assert not cards.number_fits(cards.code_digest("0" * 12), NUMBER, card.number), "bound to its card"


def test_the_first_time_she_chooses_her_number(client: Client, rahel: User) -> None:
    _card, code = made(rahel, number="")
    type_code(client, code)
    assert b'name="again"' in client.get("/in/number/").content
    assert client.post("/in/number/", {"number": "7302", "again": "7303"}).status_code == 422
    assert client.post("/in/number/", {"number": "1111", "again": "1111"}).status_code == 422
    assert not signed_in(client)
    client.post("/in/number/", {"number": "7302", "again": "7302"})
    assert signed_in(client)
    again = Client()
    type_code(again, code)
    assert b'name="again"' not in again.get("/in/number/").content
    type_number(again, "7302")
    assert signed_in(again)


@pytest.mark.parametrize(
    "number", ["1234", "4321", "0000", "7890", "1930", "1994", "2039", "730", "73021", "73a2", "٧٣٠٢"]
)
def test_number_that_is_easy_or_no_number_is_refused(rahel: User, number: str) -> None:
    with pytest.raises(Refused):
        made(rahel, number=number)
    assert not Card.objects.exists()


@pytest.mark.parametrize("number", ["1929", "2040", "7302"])
def test_number_that_is_no_year_of_birth_is_kept(rahel: User, number: str) -> None:
    made(rahel, number=number)
    assert Card.objects.count() == 1


def test_number_is_chosen_once(rahel: User) -> None:
    card, _code = made(rahel)
    with pytest.raises(Refused):
        card_number_choose(on=clock.today(), card=card, number="9182")


def test_card_that_nobody_used_opens_nothing_after_two_weeks(client: Client, rahel: User) -> None:
    _card, code = made(rahel, number="", on=clock.today() - timedelta(days=15))
    type_code(client, code)
    assert b'name="again"' not in client.get("/in/number/").content
    client.post("/in/number/", {"number": "7302", "again": "7302"})
    assert not signed_in(client)


def test_five_wrong_numbers_end_the_card_and_the_right_one_comes_too_late(rahel: User) -> None:
    card, _code = made(rahel)
    for _ in range(5):
        assert card_try(on=clock.today(), digest=card.digest, number="9999") is None
    assert card_try(on=clock.today(), digest=card.digest, number=NUMBER) is None
    card.refresh_from_db()
    assert (card.why, card.ended_on) == (CardEnd.LOCKED, clock.today())
    line = Entry.objects.get(action="account.card_ended")
    assert (line.subject_id, line.data) == (SHE, {"why": "locked"})


def test_the_right_number_forgives_what_went_before(rahel: User) -> None:
    card, _code = made(rahel)
    for _ in range(2):
        for _ in range(4):
            card_try(on=clock.today(), digest=card.digest, number="9999")
        assert card_try(on=clock.today(), digest=card.digest, number=NUMBER) is not None
    assert not CardMiss.objects.filter(passed_at=None).exists()


def test_wrong_tries_in_a_browser_end_the_card(rahel: User) -> None:
    card, code = made(rahel)
    for number in ("9991", "9992", "9993", "9994", "9995", NUMBER):
        visitor = Client()
        type_code(visitor, code)
        type_number(visitor, number)
        assert not signed_in(visitor)
        cache.clear()  # the limits are tried below; here only the card itself
    card.refresh_from_db()
    assert card.why == CardEnd.LOCKED


def test_unknown_ended_locked_and_wrong_get_the_same_bytes(rahel: User) -> None:
    card, code = made(rahel)
    ended, old = made(rahel, number="5926")  # ends the first
    answers = set()
    for typed in (code, old, "123456789012"):
        visitor = Client()
        sent = type_code(visitor, typed)
        page, wrong = visitor.get("/in/number/"), type_number(visitor, "8080")
        answers.add((sent.status_code, sent["Location"], wiped(page), wiped(wrong), wrong.status_code))
        assert sorted(page.headers) == sorted(visitor.get("/in/number/").headers)
    assert len(answers) == 1
    assert card.pk != ended.pk


def test_each_try_costs_one_slow_hash_known_or_not(rahel: User, monkeypatch: pytest.MonkeyPatch) -> None:
    card, _code = made(rahel)
    cards.number_fits(card.digest, "0", "")  # the hash of nothing is made once
    calls: list[str] = []

    def counted(typed: str, kept: str) -> bool:
        calls.append(kept)
        return check_password(typed, kept)

    monkeypatch.setattr(cards, "check_password", counted)
    for digest in (card.digest, cards.code_digest("123456789012")):
        before = len(calls)
        card_try(on=clock.today(), digest=digest, number="9999")
        assert len(calls) == before + 1
    assert all(kept.count("$") >= 2 for kept in calls), "a real hash each time"


def test_limit_per_card_holds_for_unknown_cards_too(client: Client) -> None:
    for _ in range(6):
        type_code(client, "123456789012")
        type_number(client, "9999")
    type_code(client, "123456789012")
    assert "te vaak" in type_number(client, "9999").content.decode()


def test_limit_per_address_holds_over_many_cards(client: Client) -> None:
    said = [type_code(client, f"{n:012d}").status_code for n in range(25)]
    assert said[:20] == [302] * 20
    assert said[20:] == [422] * 5


def test_a_new_card_ends_the_old_one(client: Client, rahel: User) -> None:
    first, code = made(rahel)
    made(rahel, number="5926")
    first.refresh_from_db()
    assert first.why == CardEnd.REPLACED
    assert living_cards(clock.today()).count() == 1
    type_code(client, code)
    type_number(client, NUMBER)
    assert not signed_in(client)


def test_card_works_a_year(rahel: User) -> None:
    day = clock.today()
    card, _code = made(rahel, on=day)
    assert card_try(on=day + timedelta(days=365), digest=card.digest, number=NUMBER) is not None
    assert card_try(on=day + timedelta(days=366), digest=card.digest, number=NUMBER) is None


def test_closed_account_has_no_card(rahel: User) -> None:
    card, _code = made(rahel)
    actions.account_close(by=None, on=clock.today(), user=rahel)
    assert card_try(on=clock.today(), digest=card.digest, number=NUMBER) is None
    assert not Card.objects.exists()


def test_who_works_here_gets_no_card() -> None:
    worker = user()
    member(worker)
    with pytest.raises(Refused):
        made(worker)


def test_clean_ends_what_is_old_and_throws_away_what_ended_long_ago(
    rahel: User, capsys: pytest.CaptureFixture[str]
) -> None:
    day = clock.today()
    old, _code = made(rahel, on=day - timedelta(days=400))
    other = account_create(by=None, on=day, name="Selam", by_card=True)
    gone, _code = made(other, on=day - timedelta(days=60))
    card_end(by=None, on=day - timedelta(days=31), card=gone, why=CardEnd.LOST)
    fresh, _code = made(other, on=day)
    call_command("cards", "clean")
    assert "Ended 1 cards, threw away 1." in capsys.readouterr().out
    old.refresh_from_db()
    assert old.why == CardEnd.OVER
    assert set(Card.objects.values_list("pk", flat=True)) == {old.pk, fresh.pk}
    call_command("cards", "clean")
    assert "Ended 0 cards, threw away 0." in capsys.readouterr().out


def test_making_and_ending_stand_in_her_journal(rahel: User) -> None:
    by = actor.Actor(new_id())
    card, _code = card_make(by=by, on=clock.today(), user=rahel, subject=SHE)
    card_end(by=by, on=clock.today(), card=card, why=CardEnd.STOPPED)
    card_end(by=by, on=clock.today(), card=card, why=CardEnd.STOPPED)
    lines = Entry.objects.filter(subject_id=SHE).order_by("seq").values_list("action", "actor_id")
    assert list(lines) == [("account.card_made", by.user_id), ("account.card_ended", by.user_id)]


def test_she_reads_once_that_wrong_numbers_were_typed(client: Client, rahel: User) -> None:
    card, code = made(rahel)
    for _ in range(3):
        card_try(on=clock.today(), digest=card.digest, number="9999")
    type_code(client, code)
    type_number(client, NUMBER)
    said = [str(each) for each in get_messages(client.get("/help/").wsgi_request)]
    assert len(said) == 1
    assert "3" in said[0]
    assert timezone.localtime().strftime("%H:") in said[0]
    assert card_misses(user_id=rahel.pk)[0].number == 3
    again = Client()
    type_code(again, code)
    type_number(again, NUMBER)
    assert list(get_messages(again.get("/help/").wsgi_request)) == []


def test_wrong_numbers_before_the_right_one_do_not_count_to_the_end_of_the_card(rahel: User) -> None:
    card, _code = made(rahel)
    for _ in range(2):
        for _ in range(cards.MOST_WRONG - 1):
            assert card_try(on=clock.today(), digest=card.digest, number="9999") is None
        assert card_try(on=clock.today(), digest=card.digest, number=NUMBER) is not None
    assert card_misses(user_id=rahel.pk)[0].number == 2 * (cards.MOST_WRONG - 1)


def test_wrong_numbers_are_forgotten_after_a_month(rahel: User) -> None:
    card, _code = made(rahel)
    card_try(on=clock.today(), digest=card.digest, number="9999")
    card_try(on=clock.today(), digest=card.digest, number=NUMBER)
    actions.card_clean(on=clock.today() + timedelta(days=30))
    assert CardMiss.objects.count() == 1
    actions.card_clean(on=clock.today() + timedelta(days=32))
    assert CardMiss.objects.count() == 0


def test_number_page_without_a_code_goes_back(client: Client) -> None:
    assert client.get("/in/number/")["Location"] == "/in/"


@pytest.mark.parametrize("typed", ["", "12345", "1234567890123"])
def test_code_of_another_length_says_so(client: Client, typed: str) -> None:
    assert type_code(client, typed).status_code == 422


def test_square_holds_the_address_with_the_code_behind_the_hash() -> None:
    size, path = cards.square("https://example.org/in/#123456789012")
    assert size >= 33
    assert path.startswith("M4 4h1v1h-1z"), "a quiet border of four, then the corner"
    other = cards.square("https://example.org/in/#123456789013")[1]
    assert path != other
