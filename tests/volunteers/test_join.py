"""The public sign-up: it keeps what was typed, answers everybody alike, and is limited as the login is."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db.models import QuerySet
from django.test import Client
from django.utils import translation

from aanzet.outbox.models import Message
from aanzet.volunteers.models import Volunteer
from tests.volunteers.life import House, house

PLACE = "/join/vrouw-en-werk/coach/"


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    cache.clear()
    with translation.override("en"):
        yield
    cache.clear()


@pytest.fixture
def care(db: None) -> House:
    return house("vrouw-en-werk", "vluchtelingenwerk", "coach")


def typed(care: House, **fields: Any) -> dict[str, Any]:
    return {
        "organisation": str(care.home.pk), "name": "Wim de Boer", "email": "Wim@Example.org", "phone": "06 12345678",
        "languages": ["nl", "ti"], "background": "Hoofd van een afdeling", "sectors": ["care_welfare"],
        "halfdays": ["tue-am", "thu-eve"], "postcode": "2512 AB", "mode": "bike", "most_minutes": "30",
        "lengths": ["door_opener"],
        "is_woman": "no", "motivation": "Graag", "heard_at": "Krant",
    } | fields  # fmt: skip


def english() -> Client:
    client = Client()
    client.cookies["language"] = "en"
    return client


def test_what_is_offered_is_kept(care: House) -> None:
    response = english().post(PLACE, typed(care))
    assert (response.status_code, response["Location"]) == (302, "/join/thanks/")
    row = QuerySet(Volunteer).get()
    assert (row.organisation, row.role, row.email, row.phone) == (
        care.home,
        "coach",
        "wim@example.org",
        "+31612345678",
    )
    assert (row.languages, row.halfdays, row.sectors) == (
        ["nl", "ti"],
        ["tue-am", "thu-eve"],
        ["care_welfare"],
    )
    # Only the area of the postcode.
    assert row.lengths == ["door_opener"]
    assert (row.postcode, row.mode, row.most_minutes, row.is_woman) == ("2512", "bike", 30, False)
    assert row.language == "en"


def test_the_mail_says_nothing_but_that_we_got_it(care: House) -> None:
    english().post(PLACE, typed(care))
    mail = Message.objects.get()
    assert mail.to == "wim@example.org"
    for word in ("Wim", "coach", "volunteer", "Vrouw en Werk", "VluchtelingenWerk", "Krant"):
        assert word not in mail.subject + mail.body


def test_a_known_address_gets_the_same_answer_and_changes_nothing(care: House) -> None:
    first = english().post(PLACE, typed(care))
    again = english().post(PLACE, typed(care, name="Somebody Else", background="Other"))
    assert (first.status_code, first["Location"]) == (again.status_code, again["Location"])
    pages = [english().get(each["Location"]).content.decode() for each in (first, again)]
    assert len({re.sub('value="[A-Za-z0-9]{64}"', "", page) for page in pages}) == 1
    assert QuerySet(Volunteer).get().name == "Wim de Boer"
    # Whoever reads that mailbox cannot tell the two apart either: one answer a day, the same for both.
    assert Message.objects.count() == 1


def test_neither_mail_nor_phone_keeps_what_was_typed(care: House) -> None:
    response = english().post(PLACE, typed(care, email="", phone=""))
    text = response.content.decode()
    assert response.status_code == 422
    assert "Fill in a mail address or a phone number" in text
    assert "Hoofd van een afdeling" in text
    assert 'value="tue-am" checked' in text
    assert not QuerySet(Volunteer).exists()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("postcode", "Den Haag", "not a postcode"),
        ("phone", "12", "phone number"),
        ("languages", [], "Which languages"),
        ("halfdays", ["tue-am", "funday"], "funday"),
        ("background", "mijn nummer is 111222333", "citizen service number"),
    ],
)
def test_what_cannot_be_kept_is_said(care: House, field: str, value: Any, says: str) -> None:
    response = english().post(PLACE, typed(care, **{field: value}))
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not QuerySet(Volunteer).exists()


def test_the_fourth_try_for_one_address_waits_an_hour(care: House) -> None:
    for _each in range(3):
        assert english().post(PLACE, typed(care)).status_code == 302
    response = english().post(PLACE, typed(care))
    assert response.status_code == 422
    text = response.content.decode()
    assert "sent too often" in text
    assert "Hoofd van een afdeling" in text
    assert english().post(PLACE, typed(care, email="", phone="06 87654321")).status_code == 302


def test_nobody_fills_the_mailbox_of_another(care: House) -> None:
    for address in ("wim@example.org", "WIM@example.org", "wim+1@example.org"):
        assert english().post(PLACE, typed(care, email=address)).status_code == 302
    assert Message.objects.count() == 1
    assert english().post(PLACE, typed(care, email="wim+2@example.org")).status_code == 422
    assert english().post(PLACE, typed(care, email="els@example.org")).status_code == 302
    assert Message.objects.count() == 2


def test_a_phone_alone_is_enough_and_gets_no_message(care: House) -> None:
    assert english().post(PLACE, typed(care, email="")).status_code == 302
    assert not Message.objects.exists()


def test_programmes_that_look_for_volunteers_are_named(care: House) -> None:
    text = english().get("/join/").content.decode()
    assert "Vrouw en Werk" in text
    text = english().get("/join/vrouw-en-werk/").content.decode()
    assert "I lend no money" in text
    assert "7 hours 30 minutes" in text
    assert "/join/vrouw-en-werk/" in english().get("/programmes/vrouw-en-werk/").content.decode()
    assert "/join/" in english().get("/").content.decode()


@pytest.mark.parametrize("place", ["/join/vrouw-en-werk/mentor/", "/join/nowhere/", "/join/nowhere/coach/"])
def test_where_nobody_may_sign_up_is_no_page(care: House, place: str) -> None:
    assert english().get(place).status_code == 404
