"""A grant is entered once; its reports are reminded of; approvals are a log (S1-03, S1-04, S5-02, S5-03)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from aanzet.alliances import actions, queries
from aanzet.alliances.models import Approval, Grant, Organisation
from aanzet.alliances.panels import reports_due_panel
from aanzet.core.errors import Refused
from tests.accounts.signin import sign_in
from tests.alliances.world import DAY, TODAY, World, actor


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def test_grant_is_entered_on_screen(world: World, client: Client) -> None:
    sign_in(client, world.nadia)
    given = {
        "funder": "stad",
        "commissioner": "Ministerie",
        "reference": "B-2021",
        "area": "Heel de stad",
        "conditions": "Twee verslagen per jaar.",
        "policy_priority_nl": "Gelijke kansen",
        **day("decided_on", date(2021, 8, 15)),
    }
    response = client.post(reverse("alliances:grant_add", args=[world.one.pk]), given)
    grant = Grant.objects.get(reference="B-2021")
    assert (grant.funder, grant.decided_on) == (world.city, date(2021, 8, 15))
    assert grant.commissioner == Organisation.objects.get(name="Ministerie")
    url = response["Location"]
    client.post(f"{url}periods/add/", day("starts_on", DAY) | day("ends_on", TODAY))
    client.post(f"{url}reports/add/", {"name": "Tussenverslag"} | day("due_on", TODAY))
    page = client.get(url).content.decode()
    for text in ("Gelijke kansen", "Heel de stad", "Tussenverslag", "Ministerie"):
        assert text in page
    changed = client.post(f"{url}edit/", given | {"area": "Noord", "version": "1"})
    assert changed["Location"] == url
    assert Grant.objects.get(pk=grant.pk).area == "Noord"


def test_period_is_extended_and_renewed_and_never_overlaps(world: World) -> None:
    grant = world.grant_one
    who: dict[str, Any] = {"by": None, "on": TODAY}
    first = actions.period_add(**who, grant=grant, starts_on=DAY, ends_on=date(2026, 6, 30))
    with pytest.raises(Refused):
        actions.period_add(**who, grant=grant, starts_on=date(2026, 6, 30))
    longer = actions.period_add(
        **who, grant=grant, starts_on=date(2026, 7, 1), ends_on=TODAY, renews=first, is_extension=True
    )
    actions.period_add(**who, grant=grant, starts_on=TODAY + timedelta(1), renews=longer)
    with pytest.raises(Refused):
        actions.period_add(**who, grant=grant, starts_on=date(2030, 1, 1))
    with pytest.raises(Refused):
        actions.period_add(**who, grant=world.grant_two, starts_on=DAY, renews=first)
    rows = queries.grant_page(grant=grant, actor=actor(world.nadia)).periods
    assert [(row.renews, row.is_extension, row.ends_on) for row in rows] == [
        (None, False, date(2026, 6, 30)),
        (DAY, True, TODAY),
        (date(2026, 7, 1), False, None),
    ]


def test_renewal_is_added_on_screen(world: World, client: Client) -> None:
    first = actions.period_add(by=None, on=DAY, grant=world.grant_one, starts_on=DAY, ends_on=TODAY)
    sign_in(client, world.nadia)
    url = reverse("alliances:period_add", args=[world.grant_one.pk])
    client.post(url, day("starts_on", TODAY + timedelta(1)) | {"follows": f"renews {first.pk}"})
    assert world.grant_one.periods.filter(renews=first, is_extension=False).count() == 1


@pytest.mark.parametrize(
    ("days", "kind"),
    [(31, None), (30, "info"), (15, "info"), (14, "soon"), (4, "soon"), (3, "now"), (-2, "now")],
)
def test_report_is_reminded_of_30_14_and_3_days_before(world: World, days: int, kind: str | None) -> None:
    actions.report_add(by=None, on=DAY, grant=world.grant_one, name="Verslag", due_on=TODAY + timedelta(days))
    for user in (world.nadia, world.karin):
        rows = queries.reports_due(actor=actor(user), on=TODAY)
        assert [(row.days, row.kind) for row in rows] == ([(days, kind)] if kind else [])


def test_sent_report_is_reminded_of_no_longer(world: World, client: Client) -> None:
    row = actions.report_add(by=None, on=DAY, grant=world.grant_one, name="Verslag", due_on=TODAY)
    with pytest.raises(Refused):
        actions.report_sent(by=None, on=TODAY, report=row, sent_on=TODAY + timedelta(1))
    sign_in(client, world.nadia)
    client.post(reverse("alliances:report_sent", args=[row.pk]), day("sent_on", TODAY - timedelta(1)))
    assert queries.reports_due(actor=actor(world.nadia), on=TODAY) == []


def test_worklist_offers_reports_to_who_sends_them(world: World, rf: RequestFactory) -> None:
    actions.report_add(by=None, on=DAY, grant=world.grant_one, name="Eindverslag", due_on=TODAY)
    request = rf.get("/")
    for user, shown in ((world.nadia, True), (world.karin, True), (world.joost, False), (world.tess, False)):
        request.actor = actor(user)  # type: ignore[attr-defined]
        assert ("Eindverslag" in reports_due_panel(request, None)) is shown


def test_approvals_are_a_log_without_a_way_back(world: World, client: Client) -> None:
    sign_in(client, world.joost)
    url = reverse("alliances:approval_add", args=[world.one.pk])
    client.post(url, {"subject": "Boodschap voor de site", "note": "versie 2"} | day("approved_on", DAY))
    row = Approval.objects.get()
    assert (row.commissioner, row.by) == (world.city, world.joost)
    for user in (world.joost, world.nadia):
        sign_in(client, user)
        page = client.get(reverse("alliances:approval_list", args=[world.one.pk])).content.decode()
        assert "Boodschap voor de site" in page
    assert client.post(url, {"subject": "x"} | day("approved_on", DAY)).status_code == 404
    for name in ("approval_edit", "approval_end", "approval_delete"):
        with pytest.raises(NoReverseMatch):
            reverse(f"alliances:{name}", args=[row.pk])
    with pytest.raises(Refused):
        actions.approval_add(
            by=actor(world.joost), on=TODAY, alliance=world.one, subject="x", approved_on=TODAY + timedelta(1)
        )


@pytest.mark.parametrize("many", [1, 3])
def test_approvals_ask_the_same_queries_for_any_number(
    world: World, client: Client, many: int, django_assert_num_queries: Any
) -> None:
    for number in range(many):
        actions.approval_add(
            by=actor(world.joost), on=TODAY, alliance=world.one, subject=f"Stuk {number}", approved_on=DAY
        )
    sign_in(client, world.joost)
    url = reverse("alliances:approval_list", args=[world.one.pk])
    client.get(url)
    with django_assert_num_queries(8):
        page = client.get(url).content
    assert page.count(b"Stuk") == many
