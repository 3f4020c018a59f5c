"""Hours: written in a moment, by month, taken back with a date, as a file and as a proof."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.alliances.enums import Role
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.volunteers.actions import hours_note, hours_withdraw
from aanzet.volunteers.models import Hours, Volunteer, VolunteerEnd
from aanzet.volunteers.periods import choices, quarter_of
from aanzet.volunteers.queries import given
from tests.volunteers.giving import SIGNED_UP, volunteer
from tests.work.world import TODAY, World, browser


def note(row: Volunteer, day: date = TODAY, minutes: int = 60, kind: str = "with_her") -> Hours:
    return hours_note(by=None, on=TODAY, volunteer=row, day=day, minutes=minutes, kind=kind)


def test_hours_stand_by_month_and_in_the_journal(world: World) -> None:
    row, actor = volunteer(world, "Sanne")
    note(row, minutes=90)
    note(row, TODAY - timedelta(days=1), 30, "travel")
    note(row, date(2026, 10, 2), 120)
    page = given.hours_page(actor=actor, volunteer=row)
    assert [(m.first, m.time) for m in page.months] == [
        (date(2026, 11, 1), "2:00 u"),
        (date(2026, 10, 1), "2:00 u"),
    ]
    assert page.minutes == 240
    told = Entry.objects.filter(action="hours.noted", organisation_id=world.north.pk)
    assert {each.data["minutes"] for each in told} == {30, 90, 120}


@pytest.mark.parametrize(
    ("day", "minutes", "field"),
    [
        (TODAY + timedelta(days=1), 60, "day"), (SIGNED_UP - timedelta(days=1), 60, "day"), (TODAY, 0, "minutes"),
        (TODAY, 24 * 60 + 1, "minutes"),
    ],
)  # fmt: skip
def test_hours_that_cannot_be_are_refused(world: World, day: date, minutes: int, field: str) -> None:
    row, _actor = volunteer(world, "Sanne")
    with pytest.raises(Refused) as told:
        note(row, day, minutes)
    assert told.value.field == field
    assert not QuerySet(Hours).exists()


def test_a_day_holds_24_hours_in_total(world: World) -> None:
    row, _actor = volunteer(world, "Sanne")
    first = note(row, minutes=20 * 60)
    with pytest.raises(Refused):
        note(row, minutes=4 * 60 + 1)
    note(row, minutes=4 * 60)
    hours_withdraw(by=None, on=TODAY, hours=first)
    note(row, minutes=20 * 60)


def test_after_the_last_day_nothing_is_written(world: World) -> None:
    row, _actor = volunteer(world, "Sanne")
    VolunteerEnd.objects.create(volunteer=row, last_day=date(2026, 11, 1), reason="moved")
    with pytest.raises(Refused):
        note(row, date(2026, 11, 2))
    note(row, date(2026, 11, 1))


def test_a_line_taken_back_stays_and_does_not_count(world: World) -> None:
    row, actor = volunteer(world, "Sanne")
    hours_withdraw(by=actor, on=TODAY, hours=note(row))
    page = given.hours_page(actor=actor, volunteer=row)
    assert page.minutes == 0
    assert page.months[0].lines[0].withdrawn_on == TODAY
    with pytest.raises(Refused):
        hours_withdraw(by=actor, on=TODAY, hours=QuerySet(Hours).get())


def test_a_line_of_a_meeting_goes_only_with_its_log(world: World) -> None:
    row, actor = volunteer(world, "Sanne")
    line = hours_note(
        by=None, on=TODAY, volunteer=row, day=TODAY, minutes=60, kind="with_her", match_id=uuid4()
    )
    with pytest.raises(Refused):
        hours_withdraw(by=actor, on=TODAY, hours=line)
    assert hours_withdraw(by=actor, on=TODAY, hours=line, with_the_log=True).withdrawn_on == TODAY


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_once(
    world: World, number: int, django_assert_num_queries: object
) -> None:
    row, actor = volunteer(world, "Sanne")
    for back in range(number):
        note(row, TODAY - timedelta(days=back))
    row.programme  # noqa: B018  (fetched with the door)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert given.hours_page(actor=actor, volunteer=row).minutes == 60 * number


def test_one_tap_writes_hours_down_and_the_page_shows_them(world: World) -> None:
    row, actor = volunteer(world, "Sanne")
    client = browser(actor)
    add, page = (reverse(f"volunteers:{name}", args=[row.pk]) for name in ("hours_add", "hours_list"))
    day = {"day_day": "22", "day_month": "11", "day_year": "2026", "kind": "with_her"}
    assert client.post(add, day | {"minutes": "90"}).status_code == 302
    assert client.post(add, day | {"minutes": "", "other": "25"}).status_code == 302
    assert client.post(add, day).status_code == 422
    assert client.post(add, day | {"other": "2000"}).status_code == 422
    text = client.get(page).content.decode()
    assert "1:55 u" in text
    line = QuerySet(Hours).get(minutes=25)
    client.post(reverse("volunteers:hours_withdraw", args=[line.pk]))
    assert "1:30 u" in client.get(page).content.decode()
    lines = (
        client.get(reverse("volunteers:hours_file", args=[row.pk])).content.decode("utf-8-sig").splitlines()
    )
    assert len(lines) == 2
    assert lines[1].startswith("2026-11-22;90;")


def test_proof_adds_up_a_period_by_kind(world: World) -> None:
    row, actor = volunteer(world, "Sanne")
    for day, minutes, kind in (
        (date(2026, 7, 1), 60, "with_her"), (date(2026, 9, 30), 30, "travel"), (date(2026, 9, 30), 45, "with_her"),
        (date(2026, 10, 1), 600, "with_her"),
    ):  # fmt: skip
        note(row, day, minutes, kind)
    found = given.proof(actor=actor, volunteer=row, period=quarter_of(date(2026, 8, 1)), on=TODAY)
    assert (found.minutes, found.days) == (135, 2)
    assert [time for _kind, time in found.kinds] == ["1:45 u", "0:30 u"]
    now = given.proof(actor=actor, volunteer=row, period=quarter_of(TODAY), on=TODAY)
    assert (now.since, now.until) == (date(2026, 10, 1), TODAY)
    client = browser(actor)
    place = reverse("volunteers:hours_proof", args=[row.pk])
    text = client.get(f"{place}?period=2026-q3").content.decode()
    assert "2:15 u" in text
    assert "Getekend namens" in text
    assert client.get(f"{place}?period=2031-q3").status_code == 404


def test_hours_are_of_the_volunteer_and_the_coordinator_alone(world: World) -> None:
    row, _actor = volunteer(world, "Sanne")
    _other, stranger = volunteer(world, "Bo")
    for who, status in (
        (world.staff(Role.COORDINATOR, world.north, "Marijke"), 200),
        (world.staff(Role.COORDINATOR, world.south, "Zuid"), 404), (stranger, 404),
        (world.staff(Role.EMPLOYER_CONTACT, world.organisation("bank"), "Lisa"), 404),
    ):  # fmt: skip
        client = browser(who)
        for name in ("hours_list", "hours_proof", "hours_file", "expense_list"):
            assert client.get(reverse(f"volunteers:{name}", args=[row.pk])).status_code == status, (name, who)


def test_periods_are_years_with_their_quarters_the_newest_first() -> None:
    found = [each.key for each in choices(date(2025, 11, 3), date(2026, 5, 1))]
    assert found == ["2026", "2026-q2", "2026-q1", "2025", "2025-q4"]
    assert quarter_of(date(2024, 2, 29)).ends == date(2024, 3, 31)
