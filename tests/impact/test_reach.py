"""Finding places, districts, coaches and companies."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from aanzet.alliances.enums import Role
from aanzet.cases.actions import coach_assign, contact_add, deviation_add, outreach_add, phase_change
from aanzet.cases.actions.care import ContactInput
from aanzet.core import clock
from aanzet.impact.actions import hand_count_add
from aanzet.impact.models import HandCount
from aanzet.impact.queries.reach import coverage, finding_places
from aanzet.impact.queries.staffing import caseload
from tests.work.world import TODAY, World, browser, user_of


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def meet(world: World, place: str, women: int, at: str = "noord", district: str = "Noord") -> None:
    outreach_add(
        by=None,
        on=TODAY,
        programme=world.programme,
        organisation=world.organisation(at),
        finding_place=place,
        women=women,
        signed_up=1,
        district=district,
    )


def test_finding_places_count_heads_and_first_contacts(world: World) -> None:
    meet(world, "school", 12)
    meet(world, "school", 3)
    meet(world, "markt", 5, at="zuid")
    case = world.woman("Rahel Haile", date(2026, 1, 10))
    case.finding_place = "school"
    case.save(update_fields=["finding_place"])
    rows = finding_places(actor=world.staff(Role.COORDINATOR, world.north))
    assert [(r.place, r.times, r.met, r.signed_up, r.contacts, r.started) for r in rows] == [
        ("school", 2, 15, 2, 1, 1)
    ]
    rows = finding_places(actor=world.staff(Role.ALLIANCE_LEAD, world.north))
    assert {r.place for r in rows} == {"school", "markt"}


def test_districts_without_anybody_are_shown(world: World) -> None:
    for number in range(3):
        world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10), district="Noord")
    world.woman("Ver Weg", date(2026, 1, 10), district="Kerkdorp")
    meet(world, "school", 12)
    found = coverage(actor=world.staff(Role.COORDINATOR, world.north))
    rows = {row.district: row for row in found.rows}
    assert len(rows) == 9
    assert (rows["Noord"].women, rows["Noord"].outreach, rows["Noord"].met) == (3, 1, 12)
    assert (rows["Zuid"].women, rows["Zuid"].met) == (0, 0)
    assert found.elsewhere == 1


def counted(world: World, figure: str, number: int, at: str = "noord", district: str = "Noord") -> HandCount:
    return hand_count_add(
        by=None, on=TODAY, programme=world.programme, organisation=world.organisation(at), indicator=figure,
        counted=number, note="Aanwezigenlijst", district=district,
    )  # fmt: skip


def test_districts_show_activities_by_kind(world: World) -> None:
    """Times that women were met, gatherings held, and other things counted by hand: together the activities."""
    meet(world, "school", 12)
    meet(world, "markt", 5, at="zuid", district="Zuid")
    counted(world, "events", 2)
    counted(world, "events", 3, at="zuid", district="Zuid")
    counted(world, "stories", 7)
    counted(world, "events", 4, district="")
    gone = counted(world, "events", 9)
    HandCount.objects.filter(pk=gone.pk).update(withdrawn_on=TODAY)
    found = coverage(actor=world.staff(Role.ALLIANCE_LEAD, world.north))
    shown = {
        row.district: (row.activities, row.outreach, row.gatherings, row.others, row.met)
        for row in found.rows
        if row.activities
    }
    assert shown == {"Noord": (4, 1, 2, 1, 12), "Zuid": (4, 1, 3, 0, 5)}
    assert len(found.rows) == 9  # zero rows stand there too
    assert found.nowhere == 4
    mine = coverage(actor=world.staff(Role.COORDINATOR, world.south))
    assert {row.district: row.activities for row in mine.rows if row.activities} == {"Zuid": 4}


@pytest.mark.parametrize("number", [1, 3])
def test_districts_take_the_same_queries_for_any_number(
    world: World, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        meet(world, f"school {each}", 12)
        counted(world, ("events", "stories", "events")[each], 2)
        world.woman(f"Vrouw Nummer{each}", date(2026, 1, 10), district="Noord")
    boss = world.staff(Role.COORDINATOR, world.north)
    coverage(actor=boss)
    with django_assert_num_queries(7):
        coverage(actor=boss)


def test_lead_sees_no_small_number_of_women(world: World) -> None:
    world.woman("Vrouw Een", date(2026, 1, 10), district="Noord")
    for number in range(5):
        world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10), at=world.south, district="Zuid")
    found = coverage(actor=world.staff(Role.ALLIANCE_LEAD, world.north))
    rows = {row.district: row.women for row in found.rows}
    assert (rows["Noord"], rows["Zuid"], rows["Oost"]) == (None, 5, 0)


def test_caseload_shows_limit_silence_and_rhythm(world: World) -> None:
    coach = world.staff(Role.COACH, world.north, "Marijke")
    user = user_of(coach)
    for number in range(3):
        case = world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10))
        coach_assign(by=None, on=date(2026, 1, 10), case=case, user=user)
        phase_change(by=None, on=date(2026, 2, 1), case=case, phase="working")
    contact_add(by=None, on=TODAY, case=case, typed=ContactInput(minutes=90))
    world.woman("Zonder Coach", TODAY - timedelta(days=8))
    world.woman("Net Begonnen", TODAY - timedelta(days=2))
    page = caseload(actor=world.staff(Role.COORDINATOR, world.north), on=TODAY)
    row = page.coaches[0]
    assert (row.name, row.women, row.limit, row.over, row.silent, row.minutes_per_woman) == (
        "Marijke", 3, 2, True, 2, 30,
    )  # fmt: skip
    assert (page.coachless, page.coachless_long) == (2, 1)
    rhythm = {each.phase: each for each in page.rhythm}
    assert (rhythm["Bezig"].women if "Bezig" in rhythm else rhythm["Working on it"].women) >= 3


def test_caseload_shows_who_had_less_contact_than_the_norm_and_why(world: World) -> None:
    women = [world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10)) for number in range(3)]
    for case in women:
        phase_change(by=None, on=date(2026, 2, 1), case=case, phase="working")
    for _talk in range(2):
        contact_add(by=None, on=TODAY, case=women[0], typed=ContactInput(minutes=90))
    deviation_add(by=None, on=TODAY, case=women[1], reason="illness")
    boss = world.staff(Role.COORDINATOR, world.north)
    row = next(each for each in caseload(actor=boss, on=TODAY).rhythm if each.women == 3)
    assert (row.below, row.unsaid, [number for _why, number in row.reasons]) == (2, 1, [1])
    assert (row.norm, round(row.actual, 1)) == (2, 0.7)
    page = browser(boss).get(reverse("impact:caseload")).content.decode()
    assert "Ziekte (1), nog geen reden gezegd (1)" in page
    assert "Vrouw Nummer" not in page


def test_pages_and_forms_of_a_coordinator(world: World) -> None:
    client = browser(world.staff(Role.COORDINATOR, world.north))
    for name in ("outreach", "outreach_add", "count_add", "coverage", "caseload"):
        assert client.get(reverse(f"impact:{name}")).status_code == 200, name
    data: dict[str, Any] = {
        "programme": world.programme.pk,
        "organisation": world.north.pk,
        "finding_place": "buurthuis",
        "women": 7,
        "signed_up": 2,
        "district": "Noord",
        "day_day": "20",
        "day_month": "11",
        "day_year": "2026",
    }
    assert client.post(reverse("impact:outreach_add"), data | {"signed_up": 9}).status_code == 422
    assert client.post(reverse("impact:outreach_add"), data).status_code == 302
    assert "buurthuis" in client.get(reverse("impact:outreach")).content.decode()
    count = {
        "figure": "proefprogramma:events",
        "organisation": world.north.pk,
        "counted": 1,
        "note": "Werkveldmiddag",
        "district": "Noord",
        "day_day": "20",
        "day_month": "11",
        "day_year": "2026",
    }
    assert client.post(reverse("impact:count_add"), count).status_code == 302
    row = HandCount.objects.get()
    assert (row.count, row.district) == (1, "Noord")
    page = " ".join(client.get(reverse("impact:coverage")).content.decode().split())
    assert page.count(">Amsterdam</span>") == 9
    assert client.post(reverse("impact:count_add"), count | {"district": "Nergens"}).status_code == 422


@pytest.mark.parametrize("number", [1, 3])
def test_caseload_takes_the_same_queries_for_any_number(
    world: World, number: int, django_assert_num_queries: Any
) -> None:
    for each in range(number):
        actor = world.staff(Role.COACH, world.north, f"Coach{each}")
        case = world.woman(f"Vrouw Nummer{each}", date(2026, 1, 10))
        coach_assign(by=None, on=TODAY, case=case, user=user_of(actor))
    boss = world.staff(Role.COORDINATOR, world.north)
    caseload(actor=boss, on=TODAY)
    with django_assert_num_queries(10):
        caseload(actor=boss, on=TODAY)


def test_others_have_none_of_these_pages(world: World) -> None:
    for role in (Role.FUNDER, Role.COACH, Role.MENTOR):
        client = browser(world.staff(role, world.organisation("stad")))
        for name in ("outreach", "outreach_add", "count_add", "coverage", "caseload", "company"):
            assert client.get(reverse(f"impact:{name}")).status_code == 404, (role, name)
