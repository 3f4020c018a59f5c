"""After-care: which checks there are on a day, and that a missed one stays."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from aanzet.access.scope import unscoped
from aanzet.alliances.enums import Role
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.work import actions
from aanzet.work.enums import Still
from aanzet.work.models import AfterCareCheck
from aanzet.work.queries import results_of
from aanzet.work.schedule import due_on
from tests.work.world import TODAY, World, browser, place


@pytest.mark.parametrize(
    ("starts", "span", "day"),
    [
        (date(2026, 1, 31), "4w", date(2026, 2, 28)),
        (date(2026, 1, 31), "1m", date(2026, 2, 28)),
        (date(2026, 8, 31), "6m", date(2027, 2, 28)),
        (date(2024, 2, 29), "12m", date(2025, 2, 28)),
        (date(2026, 12, 15), "3m", date(2027, 3, 15)),
    ],
)
def test_day_of_a_check(starts: date, span: str, day: date) -> None:
    assert due_on(starts, span) == day


def test_missed_checks_stay_visible(world: World) -> None:
    case = world.woman("Rahel Haile", date(2026, 1, 10))
    row = place(case, date(2026, 2, 1))
    actions.check_record(by=None, on=date(2026, 3, 2), placement=row, due="4w", still=Still.YES)
    found = results_of(actor=world.staff(Role.COORDINATOR, world.north), case=case, on=TODAY)
    states = {check.due: check.state.value for check in found.placements[0].checks}
    assert states == {"4w": "done", "3m": "late", "6m": "late", "12m": "coming"}
    assert found.placements[0].open_check is not None
    assert found.placements[0].open_check.due == "3m"


def test_check_of_another_kind_or_too_early_is_refused(world: World) -> None:
    row = place(world.woman("Rahel Haile", date(2026, 1, 10)), date(2026, 2, 1))
    with pytest.raises(Refused):
        actions.check_record(by=None, on=TODAY, placement=row, due="9m", still=Still.YES)
    with pytest.raises(Refused):
        actions.check_record(by=None, on=date(2026, 5, 1), placement=row, due="12m", still=Still.YES)


@pytest.mark.parametrize("number", [1, 3])
def test_panel_takes_two_queries(world: World, number: int, django_assert_num_queries: Any) -> None:
    case = world.woman("Rahel Haile", date(2026, 1, 10))
    for month in range(number):
        row = place(case, date(2026, 2 + month, 1))
        actions.check_record(by=None, on=date(2026, 6, 1), placement=row, due="4w", still=Still.YES)
    actor = world.staff(Role.COORDINATOR, world.north)
    results_of(actor=actor, case=case, on=TODAY)
    with django_assert_num_queries(2):
        found = results_of(actor=actor, case=case, on=TODAY)
    assert len(found.placements) == number


def test_page_records_the_first_open_check(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    row = place(world.woman("Rahel Haile", date(2026, 1, 10)), date(2026, 2, 1))
    client = browser(world.staff(Role.COORDINATOR, world.north))
    address = reverse("work:check_record", args=[row.pk])
    assert client.get(address).context["form"]["due"].value() == "4w"
    data = {"due": "6m", "still": "unknown", "done_on_0": "20", "done_on_1": "11", "done_on_2": "2026"}
    data |= {"done_on_day": "20", "done_on_month": "11", "done_on_year": "2026"}
    assert client.post(address, data).status_code == 302
    with unscoped("tests"):
        found = AfterCareCheck.objects.get(placement=row)
    assert (found.due, found.still, found.by_name) == ("6m", "unknown", "Staff")
