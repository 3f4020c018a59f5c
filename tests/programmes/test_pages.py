"""The public pages: everybody may read them, in three languages, with partners that left and figures with a year."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from aanzet.programmes.actions import founding_load, programme_load

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def read(client: Client, url: str, language: str = "nl") -> str:
    answer = client.get(url, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def test_detail_of_amsterdam_lists_partners_periods_lines_and_facts(client: Client) -> None:
    founding_load(on=TODAY)
    page = read(client, "/programmes/samen-sterk-met-werk/")
    for piece in (
        "Buurvrouwennetwerk Gaasperdam", "Stichting Malak", "Stichting Prachtvrouw", "Vrouw en Vaart",
        "Vrouwen Vooruit",
        "Gemeente Amsterdam", "31 december 2023", "31 december 2026", "Empowermenttrajecten", "Ambassadeurs",
        "economisch zelfstandig", "Bron: CBS", "2018", "Verlenging",
    ):  # fmt: skip
        assert piece in page, piece


def test_detail_speaks_swedish(client: Client) -> None:
    founding_load(on=TODAY)
    page = read(client, "/programmes/kvinnokraft/", "sv")
    assert "Kvinnor i Herrgården" in page
    assert "Herrgården, 2018" in page
    assert "Ikano Bank" in page


def test_partner_that_left_stays_with_its_dates(client: Client) -> None:
    programme_load(Path(__file__).parent / "talo.toml", by=None, on=TODAY)
    page = read(client, "/programmes/yhdessa-toihin/", "en")
    assert "Took part before" in page
    assert "30 June 2026" in page


def test_list_has_all_and_none(client: Client) -> None:
    assert "Nog geen programma" in read(client, "/programmes/")
    founding_load(on=TODAY)
    page = read(client, "/programmes/")
    for name in (
        "Samen Sterk met Werk",
        "Samen werkt het!",
        "Kvinnokraft",
        "Vrouw en Werk",
        "Durf, doe, divers",
    ):
        assert name in page


def test_unknown_programme_is_not_there(client: Client) -> None:
    assert client.get("/programmes/nothing/").status_code == 404


@pytest.mark.parametrize("slug", ["samen-sterk-met-werk", "durf-doe-divers"])
def test_detail_asks_a_fixed_number_of_queries(
    client: Client, slug: str, django_assert_num_queries: object
) -> None:
    founding_load(on=TODAY)
    client.get(f"/programmes/{slug}/")
    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get(f"/programmes/{slug}/")
