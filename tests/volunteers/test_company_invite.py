"""A company's link: made once, hashed, until a day, for so many; and what its people let it see."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.alliances.models import AllianceMembership
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.volunteers.actions import (
    InviteInput,
    SignUp,
    company_invite_make,
    company_invite_withdraw,
    company_sign_up,
    quote_look,
    quote_say,
)
from aanzet.volunteers.models import CompanyInvite, EmployerYes, Quote, Volunteer
from aanzet.volunteers.queries.company import invite_lines, invite_of
from tests.cast import Cast
from tests.volunteers.giving import volunteer
from tests.work.world import TODAY, World, browser

LATER = TODAY + timedelta(days=30)


@pytest.fixture
def boss(world: World) -> Actor:
    AllianceMembership.objects.get_or_create(
        alliance=world.programme.alliance, organisation=world.organisation("bank"), role="mentors",
        defaults={"starts_on": date(2025, 1, 1)},
    )  # fmt: skip
    return world.staff(Role.COORDINATOR, world.north, "Marijke")


def make(world: World, boss: Actor, *, until: date = LATER, most: int = 2) -> tuple[CompanyInvite, str]:
    typed = InviteInput(world.programme, world.organisation("bank"), until, most)
    return company_invite_make(by=boss, on=TODAY, organisation=world.north, typed=typed)


def test_of_a_link_only_the_hash_is_kept(world: World, boss: Actor) -> None:
    row, token = make(world, boss)
    assert len(token) >= 32
    assert invite_of(token=token, on=TODAY) == row
    kept = [str(value) for value in CompanyInvite.objects.values().get().values()]
    told = str(Entry.objects.get(action="company_invite.made").data)
    assert not [value for value in (*kept, told) if token in value]


def test_a_link_works_until_its_day_or_until_it_is_withdrawn(world: World, boss: Actor) -> None:
    row, token = make(world, boss)
    assert invite_of(token=token, on=LATER) is not None
    assert invite_of(token=token, on=LATER + timedelta(days=1)) is None
    assert invite_of(token="other", on=TODAY) is None
    company_invite_withdraw(by=boss, on=TODAY, invite=row)
    assert invite_of(token=token, on=TODAY) is None
    with pytest.raises(Refused):
        company_invite_withdraw(by=boss, on=TODAY, invite=row)


def test_a_link_is_full_after_the_most_sign_ups(world: World, boss: Actor) -> None:
    bank = world.organisation("bank")
    volunteer(world, "Eerder", company=bank)  # before the link: does not count
    _row, token = make(world, boss)
    states = []
    for name in ("Anna", "Bo"):
        states.append(invite_lines(actor=boss, on=TODAY)[0].state)
        volunteer(world, name, company=bank)
    line = invite_lines(actor=boss, on=TODAY)[0]
    assert [*states, line.state, line.signed_up] == ["open", "open", "full", 2]
    assert invite_of(token=token, on=TODAY) is None


@pytest.mark.parametrize(
    ("until", "most", "field"),
    [
        (TODAY - timedelta(days=1), 5, "until"), (TODAY + timedelta(days=400), 5, "until"), (LATER, 0, "most"),
        (LATER, 501, "most"),
    ],
)  # fmt: skip
def test_a_link_that_cannot_be_is_refused(
    world: World, boss: Actor, until: date, most: int, field: str
) -> None:
    with pytest.raises(Refused) as told:
        make(world, boss, until=until, most=most)
    assert told.value.field == field


def test_one_company_has_one_link_at_a_time_and_only_who_gives_mentors(world: World, boss: Actor) -> None:
    row, _token = make(world, boss)
    with pytest.raises(Refused) as told:
        make(world, boss)
    assert told.value.field == "company"
    company_invite_withdraw(by=boss, on=TODAY, invite=row)
    make(world, boss)
    typed = InviteInput(world.programme, world.south, LATER, 5)
    with pytest.raises(Refused):
        company_invite_make(by=boss, on=TODAY, organisation=world.north, typed=typed)


def test_poster_shows_the_address_once_in_the_chosen_language(world: World, boss: Actor) -> None:
    client, bank = browser(boss), world.organisation("bank")
    page = reverse("volunteers:company_invite")
    typed = {
        "giver": f"{world.programme.pk}:{bank.pk}", "until_day": "22", "until_month": "12", "until_year": "2026",
        "most": "10", "language": "sv",
    }  # fmt: skip
    text = client.post(page, typed).content.decode()
    assert "En timme av dig öppnar en dörr" in text
    assert "<svg" in text
    token = text.split("/join/company/")[1].split("/")[0]
    assert invite_of(token=token, on=TODAY) is not None
    assert client.post(page, typed).status_code == 422
    text = client.get(reverse("volunteers:company_list")).content.decode()
    assert token not in text
    row = CompanyInvite.objects.get()
    client.post(reverse("volunteers:company_withdraw", args=[row.pk]))
    assert invite_of(token=token, on=TODAY) is None


def test_other_offices_reach_no_link(world: World, boss: Actor) -> None:
    row, _token = make(world, boss)
    client = browser(world.staff(Role.COORDINATOR, world.south, "Zuid"))
    assert "Bank" not in client.get(reverse("volunteers:company_list")).content.decode()
    assert client.post(reverse("volunteers:company_withdraw", args=[row.pk])).status_code == 404


def test_a_volunteer_says_what_the_employer_sees(world: World, boss: Actor) -> None:
    row, actor = volunteer(world, "Anna", company=world.organisation("bank"))
    page, client = reverse("volunteers:company_own", args=[row.pk]), browser(actor)
    client.post(page, {"do": "name"})
    client.post(page, {"do": "name"})
    assert QuerySet(EmployerYes).filter(ends_on__isnull=True).count() == 1
    client.post(page, {"do": "no_name"})
    assert not QuerySet(EmployerYes).filter(ends_on__isnull=True).exists()
    assert client.post(page, {"do": "words", "words": "Mooi"}).status_code == 422  # without the yes
    assert client.post(page, {"do": "words", "words": "Mooi", "yes": "on"}).status_code == 302
    assert client.post(page, {"do": "words", "words": "Mooier", "yes": "on"}).status_code == 302
    assert QuerySet(Quote).get(withdrawn_on__isnull=True).words == "Mooier"
    assert "Mooier" in browser(boss).get(reverse("volunteers:company_list")).content.decode()
    client.post(page, {"do": "no_words"})
    assert not QuerySet(Quote).filter(withdrawn_on__isnull=True).exists()


def test_words_are_read_by_somebody_else_and_hold_no_number(world: World, boss: Actor) -> None:
    row, actor = volunteer(world, "Anna", company=world.organisation("bank"))
    with pytest.raises(Refused):
        quote_say(by=actor, on=TODAY, volunteer=row, words="Zij heet 111222333")
    quote = quote_say(by=actor, on=TODAY, volunteer=row, words="Mooi")
    with pytest.raises(Refused):
        quote_look(by=actor, on=TODAY, quote=quote, shown=True)
    client = browser(boss)
    client.post(reverse("volunteers:company_quote", args=[quote.pk]), {"shown": "yes"})
    assert QuerySet(Quote).get().shown is True
    stranger = browser(world.staff(Role.COORDINATOR, world.south, "Zuid"))
    assert stranger.post(reverse("volunteers:company_quote", args=[quote.pk])).status_code == 404


def test_who_came_without_a_company_has_nothing_to_say_to_one(world: World) -> None:
    row, actor = volunteer(world, "Anna")
    assert browser(actor).get(reverse("volunteers:company_own", args=[row.pk])).status_code == 404
    with pytest.raises(Refused):
        quote_say(by=actor, on=TODAY, volunteer=row, words="Mooi")


def typed_by(name: str) -> dict[str, str | list[str]]:
    return {
        "name": name, "email": f"{name}@example.org".lower(), "phone": "", "is_woman": "", "background": "Bank",
        "languages": ["nl"], "halfdays": ["tue-am"], "postcode": "1102", "mode": "transit", "most_minutes": "45",
        "lengths": ["together"],
        "motivation": "", "heard_at": "",
    }  # fmt: skip


def test_the_link_opens_the_sign_up_with_the_company_fixed(cast: Cast, client: Client) -> None:
    row, token = made_by(cast, most=1)
    page = reverse("volunteers:company_join", args=[token])
    text = client.get(page).content.decode()
    assert row.company.name in text
    answer = client.post(page, typed_by("Anna"))
    assert answer.status_code == 302, answer.content.decode()
    kept = QuerySet(Volunteer).get(name="Anna")
    assert (kept.company, kept.organisation, kept.role) == (row.company, cast.organisation, "coach")
    # Full now: the next one is told where to go, and nothing is kept.
    late = client.post(page, typed_by("Bo"))
    assert late.status_code == 404
    assert reverse("volunteers:join_list") in late.content.decode()
    assert not QuerySet(Volunteer).filter(name="Bo").exists()


def test_a_link_that_stops_while_somebody_types_keeps_nothing(cast: Cast) -> None:
    row, _token = made_by(cast, most=5)
    company_invite_withdraw(by=None, on=cast.on, invite=row)
    with pytest.raises(Refused):
        company_sign_up(by=None, on=cast.on, invite=row, typed=SignUp("Anna", "anna@example.org"))
    assert not QuerySet(Volunteer).filter(name="Anna").exists()


@pytest.mark.parametrize("token", ["x", "company", "0" * 64])
def test_a_wrong_link_says_nothing_but_that_it_does_not_work(db: None, client: Client, token: str) -> None:
    answer = client.get(reverse("volunteers:company_join", args=[token]))
    assert answer.status_code == 404
    assert reverse("volunteers:join_list") in answer.content.decode()


def made_by(cast: Cast, *, most: int) -> tuple[CompanyInvite, str]:
    AllianceMembership.objects.create(
        alliance=cast.programme.alliance, organisation=cast.school, role="mentors", starts_on=date(2020, 1, 1)
    )
    typed = InviteInput(cast.programme, cast.school, cast.on + timedelta(days=9), most, role="coach")
    return company_invite_make(
        by=cast.actor("coordinator"), on=cast.on, organisation=cast.organisation, typed=typed
    )
