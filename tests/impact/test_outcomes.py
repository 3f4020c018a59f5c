"""The programme's figures between two days, counted by hand."""

from datetime import date
from decimal import Decimal

import pytest

from aanzet.alliances.enums import Role
from aanzet.cases.actions import case_close, goal_add
from aanzet.cases.enums import ExitKind, Face
from aanzet.impact.queries.outcomes import Outcomes, outcomes
from aanzet.impact.queries.tables import Table
from aanzet.work.actions import start_situation_set
from tests.work.world import TODAY, World, place

START = date(2026, 1, 1)


@pytest.fixture
def page(world: World) -> Outcomes:
    """Ten women in 2026; five work trials first, then six jobs of which one had worked already."""
    for number in range(10):
        case = world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10), gender="woman")
        start_situation_set(
            by=None,
            on=START,
            case=case,
            benefit="none" if number < 5 else "some",
            in_full_time_study=False,
            hours_per_week=Decimal(20 if number == 5 else 0),
            income_source="partner" if number < 5 else "social_assistance",
        )
        if number < 5:
            place(case, date(2026, 2, 1), kind="work_trial")
        if number < 6:
            place(case, date(2026, 3, 1))
        if number == 9:
            case_close(
                by=None,
                on=date(2026, 6, 1),
                case=case,
                kind=ExitKind.RESULT,
                face=Face.YES,
                income_source="own_work",
            )
        goal_add(by=None, on=START, case=case, title="Eigen geld")
    actor = world.staff(Role.COORDINATOR, world.north)
    return outcomes(actor=actor, programme=world.programme, starts=START, ends=TODAY, on=TODAY)


def table(page: Outcomes, title: str) -> Table:
    return next(each for each in page.tables if each.title == title)


def rows(page: Outcomes, title: str) -> list[int]:
    return [number for _label, number in table(page, title).rows]


@pytest.fixture(autouse=True)
def _english(settings: object) -> None:
    from django.utils import translation

    translation.activate("en")


def test_family_has_each_and_the_sum(page: Outcomes) -> None:
    assert rows(page, "Job, studies, placement") == [6, 0, 5, 6]


def test_types_are_apart_and_at_least_one(page: Outcomes) -> None:
    """The woman who worked 20 hours at the start has no first job."""
    assert rows(page, "More and better work") == [5, 0, 0, 0, 5]


def test_journey_adds_up(page: Outcomes) -> None:
    assert rows(page, "Women on their way") == [10, 9, 1, 0]


def test_little_work_is_derived(page: Outcomes) -> None:
    found = table(page, "No benefit, little or no work")
    assert [number for _label, number in found.rows] == [5, 5, 0]
    assert found.note == "50 percent"


def test_income_at_the_start(page: Outcomes) -> None:
    assert rows(page, "Main income at the start") == [5, 5]


def test_own_goals(page: Outcomes) -> None:
    assert rows(page, "Goals of their own") == [10, 0]
    assert table(page, "Goals of their own").note.startswith("100 percent have a goal")


def test_small_tables_are_hidden(page: Outcomes) -> None:
    assert table(page, "Is this what you wanted?").hidden
    assert table(page, "Main income when she left").rows == ()


def test_lines_have_target_planned_and_reached(page: Outcomes) -> None:
    line = next(each for each in page.lines if each.name == "Started" and each.reached)
    assert (line.line, line.number, line.planned, line.reached) == ("Paths", 10, 9, 10)


def test_funder_gets_totals_only_below_fifty(world: World) -> None:
    world.woman("Rahel Haile", date(2026, 1, 10))
    actor = world.staff(Role.FUNDER, world.organisation("stad"))
    found = outcomes(actor=actor, programme=world.programme, starts=START, ends=TODAY, on=TODAY)
    assert (found.withheld, found.tables, found.lines) == (True, (), ())
