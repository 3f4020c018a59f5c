"""Costs: told in local notation, approved or not with words, paid, listed for the bookkeeper; the limit."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.core.errors import Conflict, Refused
from aanzet.reference.countries import country_profile
from aanzet.volunteers.actions import (
    ExpenseInput,
    expense_decide,
    expense_tell,
    expense_withdraw,
    expenses_pay,
)
from aanzet.volunteers.models import Expense, Volunteer
from aanzet.volunteers.queries.expenses import limit_of, own_expenses
from tests.volunteers.giving import SIGNED_UP, volunteer
from tests.work.world import TODAY, World, browser


def tell(
    row: Volunteer, amount: str = "4.20", kind: str = "travel", day: date = TODAY, what: str = ""
) -> Expense:
    typed = ExpenseInput(day, kind, Decimal(amount), what)
    return expense_tell(by=None, on=TODAY, volunteer=row, typed=typed)


def decide(boss: Actor, row: Expense, *, approved: bool = True, words: str = "") -> Expense:
    return expense_decide(by=boss, on=TODAY, expense=row, seen=row.version, approved=approved, words=words)


@pytest.fixture
def boss(world: World) -> Actor:
    return world.staff(Role.COORDINATOR, world.north, "Marijke")


def test_a_cost_is_told_approved_and_paid(world: World, boss: Actor) -> None:
    row, actor = volunteer(world, "Sanne")
    cost = tell(row)
    assert cost.currency == "EUR"
    states = []
    for step in (
        lambda: None,
        lambda: decide(boss, cost),
        lambda: expenses_pay(by=boss, on=TODAY, expenses=[cost]),
    ):
        step()
        states.append(own_expenses(actor=actor, volunteer=row)[0].state)
    assert states == ["told", "approved", "paid"]
    with pytest.raises(Refused):
        decide(boss, QuerySet(Expense).get(), approved=False, words="Toch niet")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"amount": "0"}, "amount"), ({"amount": "-3"}, "amount"), ({"amount": "50000"}, "amount"),
        ({"day": TODAY + timedelta(days=1)}, "day"), ({"day": SIGNED_UP - timedelta(days=1)}, "day"),
        ({"kind": "other"}, "what"), ({"what": "BSN 111222333"}, "what"),
    ],
)  # fmt: skip
def test_a_cost_that_cannot_be_is_refused(world: World, values: dict[str, object], field: str) -> None:
    row, _actor = volunteer(world, "Sanne")
    with pytest.raises(Refused) as told:
        tell(row, **values)  # type: ignore[arg-type]
    assert told.value.field == field


def test_a_no_says_why_and_the_own_cost_is_for_somebody_else(world: World, boss: Actor) -> None:
    row, actor = volunteer(world, "Sanne")
    cost = tell(row)
    with pytest.raises(Refused) as told:
        decide(boss, cost, approved=False)
    assert told.value.field == "words"
    with pytest.raises(Refused):
        decide(actor, cost)
    decide(boss, cost, approved=False, words="Dit is al betaald")
    line = own_expenses(actor=actor, volunteer=row)[0]
    assert (line.state, line.words) == ("refused", "Dit is al betaald")
    with pytest.raises(Refused):
        expenses_pay(by=boss, on=TODAY, expenses=[cost])


def test_who_decides_late_sees_what_the_other_decided(world: World, boss: Actor) -> None:
    row, _actor = volunteer(world, "Sanne")
    cost = tell(row)
    decide(boss, cost)
    with pytest.raises(Conflict):
        decide(boss, cost, approved=False, words="Nee")


def test_a_cost_is_taken_back_until_somebody_decided(world: World, boss: Actor) -> None:
    row, actor = volunteer(world, "Sanne")
    first, second = tell(row), tell(row, "6")
    expense_withdraw(by=actor, on=TODAY, expense=first)
    decide(boss, second)
    with pytest.raises(Refused):
        expense_withdraw(by=actor, on=TODAY, expense=second)
    with pytest.raises(Refused):
        decide(boss, first)


def test_only_an_allowance_counts_against_the_limit(world: World) -> None:
    row, _actor = volunteer(world, "Sanne")
    tell(row, "900", "travel")
    found = limit_of(volunteer=row, day=TODAY)
    assert found is not None
    assert (found.used, found.level) == (Decimal(0), "")
    levels = []
    for amount in ("100", "70", "40", "1"):  # of 210 a month
        tell(row, amount, "fixed")
        found = limit_of(volunteer=row, day=TODAY)
        assert found is not None
        levels.append(found.level)
    assert levels == ["", "near", "at", "over"]


def test_the_year_has_its_own_limit_and_a_refused_allowance_does_not_count(world: World, boss: Actor) -> None:
    row, _actor = volunteer(world, "Sanne")
    for month in range(1, 11):
        tell(row, "210", "fixed", date(2026, month, 20))
    found = limit_of(volunteer=row, day=TODAY)
    assert found is not None
    assert (found.used, found.month_used, found.level) == (Decimal(2100), Decimal(0), "at")
    decide(boss, tell(row, "50", "fixed"), approved=False, words="De grens is bereikt")
    again = limit_of(volunteer=row, day=TODAY)
    assert again == found


def test_sweden_has_no_allowance_and_pays_in_kronor(world: World) -> None:
    world.north.country = "se"
    world.north.save(update_fields=["country"])
    row, _actor = volunteer(world, "Sanne")
    assert limit_of(volunteer=row, day=TODAY) is None
    assert tell(row, "120").currency == "SEK"
    with pytest.raises(Refused) as told:
        tell(row, "120", "fixed")
    assert told.value.field == "kind"


def test_limits_are_data_with_year_and_source() -> None:
    dutch = country_profile("nl")
    assert {each.year for each in dutch.allowances} == {2025, 2026}
    assert all(each.source and each.basis in {"published", "carried"} for each in dutch.allowances)
    known = dutch.allowance(2025)
    assert known is not None
    assert (known.month, known.whole_year, known.basis) == (210, 2100, "published")
    assert dutch.allowance(2024) is None
    assert country_profile("se").allowances == ()


def test_pages_from_telling_to_the_file_of_the_bookkeeper(world: World, boss: Actor) -> None:
    row, actor = volunteer(world, "=Sanne")
    mine, office = browser(actor), browser(boss)
    add = reverse("volunteers:expense_add", args=[row.pk])
    typed = {"day_day": "21", "day_month": "11", "day_year": "2026", "kind": "travel", "what": "@bus"}
    assert mine.post(add, typed | {"amount": "vier"}).status_code == 422
    assert mine.post(add, typed | {"amount": "1.204,50"}).status_code == 302
    cost = QuerySet(Expense).get()
    assert cost.amount == Decimal("1204.50")
    assert "1.204,50" in mine.get(reverse("volunteers:expense_list", args=[row.pk])).content.decode()
    place = reverse("volunteers:expense_decide", args=[cost.pk])
    assert office.post(place, {"approved": "no", "version": cost.version}).status_code == 422
    assert office.post(place, {"approved": "yes", "version": cost.version}).status_code == 302
    paid = {"paid": [str(cost.pk), "x"]}
    assert office.post(reverse("volunteers:expense_pay"), paid).status_code == 302
    assert "1.204,50" in office.get(reverse("volunteers:expense_office")).content.decode()
    lines = office.get(reverse("volunteers:expense_file")).content.decode("utf-8-sig").splitlines()
    assert lines[1] == "2026-11-21;'=Sanne;Proefprogramma;Reizen;'@bus;EUR;1204,50;2026-11-22;2026-11-22"
    assert len(office.get(reverse("volunteers:expense_file") + "?year=2025").content.splitlines()) == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_office_list_asks_the_database_as_often_for_many(
    world: World, boss: Actor, number: int, django_assert_num_queries: object
) -> None:
    from aanzet.volunteers.queries.expenses import office_expenses

    for each in range(number):
        tell(volunteer(world, f"Sanne{each}")[0])
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(office_expenses(actor=boss, state="told")) == number


def test_another_office_and_another_volunteer_reach_no_cost(world: World) -> None:
    row, _actor = volunteer(world, "Sanne")
    cost = tell(row)
    stranger = browser(world.staff(Role.COORDINATOR, world.south, "Zuid"))
    assert stranger.get(reverse("volunteers:expense_decide", args=[cost.pk])).status_code == 404
    stranger.post(reverse("volunteers:expense_pay"), {"paid": [str(cost.pk)]})
    assert "4,20" not in stranger.get(reverse("volunteers:expense_office")).content.decode()
    _other, actor = volunteer(world, "Bo")
    assert browser(actor).post(reverse("volunteers:expense_withdraw", args=[cost.pk])).status_code == 404
    assert QuerySet(Expense).get().withdrawn_on is None
