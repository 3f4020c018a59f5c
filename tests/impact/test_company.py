"""A company: counts and hours of its people, names only with a yes, a sheet of totals; never a participant."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.alliances.models import AllianceMembership
from aanzet.cases.actions import coach_assign
from aanzet.cases.enums import AssignmentKind
from aanzet.core import clock
from aanzet.impact.queries.company import Both, company_page, rounded, sheet, sheet_periods
from aanzet.matches.models import Match
from aanzet.volunteers.actions import (
    employer_yes_end,
    employer_yes_say,
    hours_note,
    quote_look,
    quote_say,
    quotes_withdraw,
)
from aanzet.volunteers.models import Quote, Volunteer, VolunteerEnd
from aanzet.volunteers.periods import quarter_of, year_of
from tests.sheets.test_good import _pages as pages
from tests.volunteers.giving import volunteer
from tests.work.world import TODAY, World, browser, user_of

Q3 = quarter_of(date(2026, 8, 1))


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def of_bank(world: World, name: str, *, active: bool = True, **fields: Any) -> tuple[Volunteer, Actor]:
    return volunteer(world, name, active=active, company=world.organisation("bank"), **fields)


@pytest.fixture
def contact(world: World) -> Actor:
    return world.staff(Role.EMPLOYER_CONTACT, world.organisation("bank"), "Lisa")


def meets(world: World, row: Volunteer, woman: str, starts: date = date(2026, 8, 1), **fields: Any) -> Match:
    return Match.objects.create(
        case=world.woman(woman, date(2026, 1, 10)), volunteer=row, starts_on=starts, **fields
    )


def give(row: Volunteer, day: date, minutes: int) -> None:
    hours_note(by=None, on=TODAY, volunteer=row, day=day, minutes=minutes, kind="with_her")


def test_own_people_are_counted_by_stage(world: World, contact: Actor) -> None:
    of_bank(world, "Anna")
    of_bank(world, "Bo", active=False)
    talked, _actor = of_bank(world, "Cas", active=False)
    talked.talks.create(held_on=TODAY, welcome=True)
    gone, _actor = of_bank(world, "Dirk")
    VolunteerEnd.objects.create(volunteer=gone, last_day=TODAY - timedelta(days=1), reason="company")
    volunteer(world, "Van een ander")
    page = company_page(actor=contact, on=TODAY)[0]
    stages = page.stages
    assert (stages.getting_ready, stages.active, stages.ended) == (1, 1, 1)
    assert (page.named, page.nameless) == ((), 3)


def test_a_sign_up_tells_a_company_nothing(world: World, contact: Actor) -> None:
    """A known address changes no row: if a new one changed a number, signing up would tell."""
    of_bank(world, "Anna")
    before = company_page(actor=contact, on=TODAY)
    bo, _actor = of_bank(world, "Bo", active=False)
    assert company_page(actor=contact, on=TODAY) == before
    bo.talks.create(held_on=TODAY, welcome=True)
    assert company_page(actor=contact, on=TODAY) != before


def test_who_was_a_mentor_before_is_counted_without_a_name(world: World, contact: Actor) -> None:
    mentor = world.staff(Role.MENTOR, world.organisation("bank"), "Torbjörn")
    case = world.woman("Vrouw Een", date(2026, 1, 10))
    coach_assign(by=None, on=TODAY, case=case, user=user_of(mentor), kind=AssignmentKind.MENTOR)
    assert company_page(actor=contact, on=TODAY)[0].stages.active == 1
    text = browser(contact).get(reverse("impact:company")).content.decode()
    assert "Torbjörn" not in text
    assert "Vrouw" not in text.replace("vrouwen", "")


def test_a_name_is_seen_only_while_its_yes_stands(world: World, contact: Actor) -> None:
    row, actor = of_bank(world, "Annika")
    of_bank(world, "Bosse")
    page, client = reverse("impact:company"), browser(contact)
    assert "Annika" not in client.get(page).content.decode()
    employer_yes_say(by=actor, on=TODAY, volunteer=row)
    text = client.get(page).content.decode()
    assert "Annika" in text
    assert "Bosse" not in text
    employer_yes_end(by=actor, on=TODAY, volunteer=row)
    assert "Annika" not in client.get(page).content.decode()


def test_hours_are_whole_and_together_per_quarter(world: World, contact: Actor) -> None:
    one, _actor = of_bank(world, "Anna")
    two, _actor = of_bank(world, "Bo")
    stranger, _actor = volunteer(world, "Van een ander")
    give(one, date(2026, 7, 1), 90)
    give(two, date(2026, 9, 30), 80)
    give(two, date(2026, 10, 1), 60)
    give(stranger, date(2026, 8, 1), 600)
    hours = company_page(actor=contact, on=TODAY)[0].hours
    assert [number for _name, number in hours] == [1, 2, 0, 0]


def test_programme_totals_are_rounded(world: World, contact: Actor) -> None:
    for number in range(4):
        world.woman(f"Vrouw Nummer{number}", date(2026, 1, 10))
    of_bank(world, "Anna")
    page = company_page(actor=contact, on=TODAY)[0]
    assert {number for *_names, number in page.totals} == {0, 5}
    assert "Vrouw Nummer" not in browser(contact).get(reverse("impact:company")).content.decode()


@pytest.mark.parametrize(("number", "shown"), [(0, 0), (2, 0), (3, 5), (98, 100), (102, 100)])
def test_public_totals_are_rounded_to_five(number: int, shown: int) -> None:
    assert rounded(number) == shown


def test_sheet_holds_totals_of_a_period(world: World) -> None:
    bank = world.organisation("bank")
    row, _actor = of_bank(world, "Anna")
    for name in ("Een", "Twee", "Drie"):
        meets(world, row, f"Vrouw {name}")
    meets(world, row, "Vrouw Later", date(2026, 10, 2))
    meets(world, row, "Vrouw Eerder", date(2026, 2, 1), ends_on=date(2026, 6, 30))
    give(row, date(2026, 8, 1), 125)
    give(row, date(2026, 10, 2), 600)
    found = sheet(company=bank, period=Q3, on=TODAY)
    assert (found.volunteers, found.hours, found.women) == (1, 2, 5)
    # A year that goes on is counted up to its last full quarter.
    whole = sheet(company=bank, period=year_of(2026), on=TODAY)
    assert (whole.until, whole.hours) == (date(2026, 9, 30), 2)


def test_a_new_match_changes_no_sheet_before_its_quarter_is_over(world: World) -> None:
    bank = world.organisation("bank")
    row, _actor = of_bank(world, "Anna")
    for name in ("Een", "Twee"):
        meets(world, row, f"Vrouw {name}")
    periods = sheet_periods(company=bank, on=TODAY)
    assert [each.key for each in periods] == ["2026", "2026-q3", "2026-q2", "2026-q1"]
    before = [sheet(company=bank, period=each, on=TODAY) for each in periods]
    meets(world, row, "Vrouw Drie", TODAY)
    assert [sheet(company=bank, period=each, on=TODAY) for each in periods] == before
    assert [each.women for each in before] == [0, 0, 0, 0]


def test_there_is_no_sheet_before_the_first_quarter_is_over(world: World, contact: Actor) -> None:
    of_bank(world, "Anna", signed_up_on=date(2026, 10, 5))
    bank = world.organisation("bank")
    assert sheet_periods(company=bank, on=TODAY) == []
    assert browser(contact).get(reverse("impact:company_sheet", args=[bank.pk])).status_code == 200


def test_words_stand_on_the_sheet_after_a_yes_and_a_reading(world: World, contact: Actor) -> None:
    bank = world.organisation("bank")
    row, actor = of_bank(world, "Anna")
    said = quote_say(by=actor, on=date(2026, 9, 1), volunteer=row, words="Ik leerde zelf het meest.")
    words = lambda: sheet(company=bank, period=Q3, on=TODAY).quotes  # noqa: E731
    assert words() == ()
    quote_look(by=None, on=TODAY, quote=said, shown=False)
    assert words() == ()
    quote_look(by=None, on=TODAY, quote=said, shown=True)
    assert words() == ("Ik leerde zelf het meest.",)
    place = reverse("impact:company_sheet", args=[bank.pk]) + "?period=2026-q3"
    text = browser(contact).get(place).content.decode()
    assert "Ik leerde zelf het meest." in text
    assert "Anna" not in text
    quotes_withdraw(by=actor, on=TODAY, volunteer=row)
    assert words() == ()
    assert QuerySet(Quote).get().withdrawn_on == TODAY


def test_sheet_and_pdf_are_for_the_contact_of_that_company(
    world: World, contact: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aanzet.cases.documents.pdf", lambda html: html.encode())
    bank = world.organisation("bank")
    row, _actor = of_bank(world, "Anna")
    meets(world, row, "Vrouw Nummer")
    AllianceMembership.objects.create(
        alliance=world.programme.alliance,
        organisation=world.south,
        role="mentors",
        starts_on=date(2026, 1, 1),
    )
    stranger = world.staff(Role.EMPLOYER_CONTACT, world.south, "Ander")
    for name in ("company_sheet", "company_pdf"):
        place = reverse(f"impact:{name}", args=[bank.pk])
        answer = browser(contact).get(place)
        assert answer.status_code == 200
        assert "Vrouw Nummer" not in answer.content.decode()
        assert browser(stranger).get(place).status_code == 404
        assert browser(contact).get(f"{place}?period=2031").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_as_often_for_many(
    world: World, contact: Actor, number: int, django_assert_num_queries: object
) -> None:
    for each in range(number):
        row, actor = of_bank(world, f"Anna{each}")
        employer_yes_say(by=actor, on=TODAY, volunteer=row)
        meets(world, row, f"Vrouw {each}")
    company_page(actor=contact, on=TODAY)  # what is kept in memory
    with django_assert_num_queries(PAGE_QUERIES):  # type: ignore[operator]
        assert len(company_page(actor=contact, on=TODAY)[0].named) == number


PAGE_QUERIES = 16


def test_who_left_is_neither_named_nor_quoted(world: World, contact: Actor) -> None:
    row, actor = of_bank(world, "Annika")
    employer_yes_say(by=actor, on=TODAY, volunteer=row)
    said = quote_say(by=actor, on=date(2026, 9, 1), volunteer=row, words="Mooi")
    quote_look(by=None, on=TODAY, quote=said, shown=True)
    assert sheet(company=world.organisation("bank"), period=Q3, on=TODAY).quotes == ("Mooi",)
    VolunteerEnd.objects.create(volunteer=row, last_day=TODAY - timedelta(days=1), reason="company")
    assert company_page(actor=contact, on=TODAY)[0].named == ()
    assert sheet(company=world.organisation("bank"), period=Q3, on=TODAY).quotes == ()


def test_the_real_paper_is_one_a4(world: World, contact: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """With as many and as long words as a sheet can hold, and every question of the surveys."""
    pytest.importorskip("weasyprint")
    for number in range(4):
        row, actor = of_bank(world, f"Anna{number}")
        said = quote_say(by=actor, on=date(2026, 9, 1), volunteer=row, words="Wij leerden veel. " * 13)
        quote_look(by=None, on=TODAY, quote=said, shown=True)
    both = tuple(
        Both("Weet je hoe je hier aan werk komt? " * 2, 5, (2.1, 3.4), (1.5, None)) for _ in range(6)
    )
    monkeypatch.setattr("aanzet.impact.queries.company._both", lambda people, until: both)
    answer = browser(contact).get(reverse("impact:company_pdf", args=[world.organisation("bank").pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert pages(answer.content) == 1
