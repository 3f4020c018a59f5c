"""A world small enough to count by hand."""

from datetime import date

import pytest

from aanzet.access.scope import unscoped
from aanzet.alliances.enums import Role
from aanzet.alliances.models import GrantPeriod
from aanzet.core.errors import Refused
from aanzet.impact import actions
from aanzet.impact.models import Frozen, Snapshot
from aanzet.impact.queries.targets import TargetFigure, target_figures
from aanzet.programmes.actions import programme_load
from aanzet.programmes.blueprint import shipped
from aanzet.programmes.models import Programme
from aanzet.work.actions import PlacementInput, check_record, placement_edit, placement_end
from aanzet.work.enums import Still
from aanzet.work.models import Placement
from tests.work.world import TODAY, World, place

BORN = date(1990, 5, 17)


def figures(world: World, on: date = TODAY) -> dict[str, TargetFigure]:
    found = target_figures(programme=world.programme, on=on, language="nl")
    return {f"{f.indicator.key}/{f.target.period}": f for f in found}


def reached(world: World, on: date = TODAY) -> dict[str, int]:
    return {key: figure.reached for key, figure in figures(world, on).items()}


def test_one_woman_at_two_partners_counts_once(world: World) -> None:
    world.woman("Rahel Haile", date(2025, 3, 1), birth_date=BORN)
    world.woman("Rahel Haile", date(2025, 9, 1), at=world.south, birth_date=BORN)
    world.woman("Hodan Ali", date(2025, 4, 1), birth_date=date(1985, 1, 2))
    assert reached(world)["started/jaar-1"] == 2


def test_woman_is_dated_by_her_first_event_wherever_it_was(world: World) -> None:
    """She starts in year one at the north and again in year two at the south: year two does not count her again."""
    world.woman("Rahel Haile", date(2025, 12, 31), birth_date=BORN)
    world.woman("Rahel Haile", date(2026, 1, 1), at=world.south, birth_date=BORN)
    assert reached(world)["started/jaar-1"] == 1
    assert reached(world)["started/jaar-2"] == 0


def test_renewal_counts_running_women_where_their_event_falls(world: World) -> None:
    case = world.woman("Rahel Haile", date(2025, 11, 1))
    place(case, date(2026, 2, 1))
    found = reached(world)
    assert found["started/jaar-1"] == 1
    assert found["started/jaar-2"] == 0
    assert found["reached/jaar-1"] == 0
    assert found["reached/jaar-2"] == 1


def test_second_job_does_not_count_again_after_the_renewal(world: World) -> None:
    case = world.woman("Rahel Haile", date(2025, 1, 10))
    place(case, date(2025, 6, 1))
    place(case, date(2026, 6, 1))
    found = reached(world)
    assert (found["reached/jaar-1"], found["reached/jaar-2"]) == (1, 0)


def test_each_funder_counts_by_its_own_definition(world: World) -> None:
    """The city counts any work; the fund only care, and only women who fled."""
    cleaner = world.woman("Amina Noor", date(2025, 2, 1), criteria=["refugee"])
    nurse = world.woman("Rahel Haile", date(2025, 2, 1), criteria=["refugee"])
    local = world.woman("Anna Bos", date(2025, 2, 1), criteria=["other"])
    silent = world.woman("Zahra Amiri", date(2025, 2, 1))
    place(cleaner, date(2025, 5, 1), sector="cleaning")
    for case in (nurse, local, silent):
        place(case, date(2025, 5, 1), kind="training")
    found = figures(world)
    assert found["reached/jaar-1"].reached == 4
    care = found["care/twee-jaar"]
    assert care.reached == 1
    assert care.counted.unsure == 1
    assert care.counted.outside_parts == {"job": 1}
    assert care.definition == "Telt mee: eerste dag in de zorg."
    assert care.definition_version == 2


def test_work_outside_care_does_not_stop_her_from_counting_later(world: World) -> None:
    case = world.woman("Amina Noor", date(2025, 2, 1), criteria=["override"])
    place(case, date(2025, 5, 1), sector="cleaning")
    place(case, date(2026, 5, 1), sector="care_welfare")
    care = figures(world)["care/twee-jaar"]
    assert care.reached == 1
    assert care.counted.outside == {}
    assert care.counted.steps == [(date(2026, 5, 1), 1)]


def test_events_before_and_after_the_period_do_not_count(world: World) -> None:
    world.woman("Rahel Haile", date(2024, 12, 31))
    world.woman("Hodan Ali", date(2025, 1, 1))
    world.woman("Amina Noor", date(2025, 12, 31))
    assert reached(world)["started/jaar-1"] == 2
    assert reached(world, date(2025, 12, 30))["started/jaar-1"] == 1


def test_men_do_not_count_in_a_programme_for_women(world: World) -> None:
    world.woman("Rahel Haile", date(2025, 2, 1), gender="woman")
    world.woman("Omar Haile", date(2025, 2, 1), gender="man")
    world.woman("Alex Vos", date(2025, 2, 1), gender="non_binary")
    assert reached(world)["started/jaar-1"] == 2


def test_lasting_is_yes_no_or_unknown(world: World) -> None:
    names = ("Rahel Haile", "Hodan Ali", "Amina Noor", "Zahra Amiri")
    yes, gone, moved, unasked = (place(world.woman(n, date(2025, 2, 1)), date(2025, 3, 1)) for n in names)
    check_record(by=None, on=date(2025, 9, 2), placement=yes, due="6m", still=Still.YES)
    placement_end(by=None, on=date(2025, 6, 1), placement=gone, ends_on=date(2025, 6, 1))
    placement_end(by=None, on=date(2025, 6, 1), placement=moved, ends_on=date(2025, 6, 1))
    with unscoped("tests"):
        place(moved.case, date(2025, 6, 2))
    figure = figures(world)["lasting/twee-jaar"]
    assert figure.reached == 2
    assert unasked.pk


def test_withdrawn_and_future_results_do_not_count(world: World) -> None:
    case = world.woman("Rahel Haile", date(2026, 2, 1))
    place(case, date(2026, 12, 1), on=TODAY)
    assert reached(world)["reached/jaar-2"] == 0
    assert reached(world, date(2026, 12, 1))["reached/jaar-2"] == 1


def test_hand_counts(world: World) -> None:
    actions.hand_count_add(
        by=None,
        on=TODAY,
        programme=world.programme,
        organisation=world.north,
        indicator="events",
        counted=2,
        note="Twee bijeenkomsten, aanwezigheidslijst",
        day=date(2025, 10, 1),
    )
    figure = figures(world)["events/twee-jaar"]
    assert (figure.reached, figure.exact) == (2, True)
    with pytest.raises(Refused):
        actions.hand_count_add(
            by=None,
            on=TODAY,
            programme=world.programme,
            organisation=world.north,
            indicator="started",
            counted=5,
            note="x",
        )


def test_closing_freezes_and_a_correction_stands_beside(world: World) -> None:
    one = world.woman("Rahel Haile", date(2025, 2, 1))
    place(world.woman("Hodan Ali", date(2025, 3, 1)), date(2025, 7, 1))
    row = place(one, date(2025, 8, 1))
    period = GrantPeriod.objects.get(slug="jaar-1")
    with pytest.raises(Refused):
        actions.period_close(by=None, on=date(2025, 12, 31), period=period)
    rows = actions.period_close(by=None, on=date(2026, 1, 15), period=period)
    assert {row.indicator: row.reached for row in rows} == {"started": 2, "reached": 2}
    with unscoped("tests"):
        wrong = Placement.objects.get(pk=row.pk)
        placement_edit(
            by=world.staff(Role.COORDINATOR, world.north),
            on=TODAY,
            placement=wrong,
            version=1,
            typed=PlacementInput(
                kind="job", starts_on=date(2026, 1, 5), seen_on=date(2026, 1, 5), seen_by="Marijke"
            ),
        )
    figure = figures(world)["reached/jaar-1"]
    assert (figure.reached, figure.closed_on) == (2, date(2026, 1, 15))
    assert [(c.on, c.reached, c.reason) for c in figure.corrections] == [(None, 1, "")]
    snapshot = Snapshot.objects.get(period=period, indicator="reached")
    actions.correction_add(
        by=None, on=TODAY, snapshot=snapshot, reached=1, reason="Eerste werkdag was in januari"
    )
    figure = figures(world)["reached/jaar-1"]
    assert figure.reached == 2
    assert [(c.on, c.reached) for c in figure.corrections] == [(TODAY, 1)]
    assert figures(world, date(2026, 1, 10))["reached/jaar-1"].closed_on is None
    with pytest.raises(Refused):
        actions.period_close(by=None, on=TODAY, period=period)


def test_frozen_rows_cannot_be_changed(world: World) -> None:
    world.woman("Rahel Haile", date(2025, 2, 1))
    actions.period_close(by=None, on=TODAY, period=GrantPeriod.objects.get(slug="jaar-1"))
    with pytest.raises(Frozen):
        Snapshot.objects.update(reached=99)
    with pytest.raises(Frozen):
        Snapshot.objects.all().delete()


@pytest.mark.parametrize("women", [1, 3])
def test_counting_takes_the_same_queries_for_any_number(
    world: World, women: int, django_assert_num_queries: object
) -> None:
    for number in range(women):
        place(world.woman(f"Vrouw Nummer{number}", date(2025, 2, 1)), date(2025, 5, 1))
    with django_assert_num_queries(8):  # type: ignore[operator]
        reached(world)


def test_a_promise_runs_through_its_extension(world: World) -> None:
    """The first round of Samen Sterk met Werk was extended by half a year: one promise of two and a half years."""
    path = next(each for each in shipped() if each.stem == "samen-sterk-met-werk")
    programme_load(path, by=None, on=TODAY)
    programme = Programme.objects.get(slug="samen-sterk-met-werk")
    found = target_figures(programme=programme, on=date(2023, 7, 1), language="nl")
    first = next(
        each for each in found if each.target.period == "ronde-1" and each.indicator.key == "started"
    )
    assert (first.starts, first.ends) == (date(2021, 8, 1), date(2023, 12, 31))
    assert (first.number, first.target.reported, first.exact) == (350, 350, False)
