"""A new alliance with three partners through the screens, and its sharing agreement (S1-02, S1-06, S1-07)."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanzet.alliances import actions, queries
from aanzet.alliances.models import Alliance, Organisation
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from tests.accounts.signin import sign_in
from tests.alliances.world import DAY, TODAY, World, actor, alliance, organisation

DATE = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2026"}


def test_alliance_with_three_partners_is_set_up_on_screen(world: World, client: Client) -> None:
    sign_in(client, world.admin)
    mission = {"mission_nl": "Samen aan het werk", "mission_en": "To work together"}
    response = client.post("/alliances/add/", {"name": "Nieuw", "languages": ["nl", "en"], **mission})
    made = Alliance.objects.get(name="Nieuw")
    assert response["Location"] == reverse("alliances:alliance_detail", args=[made.pk])
    assert made.mission == {"nl": "Samen aan het werk", "en": "To work together"}
    add = reverse("alliances:partner_add", args=[made.pk])
    given: dict[str, Any] = {"role": "partner", "kind": "association", "contact_role": "directeur", **DATE}
    for name in ("MALAK", "Vrouw en Vaart"):
        response = client.post(add, {**given, "name": name, "district": "West", "more": "1"})
        assert response["Location"] == add
    response = client.post(
        add, {**given, "name": "Gemeente Almere", "kind": "municipality", "municipality": "Almere"}
    )
    page = client.get(response["Location"]).content.decode()
    for text in ("Malak", "Vrouw en Vaart", "Gemeente Almere", "directeur"):
        assert text in page
    assert made.memberships.count() == 3
    assert Organisation.objects.filter(name__iexact="malak").count() == 1, (
        "a known organisation was added twice"
    )
    assert Organisation.objects.get(name="Gemeente Almere").region_code, (
        "the region follows from the municipality"
    )


def test_partner_with_the_same_role_is_refused(world: World, client: Client) -> None:
    sign_in(client, world.nadia)
    add = reverse("alliances:partner_add", args=[world.one.pk])
    page = client.post(add, {"name": "Malak", "role": "partner", "kind": "fund", **DATE})
    assert page.status_code == 200
    assert b'value="Malak"' in page.content
    assert world.one.memberships.count() == 1


def test_partner_that_left_stays_in_the_list(world: World) -> None:
    row = actions.partner_end(
        by=None, on=TODAY, partner=world.one.memberships.get(), ends_on=TODAY - timedelta(1)
    )
    page = queries.alliance_page(alliance=world.one, actor=actor(world.admin))
    assert [(p.name, p.now) for p in page.partners] == [("Malak", False)]
    with pytest.raises(Refused):
        actions.partner_end(by=None, on=TODAY, partner=row, ends_on=DAY - timedelta(1))


def test_second_save_meets_the_text_of_the_first(world: World, client: Client) -> None:
    sign_in(client, world.nadia)
    url = reverse("alliances:alliance_edit", args=[world.one.pk])
    given = {"languages": ["nl"], "version": "1"}
    client.post(url, {**given, "name": "Een anders"})
    page = client.post(url, {**given, "name": "Een weer anders"}).content.decode()
    assert "Een anders" in page
    assert "Een weer anders" in page
    assert Alliance.objects.get(pk=world.one.pk).name == "Een anders"


def test_partner_without_agreement_is_told_why(world: World) -> None:
    assert "nog geen afspraak" in queries.sharing_refusal(alliance=world.one, on=TODAY)
    row = actions.sharing_add(by=None, on=DAY, alliance=world.one, starts_on=DAY, topics=["match"])
    assert queries.sharing_refusal(alliance=world.one, on=TODAY) == ""
    assert queries.sharing_on(alliance=world.one.pk, on=TODAY, topic="match") == row
    assert queries.sharing_on(alliance=world.one.pk, on=TODAY, topic="plan") is None
    assert queries.sharing_on(alliance=world.two.pk, on=TODAY) is None
    actions.sharing_end(by=None, on=TODAY, agreement=row, ends_on=TODAY - timedelta(1))
    assert "stopte op" in queries.sharing_refusal(alliance=world.one, on=TODAY)


def test_agreement_is_added_and_ended_on_screen(world: World, client: Client) -> None:
    sign_in(client, world.nadia)
    page = reverse("alliances:alliance_detail", args=[world.one.pk])
    assert b"notice-warn" in client.get(page).content
    client.post(reverse("alliances:sharing_add", args=[world.one.pk]), {"topics": ["match"], **DATE})
    assert b"notice-warn" not in client.get(page).content
    row = world.one.sharing_agreements.get()
    day = {"ends_on_day": "2", "ends_on_month": "3", "ends_on_year": "2026"}
    client.post(reverse("alliances:sharing_end", args=[row.pk]), day)
    assert b"notice-warn" in client.get(page).content
    assert (
        Entry.objects.filter(action__in=["sharing.added", "sharing.ended"], actor_id=world.nadia.pk).count()
        == 2
    )


@pytest.mark.parametrize("many", [1, 3])
def test_list_asks_the_same_queries_for_any_number(
    world: World, client: Client, many: int, django_assert_num_queries: Any
) -> None:
    for number in range(many):
        alliance(f"Verbond {number}", organisation(f"Partner {number}"))
    sign_in(client, world.admin)
    client.get("/alliances/")
    with django_assert_num_queries(5):  # session, user, memberships, participant or not, the list
        page = client.get("/alliances/").content
    assert page.count(b"Verbond") == many


@pytest.mark.parametrize("many", [1, 3])
def test_detail_asks_the_same_queries_for_any_number(
    world: World, client: Client, many: int, django_assert_num_queries: Any
) -> None:
    made = alliance("Groot", *(organisation(f"Partner {number}") for number in range(many)))
    for number in range(many):
        grant = actions.grant_add(
            by=None, on=DAY, alliance=made, funder=world.city, reference=f"Beschikking {number}"
        )
        actions.period_add(by=None, on=DAY, grant=grant, starts_on=DAY)
    sign_in(client, world.admin)
    url = reverse("alliances:alliance_detail", args=[made.pk])
    client.get(url)
    with django_assert_num_queries(11):
        page = client.get(url).content
    assert page.count(b"Beschikking") == many
