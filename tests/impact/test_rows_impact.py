"""Rows of the founding programmes that this room keeps, each by its own number."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from aanzet.alliances.actions import partner_end, report_add
from aanzet.alliances.enums import Role
from aanzet.alliances.models import AllianceMembership, Grant
from aanzet.cases.actions import case_close
from aanzet.cases.enums import ExitKind, Face
from aanzet.core import clock
from aanzet.impact.queries.outcomes import outcomes
from aanzet.impact.queries.tables import Table
from aanzet.programmes.actions import founding_load
from aanzet.programmes.models import Programme
from tests.work.world import TODAY, World, browser, place


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def read(world: World, role: Role, name: str, *words: Any, at: str = "noord", **query: str) -> str:
    client = browser(world.staff(role, world.organisation(at)))
    answer = client.get(reverse(f"impact:{name}", args=words), query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def table(world: World, title: str) -> Table:
    found = outcomes(
        actor=world.staff(Role.COORDINATOR, world.north, "Lezer"), programme=world.programme,
        starts=date(2026, 1, 1), ends=TODAY, on=TODAY,
    )  # fmt: skip
    return next(each for each in found.tables if each.title == title)


def test_s1_04_report_prints_goal_activity_and_result_in_one_chain(world: World) -> None:
    page = read(world, Role.ALLIANCE_LEAD, "target", world.programme.pk, "started", "jaar-2")
    chain = page.split("Van doel naar resultaat")[1]
    places = [
        chain.index(word) for word in ("Gelijke kansen op werk", "Doel", "Trajecten", "Gestart", "0 van 10")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "slug", ["samen-sterk-met-werk", "samen-werkt-het", "kvinnokraft", "vrouw-en-werk", "durf-doe-divers"]
)
def test_s1_04_every_promise_traces_to_a_goal_and_an_activity(world: World, slug: str) -> None:
    founding_load(on=TODAY)
    from aanzet.impact.queries.promise import _chain
    from aanzet.impact.queries.targets import target_figures
    from aanzet.programmes.queries import blueprint_of

    programme = Programme.objects.get(slug=slug)
    found = blueprint_of(programme)
    for figure in target_figures(programme=programme, on=TODAY, language="nl"):
        labels = [label for label, _text in _chain(found, figure, found.goal["nl"], "nl")]
        assert labels == ["Beleid", "Doel", "Activiteit", "Geteld", "Resultaat", "Betaald door"]


def test_s1_06_partner_that_left_stays_in_the_figures_of_its_period(world: World) -> None:
    world.woman("Rahel Haile", date(2026, 1, 10), at=world.south)
    before = read(world, Role.ALLIANCE_LEAD, "target", world.programme.pk, "started", "jaar-2")
    row = AllianceMembership.objects.get(organisation=world.south)
    partner_end(by=None, on=TODAY, partner=row, ends_on=TODAY - timedelta(1))
    after = read(world, Role.COORDINATOR, "target", world.programme.pk, "started", "jaar-2")
    assert "1 van 10 vrouwen is begonnen" in before
    assert "1 van 10 vrouwen is begonnen" in after


def test_s1_19_funder_sees_started_on_any_date_marked_exact_or_estimate(world: World) -> None:
    world.woman("Rahel Haile", date(2025, 2, 1))
    world.woman("Hodan Ali", date(2025, 9, 1))
    where = (world.programme.pk, "started", "jaar-1")
    page = read(world, Role.FUNDER, "target", *where, at="stad", on_day="30", on_month="6", on_year="2025")
    assert "1 van 10 vrouwen is begonnen" in page
    assert 'name="on_year" value="2025"' in page
    assert "Het getal is exact." in page


def test_s3_04_area_figures_stand_beside_the_programme_and_never_on_a_person(world: World) -> None:
    founding_load(on=TODAY)
    programme = Programme.objects.get(slug="kvinnokraft")
    from aanzet.impact.queries.promise import target_page

    world.programme = programme
    actor = world.staff(Role.ALLIANCE_LEAD, world.organisation("im"))
    page = target_page(actor=actor, programme=programme, indicator="occupation", period="2024-2026", on=TODAY)
    assert page is not None
    assert {(fact.area, fact.year, bool(fact.source), fact.stale) for fact in page.facts} == {
        ("Herrgården", 2018, True, True)
    }
    case = world.woman("Amal Said", date(2025, 2, 1), at=world.organisation("im"))
    boss = browser(world.staff(Role.COORDINATOR, world.organisation("im"), "Baas"))
    shown = boss.get(reverse("cases:case_detail", args=[case.pk])).content.decode()
    assert "Herrg" not in shown
    assert "80%" not in shown


def test_s3_05_share_that_reached_a_goal_of_their_own_is_reported(world: World) -> None:
    from aanzet.cases.actions import goal_add, goal_edit

    for number in range(10):
        case = world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10))
        goal = goal_add(by=None, on=TODAY, case=case, title="Fietsen")
        if number < 5:
            goal_edit(by=None, on=TODAY, goal=goal, version=goal.version, reached_on=TODAY)  # type: ignore[arg-type]
    found = table(world, "Eigen doelen")
    assert [number for _label, number in found.rows] == [10, 5]
    assert found.note.startswith("100 procent")
    assert "50 procent" in found.note


def _climb(world: World, women: int, higher: int) -> None:
    """Women who told twice how much they decide themselves, some of them higher the second time."""
    from aanzet.cases.actions import ladder_tell

    for number in range(women):
        case = world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10))
        for on, step in ((date(2026, 1, 10), 4), (TODAY, 6 if number < higher else 4)):
            ladder_tell(by=None, on=on, case=case, step=step)


def test_s3_05_share_that_decides_more_than_at_first_is_reported(world: World) -> None:
    _climb(world, 10, 5)
    found = table(world, "Hoeveel zij zelf beslissen")
    assert [number for _label, number in found.rows] == [10, 5, 5]
    assert found.note.startswith("50 procent")


@pytest.mark.parametrize(("women", "higher"), [(4, 0), (10, 2), (10, 8)])
def test_s3_05_ladder_with_a_small_number_is_not_shown(world: World, women: int, higher: int) -> None:
    _climb(world, women, higher)
    found = table(world, "Hoeveel zij zelf beslissen")
    assert found.hidden
    assert not found.rows


def test_s3_05_one_answer_is_no_difference(world: World) -> None:
    from aanzet.cases.actions import ladder_tell

    ladder_tell(by=None, on=TODAY, case=world.woman("Rahel Haile", date(2026, 1, 10)), step=4)
    assert [number for _label, number in table(world, "Hoeveel zij zelf beslissen").rows] == [0, 0, 0]


@pytest.mark.parametrize(
    ("name", "words"),
    [("outcomes", ()), ("target", ("started", "jaar-2")), ("target", ("care", "twee-jaar"))],
)
def test_s4_01_sector_target_group_and_region_stand_in_every_report_header(
    world: World, name: str, words: tuple[str, ...]
) -> None:
    role, at = (Role.FUNDER, "fonds") if "care" in words else (Role.ALLIANCE_LEAD, "noord")
    page = read(world, role, name, world.programme.pk, *words, at=at)
    assert "Sector: Zorg en welzijn · Voor wie: Vrouwen · Waar: Amsterdam" in page.split("<h2")[0]


def test_s4_05_both_routes_are_comparable(world: World) -> None:
    for number in range(20):
        case = world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10))
        case.route = "experience" if number < 12 else "interest"
        case.save(update_fields=["route"])
        if number < 6 or number > 14:
            place(case, date(2026, 3, 1))
    found = table(world, "Op ervaring en op belangstelling")
    assert [number for _label, number in found.rows] == [12, 6, 8, 5, 0, 0]


def test_s4_06_what_she_wanted_is_asked_on_three_faces_and_reported(world: World) -> None:
    for number in range(15):
        case = world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10))
        face = (Face.YES, Face.PARTLY, Face.NO)[number % 3]
        case_close(by=None, on=date(2026, 6, 1), case=case, kind=ExitKind.RESULT, face=face)
    found = table(world, "Is dit wat je wilde?")
    assert [number for _label, number in found.rows] == [5, 5, 5, 0]


@pytest.mark.parametrize(("days", "shown"), [(31, False), (30, True), (14, True), (3, True)])
@pytest.mark.parametrize("role", [Role.ALLIANCE_LEAD, Role.FUNDER])
def test_s1_03_lead_is_reminded_where_she_begins(world: World, role: Role, days: int, shown: bool) -> None:
    grant = Grant.objects.get(slug="stad-2025")
    report_add(by=None, on=TODAY, grant=grant, name="Tussenverslag", due_on=TODAY + timedelta(days))
    at = "noord" if role == Role.ALLIANCE_LEAD else "stad"
    page = read(world, role, "targets", at=at)
    assert ("Tussenverslag" in page) is (shown and role == Role.ALLIANCE_LEAD)
