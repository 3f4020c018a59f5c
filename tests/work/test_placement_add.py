"""Placements: what may be noted, what follows by itself, what her hours ask."""

from datetime import date

import pytest
from django.db import models
from django.urls import reverse

from aanzet.access.scope import unscoped
from aanzet.alliances.enums import Role
from aanzet.cases.actions import case_close, coach_assign
from aanzet.cases.enums import ExitKind, SignalReason
from aanzet.cases.models import Case, Signal
from aanzet.core import clock
from aanzet.core.errors import Conflict, Refused
from aanzet.journal.models import Entry
from aanzet.work import actions
from aanzet.work.actions import PlacementInput
from aanzet.work.enums import Still
from aanzet.work.models import Placement
from tests.work.world import TODAY, World, browser, place, user_of


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def case(world: World) -> Case:
    return world.woman("Rahel Haile", date(2026, 1, 10))


def checks(case: Case) -> list[tuple[date, str]]:
    with unscoped("tests"):
        rows = Signal.objects.filter(case=case, reason=SignalReason.CHECK).order_by("shows_from")
        return list(rows.values_list("shows_from", "words"))


def typed(**fields: object) -> PlacementInput:
    values = {
        "kind": "job", "sector": "care_welfare", "starts_on": date(2026, 2, 1), "seen_on": date(2026, 2, 2),
        "seen_by": "Marijke",
    } | fields  # fmt: skip
    return PlacementInput(**values)  # type: ignore[arg-type]


def test_placement_creates_the_queue_by_itself(case: Case) -> None:
    place(case, date(2026, 1, 31))
    assert checks(case) == [
        (date(2026, 2, 28), "4w"), (date(2026, 4, 30), "3m"), (date(2026, 7, 31), "6m"),
        (date(2027, 1, 31), "12m"),
    ]  # fmt: skip


def test_queue_goes_on_after_the_journey_is_closed(case: Case) -> None:
    place(case, date(2026, 2, 1))
    case_close(by=None, on=date(2026, 3, 10), case=case, kind=ExitKind.RESULT)
    assert [words for _day, words in checks(case)] == ["4w", "3m", "6m", "12m"]


def test_recorded_check_leaves_and_an_ended_placement_asks_no_more(case: Case) -> None:
    row = place(case, date(2026, 2, 1))
    actions.check_record(by=None, on=date(2026, 3, 2), placement=row, due="4w", still=Still.YES)
    assert len(checks(case)) == 3
    actions.check_record(
        by=None, on=date(2026, 5, 2), placement=row, due="3m", still=Still.NO, ended_on=date(2026, 4, 20)
    )
    assert checks(case) == []
    row.refresh_from_db()
    assert row.ends_on == date(2026, 4, 20)


def test_volunteer_work_and_more_hours_have_no_queue(case: Case) -> None:
    place(case, date(2026, 2, 1), kind="volunteer")
    place(case, date(2026, 3, 1), kind="more_hours")
    assert checks(case) == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"starts_on": date(2027, 2, 1)}, "starts_on"),
        ({"starts_on": date(2025, 2, 1)}, "starts_on"),
        ({"seen_on": date(2026, 12, 1)}, "seen_on"),
        ({"seen_by": "  "}, "seen_by"),
        ({"sector": "moon"}, "sector"),
        ({"evidence_note": "contract, bsn 111222333"}, "evidence_note"),
    ],
)
def test_what_cannot_be_is_refused(case: Case, fields: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.placement_add(by=None, on=TODAY, case=case, typed=typed(**fields))
    assert refused.value.field == field


def test_late_save_meets_a_conflict(world: World, case: Case) -> None:
    row = place(case, date(2026, 2, 1))
    by = world.staff(Role.COORDINATOR, world.north)
    with unscoped("tests"):
        actions.placement_edit(by=by, on=TODAY, placement=row, version=1, typed=typed(employer="De Zorgboog"))
        with pytest.raises(Conflict) as conflict:
            actions.placement_edit(by=by, on=TODAY, placement=row, version=1, typed=typed(employer="Cordaan"))
    assert conflict.value.theirs["employer"] == "De Zorgboog"


def test_withdrawn_row_stays_with_a_date(world: World, case: Case) -> None:
    row = place(case, date(2026, 2, 1))
    by = world.staff(Role.COORDINATOR, world.north)
    actions.placement_withdraw(by=by, on=TODAY, placement=row)
    assert checks(case) == []
    assert models.QuerySet(Placement).get(pk=row.pk).withdrawn_on == TODAY


def test_page_saves_and_the_case_page_shows_it(world: World, case: Case) -> None:
    client = browser(world.staff(Role.COORDINATOR, world.north))
    address = reverse("work:placement_add", args=[case.pk])
    data = {
        "kind": "job", "sector": "care_welfare", "occupation": "helpende", "employer": "Cordaan",
        "hours_per_week": "24", "contract": "temporary", "seen_by": "Marijke",
        "starts_on_day": "1", "starts_on_month": "9", "starts_on_year": "2026",
        "seen_on_day": "2", "seen_on_month": "9", "seen_on_year": "2026",
    }  # fmt: skip
    names = {**data}
    for part in ("starts_on", "seen_on"):
        for number, name in enumerate(("day", "month", "year")):
            names[f"{part}_{number}"] = data[f"{part}_{name}"]
    assert client.post(address, names).status_code == 302
    page = client.get(reverse("cases:case_detail", args=[case.pk])).content.decode()
    assert "helpende, Cordaan" in page
    assert "nog niet gevraagd" in page
    assert Entry.objects.filter(action="case.placement_added", subject_id=case.participant_id).count() == 1


def test_typed_values_stay_when_a_rule_says_no(world: World, case: Case) -> None:
    client = browser(world.staff(Role.COORDINATOR, world.north))
    answer = client.post(
        reverse("work:placement_add", args=[case.pk]), {"kind": "job", "employer": "Cordaan"}
    )
    assert answer.status_code == 422
    assert "Cordaan" in answer.content.decode()


def test_others_get_the_same_404(world: World, case: Case) -> None:
    row = place(case, date(2026, 2, 1))
    for role, slug in ((Role.COORDINATOR, "zuid"), (Role.COACH, "noord"), (Role.FUNDER, "stad")):
        client = browser(world.staff(role, world.organisation(slug)))
        for name, pk in (("placement_add", case.pk), ("check_record", row.pk), ("placement_end", row.pk),
                         ("placement_edit", row.pk), ("independence_record", case.pk),
                         ("start_situation_set", case.pk)):  # fmt: skip
            assert client.get(reverse(f"work:{name}", args=[pk])).status_code == 404


def test_her_coach_may(world: World, case: Case) -> None:
    actor = world.staff(Role.COACH, world.north)
    coach_assign(by=None, on=TODAY, case=case, user=user_of(actor))
    row = place(case, date(2026, 2, 1))
    client = browser(actor)
    for name, pk in (("placement_add", case.pk), ("check_record", row.pk), ("placement_end", row.pk),
                     ("placement_edit", row.pk), ("independence_record", case.pk),
                     ("start_situation_set", case.pk)):  # fmt: skip
        assert client.get(reverse(f"work:{name}", args=[pk])).status_code == 200, name
