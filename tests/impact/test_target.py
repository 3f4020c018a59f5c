"""The promise page: who sees what of it."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from aanzet.alliances.enums import Role
from aanzet.alliances.models import GrantPeriod
from aanzet.core import clock
from aanzet.impact.actions import period_close
from aanzet.impact.models import Correction, Snapshot
from tests.work.world import TODAY, World, browser, place


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def url(world: World, indicator: str = "reached", period: str = "jaar-2", name: str = "target") -> str:
    return reverse(f"impact:{name}", args=[world.programme.pk, indicator, period])


@pytest.fixture
def filled(world: World) -> World:
    for number, sector in enumerate(("care_welfare", "care_welfare", "cleaning")):
        case = world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10), criteria=["refugee"])
        place(case, date(2026, 2, 1), sector=sector)
    south = world.woman("Amina Zuid", date(2026, 1, 10), at=world.south, criteria=["refugee"])
    place(south, date(2026, 3, 1), kind="training")
    return world


def test_list_says_it_in_a_sentence(filled: World) -> None:
    page = browser(filled.staff(Role.ALLIANCE_LEAD, filled.north)).get(reverse("impact:targets"))
    assert "4 van 5 vrouwen werken of leren" in page.content.decode()
    assert "0 van 10 vrouwen zijn begonnen" in page.content.decode()


def test_funder_sees_only_what_it_pays_for(filled: World) -> None:
    client = browser(filled.staff(Role.FUNDER, filled.organisation("fonds")))
    text = client.get(reverse("impact:targets")).content.decode()
    assert "3 van 3 vrouwen werken of leren voor de zorg" in text
    assert "van 5 vrouwen" not in text
    assert client.get(url(filled)).status_code == 404
    assert client.get(url(filled, "care", "twee-jaar")).status_code == 200


def test_funder_never_reaches_a_woman(filled: World) -> None:
    client = browser(filled.staff(Role.FUNDER, filled.organisation("fonds")))
    page = client.get(url(filled, "care", "twee-jaar")).content.decode()
    assert "Vrouw Nummer" not in page
    assert "Werk in de zorg" not in page  # small parts stay hidden
    assert "Welke vrouwen" not in page
    assert client.get(url(filled, "care", "twee-jaar", "target_rows")).status_code == 404
    assert client.get(reverse("impact:coverage")).status_code == 404


def test_coordinator_sees_parts_and_what_does_not_count(filled: World) -> None:
    page = browser(filled.staff(Role.COORDINATOR, filled.north)).get(url(filled, "care", "twee-jaar"))
    text = page.content.decode()
    assert "Werk in de zorg" in text
    assert "telt niet mee" in text
    assert "Telt mee: eerste dag in de zorg. Definitie, versie 2." in " ".join(text.split())
    assert "Vrouw Nummer" not in text


def test_rows_are_her_own_organisations(filled: World) -> None:
    page = browser(filled.staff(Role.COORDINATOR, filled.north)).get(url(filled, name="target_rows"))
    text = page.content.decode()
    assert text.count("Vrouw Nummer") == 3
    assert "Amina" not in text
    assert "En 1 vrouw" in text


def test_visitors_and_strangers_get_nothing(filled: World, client: Any) -> None:
    assert client.get(url(filled)).status_code == 302
    stranger = browser(filled.staff(Role.COORDINATOR, filled.organisation("bank"), "Bank"))
    assert stranger.get(url(filled)).status_code == 200  # the bank takes part in the alliance
    coach = browser(filled.staff(Role.COACH, filled.north))
    assert coach.get(url(filled)).status_code == 404


@pytest.mark.parametrize("women", [1, 3])
def test_page_takes_the_same_queries_for_any_number(
    world: World, women: int, django_assert_num_queries: Any
) -> None:
    for number in range(women):
        place(world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10)), date(2026, 2, 1))
    client = browser(world.staff(Role.COORDINATOR, world.north))
    client.get(url(world))
    with django_assert_num_queries(20):
        client.get(url(world))


def test_period_close_freezes_on_a_page(filled: World) -> None:
    world = filled
    world.woman("Rahel Haile", date(2025, 2, 1))
    period = GrantPeriod.objects.get(slug="jaar-1")
    client = browser(world.staff(Role.ALLIANCE_LEAD, world.north))
    address = reverse("impact:period_close", args=[period.pk])
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"sure": "on"}).status_code == 302
    assert Snapshot.objects.get(period=period, indicator="started").reached == 1
    page = client.get(address).content.decode()
    assert "Bevroren op 22 november 2026" in page
    where = reverse("impact:correction_add", args=[period.pk, "proefprogramma", "started"])
    assert client.post(where, {"reached": 2, "reason": "Late intake gevonden"}).status_code == 302
    assert Correction.objects.get().reached == 2
    assert "Late intake gevonden" in client.get(address).content.decode()


def test_only_a_lead_closes(world: World) -> None:
    world.woman("Rahel Haile", date(2025, 2, 1))
    period = GrantPeriod.objects.get(slug="jaar-1")
    address = reverse("impact:period_close", args=[period.pk])
    for role, slug in ((Role.COORDINATOR, "noord"), (Role.FUNDER, "stad")):
        client = browser(world.staff(role, world.organisation(slug)))
        assert client.get(address).status_code == 404
        assert client.post(address, {"sure": "on"}).status_code == 404


def test_frozen_page_says_so(world: World) -> None:
    world.woman("Rahel Haile", date(2025, 2, 1))
    period_close(by=None, on=TODAY, period=GrantPeriod.objects.get(slug="jaar-1"))
    world.woman("Hodan Ali", date(2025, 3, 1))
    page = browser(world.staff(Role.FUNDER, world.organisation("stad"))).get(url(world, "started", "jaar-1"))
    text = " ".join(page.content.decode().split())
    assert "1 van 10 vrouwen is begonnen" in text
    assert "Daarna is de telling 2 geworden" in text


def test_outcomes_page_for_any_span(filled: World) -> None:
    client = browser(filled.staff(Role.COORDINATOR, filled.north))
    address = reverse("impact:outcomes", args=[filled.programme.pk])
    text = client.get(address).content.decode()
    assert "Trajecten" in text
    span = {"first_day": "1", "first_month": "1", "first_year": "2025"}
    last = {"last_day": "31", "last_month": "12", "last_year": "2025"}
    page = client.get(address, span | last).content.decode()
    assert "1 januari 2025" in page
    assert 'type="date"' not in page
    refused = client.get(address, span | last | {"last_month": "13"}).content.decode()
    assert "Maand 13 bestaat niet" in refused
    assert 'value="13"' in refused
    funder = browser(filled.staff(Role.FUNDER, filled.organisation("stad")))
    assert "Minder dan vijftig" in funder.get(address).content.decode()


def test_parts_show_to_the_funder_only_when_none_is_small(world: World) -> None:
    """Sixty women who count, of whom four by a business of their own, and two outside care."""
    for number in range(62):
        case = world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10), criteria=["refugee"])
        kind = "own_business" if number < 4 else "job" if number < 30 else "training"
        place(case, date(2026, 2, 1), kind=kind, sector="cleaning" if number > 59 else "care_welfare")
    client = browser(world.staff(Role.FUNDER, world.organisation("fonds")))
    assert "Werk in de zorg" not in client.get(url(world, "care", "twee-jaar")).content.decode()
    for number in range(62, 66):
        case = world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10), criteria=["refugee"])
        place(case, date(2026, 2, 1), sector="cleaning")
    text = client.get(url(world, "care", "twee-jaar")).content.decode()
    assert "Werk in de zorg" in text  # the four businesses stand among the thirty jobs
    assert "Buiten de zorg" in text  # two trainings and four jobs, told as six
    assert "Werk buiten de zorg" not in text
