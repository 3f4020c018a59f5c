"""Rows of the founding programmes that this room keeps, each by its own number."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from aanzet.programmes.actions import founding_load
from aanzet.programmes.blueprint import check
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import programme_page

SIXTH = Path(__file__).parent / "talo.toml"
FACT = '\n[[facts]]\ntext = { fi = "a", sv = "b", en = "c" }\nsource = "S"\nyear = 2026\n'


@pytest.mark.parametrize(
    ("piece", "other"), [('source = "S"', 'source = ""'), ("year = 2026", "year = 0"), ("year = 2026\n", "")]
)
def test_s1_10_figure_without_year_or_source_is_not_published(tmp_path: Path, piece: str, other: str) -> None:
    path = tmp_path / "programme.toml"
    text = SIXTH.read_text(encoding="utf-8")
    path.write_text(text + FACT, encoding="utf-8")
    assert not check(path)[1].broken, check(path)[1].report()
    path.write_text(text + FACT.replace(piece, other), encoding="utf-8")
    assert check(path)[1].broken


@pytest.mark.django_db
@pytest.mark.parametrize(("year", "stale"), [(2014, False), (2015, True)])
def test_s4_02_figure_is_flagged_after_two_years(year: int, stale: bool) -> None:
    founding_load(on=date(2026, 11, 22))
    programme = Programme.objects.get(slug="vrouw-en-werk")
    page = programme_page(programme, language="nl", on=date(year, 6, 1))
    assert {fact.stale for fact in page.facts if fact.year == 2012} == {stale}


@pytest.mark.django_db
def test_s4_12_year_and_own_research_stand_beside_the_figure(client: Client) -> None:
    founding_load(on=date(2026, 11, 22))
    page = client.get("/programmes/vrouw-en-werk/", headers={"accept-language": "nl"}).content.decode()
    line = next(part for part in page.split("<li>") if "36%" in part)
    for piece in ("2012", "eigen onderzoek", "VluchtelingenWerk"):
        assert piece in line
