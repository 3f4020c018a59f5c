"""The page of a goal: its promises and what is done for it, across programmes, as far as the reader may see (S5-05)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.alliances.models import AllianceMembership
from aanzet.cases.actions import outreach_add
from aanzet.core import clock
from aanzet.impact.actions import hand_count_add
from aanzet.impact.models import HandCount
from aanzet.impact.queries.activities import ActivityRow, activities_for
from aanzet.programmes.actions import programme_load
from aanzet.programmes.models import Programme
from tests.work.world import FILE, TODAY, World, browser


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def meet(world: World, place: str, ago: int, at: str = "noord", programme: Programme | None = None) -> None:
    outreach_add(
        by=None, on=TODAY - timedelta(ago), programme=programme or world.programme, organisation=world.organisation(at),
        finding_place=place, women=12, district="Noord",
    )  # fmt: skip


def held(
    world: World, indicator: str, ago: int, at: str = "noord", number: int = 2, exact: bool = True
) -> HandCount:
    return hand_count_add(
        by=None, on=TODAY, day=TODAY - timedelta(ago), programme=world.programme, organisation=world.organisation(at),
        indicator=indicator, counted=number, note=f"{indicator} {at} {ago}", district="Zuid", exact=exact,
    )  # fmt: skip


def rows(actor: Actor, tag: str, page: str = "") -> list[ActivityRow]:
    found = activities_for(actor=actor, tag=tag, page=page)
    assert found is not None
    return list(found.page)


def sister(world: World, tmp_path: Path) -> Programme:
    """A second programme of the same alliance, with the same goals."""
    text = FILE.read_text().replace('slug = "proefprogramma"', 'slug = "zusje"')
    text = text.replace('name = "Proefprogramma"', 'name = "Zusje"')
    path = tmp_path / "zusje.toml"
    path.write_text(text.replace("stad-2025", "stad-zusje").replace("fonds-2025", "fonds-zusje"))
    programme_load(path, by=None, on=TODAY)
    return Programme.objects.get(slug="zusje")


def test_goal_returns_promises_and_all_activities_newest_first(world: World, tmp_path: Path) -> None:
    meet(world, "school", 9)
    meet(world, "markt", 1, programme=sister(world, tmp_path))
    held(world, "events", 5)
    held(world, "events", 3, at="zuid", number=1, exact=False)
    held(world, "stories", 2)
    HandCount.objects.filter(pk=held(world, "events", 4).pk).update(withdrawn_on=TODAY)
    found = rows(world.staff(Role.ALLIANCE_LEAD, world.north), "care")
    assert [(each.what, each.number, each.programme, each.district) for each in found] == [
        ("Vrouwen ontmoet", "12 vrouwen", "Zusje", "Noord"),
        ("Bijeenkomsten", "ongeveer 1 bijeenkomsten", "Proefprogramma", "Zuid"),
        ("Bijeenkomsten", "2 bijeenkomsten", "Proefprogramma", "Zuid"),
        ("Vrouwen ontmoet", "12 vrouwen", "Proefprogramma", "Noord"),
    ]
    text = browser(world.staff(Role.ALLIANCE_LEAD, world.north, "Leest")).get(
        reverse("impact:targets"), {"tag": "care"}
    )
    page = " ".join(text.content.decode().split())
    assert '<h1 class="utrecht-heading-1">Zorg</h1>' in page
    assert "leren voor de zorg" in page  # the promise
    assert "Er zijn 2 keer vrouwen ontmoet. 2 activiteiten zijn met de hand geteld." in page
    for piece in ("school", "markt", "Zusje", "events zuid 3"):
        assert piece in page
    assert "stories noord" not in page


def test_goal_without_figures_about_women_holds_what_was_counted_only(world: World) -> None:
    meet(world, "school", 9)
    held(world, "stories", 2)
    found = rows(world.staff(Role.COORDINATOR, world.north), "voice")
    assert [each.what for each in found] == ["Verhalen"]


def test_coordinator_sees_the_activities_of_her_own_organisation(world: World) -> None:
    meet(world, "school", 9)
    meet(world, "verweg", 9, at="zuid")
    held(world, "events", 5, at="zuid")
    actor = world.staff(Role.COORDINATOR, world.north)
    assert [each.note for each in rows(actor, "care")] == ["school"]
    page = browser(actor).get(reverse("impact:targets"), {"tag": "care"}).content.decode()
    assert "Je ziet de activiteiten van je eigen organisatie" in page
    assert "verweg" not in page


def test_stranger_and_funder_see_no_activity(world: World) -> None:
    meet(world, "school", 9)
    held(world, "events", 5)
    funder = world.staff(Role.FUNDER, world.organisation("fonds"))
    assert activities_for(actor=funder, tag="care") is None
    page = browser(funder).get(reverse("impact:targets"), {"tag": "care"}).content.decode()
    assert "leren voor de zorg" in page
    assert "school" not in page
    assert "events noord" not in page
    AllianceMembership.objects.filter(organisation=world.south).update(ends_on=date(2025, 12, 31))
    assert rows(world.staff(Role.COORDINATOR, world.south), "care") == []


def test_empty_and_unknown_goal_say_so(world: World) -> None:
    client = browser(world.staff(Role.COORDINATOR, world.north))
    for tag in ("voice", "nothing"):
        page = client.get(reverse("impact:targets"), {"tag": tag})
        assert "Nog geen activiteiten voor dit doel" in page.content.decode()
        assert "Voor dit doel is niets beloofd" in page.content.decode()


def test_long_list_has_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aanzet.impact.queries.activities.PER_PAGE", 3)
    for ago in range(4):
        meet(world, f"school {ago}", 2 * ago)
        held(world, "events", 2 * ago + 1)
    actor = world.staff(Role.COORDINATOR, world.north)
    days = [[(TODAY - each.on).days for each in rows(actor, "care", page)] for page in ("", "2", "3", "9")]
    assert days == [[0, 1, 2], [3, 4, 5], [6, 7], [6, 7]]


@pytest.mark.parametrize("number", [1, 3])
def test_activities_take_the_same_queries_for_any_number(
    world: World, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        meet(world, f"school {each}", each)
        held(world, "events", each)
    actor = world.staff(Role.COORDINATOR, world.north)
    rows(actor, "care")
    with django_assert_num_queries(5):
        rows(actor, "care")
