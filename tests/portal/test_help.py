"""Help is two taps away, for everybody, and the address tells nothing."""

from datetime import date

import pytest
from django.test import Client, override_settings

from aanzet.core import clock
from aanzet.programmes.models import Programme
from aanzet.reference.countries import country_profile
from aanzet.ui import context
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TELLING = ("veilig", "geweld", "schuld", "safe", "violence", "debt", "discrimin", "våld", "aanzet")


@pytest.mark.parametrize("path", ["/help/", "/help/nl/", "/help/se/", "/my/traces/"])
def test_page_is_open_to_who_is_not_signed_in_and_has_the_way_out(client: Client, path: str) -> None:
    page = client.get(path)
    text = page.content.decode()
    assert page.status_code == 200
    assert 'class="leave" href="/leave/"' in text
    title = text.split("<title>")[1].split("</title>")[0].casefold()
    assert not [word for word in TELLING if word in title + path]


@pytest.mark.parametrize("language", ["nl", "sv", "en", "ar"])
@pytest.mark.parametrize("country", ["nl", "se"])
def test_each_topic_names_somebody_and_the_number_for_danger(
    client: Client, country: str, language: str
) -> None:
    client.cookies["language"] = language
    for topic in range(1, 6):
        text = client.post(f"/help/{country}/", {"topic": str(topic)}).content.decode()
        assert 'href="tel:112"' in text
        assert text.count('class="card"') >= 1, topic


def test_number_is_a_button_that_calls(client: Client) -> None:
    text = client.post("/help/nl/", {"topic": "1"}).content.decode()
    assert 'href="tel:08002000"' in text
    assert "0800 2000" in text
    assert 'href="tel:020505050"' in client.post("/help/se/", {"topic": "1"}).content.decode()


def test_all_that_is_known_of_a_body_is_shown_in_her_language(client: Client) -> None:
    client.cookies["language"] = "sv"
    text = client.post("/help/se/", {"topic": "1"}).content.decode()
    for words in ("Dygnet runt", "Med tolk", "Det kostar inget", "https://kvinnofridslinjen.se/"):
        assert words in text


def test_old_number_is_shown_with_the_advice_to_call_first(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "bel eerst" not in client.post("/help/nl/", {"topic": "1"}).content.decode()
    monkeypatch.setattr(clock, "today", lambda: date(2028, 1, 1))
    text = client.post("/help/nl/", {"topic": "1"}).content.decode()
    assert "bel eerst" in text
    assert 'href="tel:08002000"' in text


@pytest.mark.parametrize("path", ["/help/xx/", "/help/international/", "/help/nl/1/"])
def test_place_that_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path, {"topic": "1"}).status_code == 404


@pytest.mark.parametrize("topic", ["", "0", "6", "-1", "one", "\u0661", "1 "])
def test_topic_that_is_not_there_is_not_found(client: Client, topic: str) -> None:
    assert client.post("/help/nl/", {"topic": topic}).status_code == 404


def test_address_of_a_topic_opens_the_list_and_tells_nobody_what_she_read(client: Client) -> None:
    """The phone keeps the address; who opens it again from the list of visited pages sees all topics alike."""
    told = client.post("/help/nl/", {"topic": "1"})
    assert "0800 2000" in told.content.decode()
    assert told["Cache-Control"] == "no-store"
    again = client.get(told.wsgi_request.get_full_path()).content.decode()
    assert "0800 2000" not in again
    assert again.count('name="topic"') == 5


def test_help_is_one_tap_from_each_of_her_pages(cast: Cast) -> None:
    client = cast.client("participant")
    for path in ("/me/", "/my/plan/", "/me/written/", "/my/card/"):
        text = client.get(path).content.decode()
        assert 'href="/help/"' in text, path
        assert 'href="/my/traces/"' in text, path


def sign_in_by_card(cast: Cast) -> Client:
    from aanzet.accounts.actions import card_make

    client, user = Client(), cast.users["participant"]
    _card, code = card_make(by=None, on=clock.today(), user=user, subject=cast.participant.pk, number="7302")
    client.post("/in/", {"code": code})
    client.post("/in/number/", {"number": "7302"})
    return client


@pytest.mark.parametrize(
    ("country", "site", "number"),
    [("se", "https://www.smhi.se/", "tel:020505050"), ("nl", "https://www.buienradar.nl/", "tel:08002000")],
)
def test_weather_and_help_are_of_the_country_of_her_programme_whatever_she_reads(
    cast: Cast, country: str, site: str, number: str
) -> None:
    Programme.objects.filter(pk=cast.programme.pk).update(country=country)
    client = sign_in_by_card(cast)
    client.cookies["language"] = "ar"
    assert f'data-neutral="{site}"' in client.get("/my/plan/").content.decode()
    assert f'action="/help/{country}/"' in client.get("/help/").content.decode()
    assert number in client.post(f"/help/{country}/", {"topic": "1"}).content.decode()
    assert client.get("/leave/")["Location"] == site
    assert not client.session.keys()


@pytest.mark.parametrize(
    ("language", "zone", "site"),
    [
        ("sv", "Europe/Amsterdam", "https://www.smhi.se/"),
        ("nl", "Europe/Stockholm", "https://www.buienradar.nl/"),
        ("ar", "Europe/Stockholm", "https://www.smhi.se/"),
        ("ar", "Europe/Helsinki", context.NEUTRAL_SITE),
    ],
)
def test_visitor_leaves_to_the_country_of_her_language_or_of_the_installation(
    client: Client, language: str, zone: str, site: str
) -> None:
    client.cookies["language"] = language
    with override_settings(TIME_ZONE=zone):
        assert client.get("/leave/")["Location"] == site


def test_country_without_help_of_its_own_still_shows_the_number_for_danger(client: Client) -> None:
    client.cookies["language"] = "ar"
    with override_settings(TIME_ZONE="Europe/Helsinki"):
        text = client.get("/help/").content.decode()
    assert f'href="tel:{country_profile("fi").emergency_number}"' in text
    assert 'href="/help/nl/"' in text
    assert 'action="/help/' not in text
