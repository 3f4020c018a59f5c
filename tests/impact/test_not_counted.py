"""A promise of before the programme worked with Aanzet: the number it published itself, never a zero as failure."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from aanzet.alliances.enums import Role
from aanzet.alliances.models import Organisation
from aanzet.impact.queries.targets import TargetFigure, target_figures
from aanzet.programmes.actions import programme_load
from aanzet.programmes.models import Programme
from tests.work.world import FILE, TODAY, World, browser

PROMISE = 'indicator = "started"\ngrant = "stad-2025"\nperiod = "jaar-1"\nnumber = 10\n'


@pytest.fixture
def old(world: World, tmp_path: Path) -> World:
    """The first year is over and the programme published about nine."""
    text = FILE.read_text(encoding="utf-8")
    assert PROMISE in text
    path = tmp_path / "world.toml"
    path.write_text(
        text.replace(PROMISE, PROMISE + 'precision = "estimate"\nreported = 9\n'), encoding="utf-8"
    )
    programme_load(path, by=None, on=TODAY)
    return world


def _first(world: World, on: date = TODAY) -> TargetFigure:
    programme = Programme.objects.get(pk=world.programme.pk)
    figures = target_figures(programme=programme, on=on, language="nl")
    return next(each for each in figures if (each.indicator.key, each.target.period) == ("started", "jaar-1"))


def test_list_and_page_say_what_was_published(old: World) -> None:
    client = browser(old.staff(Role.ALLIANCE_LEAD, old.north))
    page = reverse("impact:target", args=[old.programme.pk, "started", "jaar-1"])
    for address in (reverse("impact:targets"), page):
        text = " ".join(client.get(address).content.decode().split())
        assert "niet geteld in Aanzet" in text
        assert "ongeveer 9 vrouwen" in text
    text = client.get(page).content.decode()
    assert "0 van 10" not in text
    assert "procent" not in text


def test_json_keeps_the_count_beside_the_published_number(old: World) -> None:
    out = StringIO()
    call_command("targets", "proefprogramma", "--json", stdout=out)
    found = [each for each in json.loads(out.getvalue())["targets"] if each["period"]["slug"] == "jaar-1"]
    started = next(each for each in found if each["key"] == "started")
    assert (started["number"], started["reached"], started["reported"]) == (10, 0, 9)
    out = StringIO()
    call_command("targets", "proefprogramma", stdout=out)
    assert "not counted in Aanzet; the programme itself published about 9 vrouwen" in out.getvalue()


def test_what_was_counted_or_still_runs_is_told_as_counted(old: World) -> None:
    assert _first(old).uncounted
    assert not _first(old, date(2025, 12, 31)).uncounted
    old.woman("Rahel Haile", date(2025, 2, 1))
    assert not _first(old).uncounted


def test_without_a_municipality_the_districts_say_who_can_write_it(world: World) -> None:
    Organisation.objects.update(municipality="")
    text = (
        browser(world.staff(Role.COORDINATOR, world.north)).get(reverse("impact:coverage")).content.decode()
    )
    assert "Vraag je beheerder om de gemeente" in text
