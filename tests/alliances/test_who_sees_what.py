"""An organisation in two alliances: people of the one see nothing of the other (S1-01)."""

import pytest
from django.test import Client
from django.urls import reverse

from aanzet.access.queries import visible
from aanzet.alliances import actions, queries
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Alliance, AllianceMembership, Grant, Membership, Organisation, ReportDue
from tests.accounts.signin import sign_in
from tests.alliances.world import DAY, TODAY, World, actor, organisation, person


def names(rows: object) -> list[str]:
    return sorted(str(row) for row in rows)  # type: ignore[attr-defined]


def test_people_of_one_alliance_see_nothing_of_the_other(world: World, client: Client) -> None:
    assert names(visible(Alliance, actor(world.nadia), "alliance.read")) == ["Een"]
    assert names(visible(Alliance, actor(world.tess), "alliance.read")) == ["Twee"]
    assert names(visible(Grant, actor(world.tess), "grant.read")) == []
    sign_in(client, world.tess)
    other = world.one.memberships.get()
    for name, pk in (
        ("alliance_detail", world.one.pk),
        ("alliance_edit", world.one.pk),
        ("partner_add", world.one.pk),
        ("sharing_add", world.one.pk),
        ("grant_add", world.one.pk),
        ("approval_list", world.one.pk),
        ("partner_end", other.pk),
        ("grant_detail", world.grant_one.pk),
        ("grant_edit", world.grant_one.pk),
    ):
        assert client.get(reverse(f"alliances:{name}", args=[pk])).status_code == 404, name
    page = client.get(reverse("alliances:alliance_list")).content
    assert b"Twee" in page
    assert b"Een<" not in page


def test_hidden_and_absent_are_the_same_answer(world: World, client: Client) -> None:
    sign_in(client, world.tess)
    hidden = client.get(reverse("alliances:alliance_detail", args=[world.one.pk]))
    absent = client.get(reverse("alliances:alliance_detail", args=[world.shared.pk]))
    assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content)


def test_membership_without_alliance_speaks_of_all_of_its_organisation(world: World) -> None:
    both = person("Femke", Role.COORDINATOR, world.shared)
    assert names(visible(Alliance, actor(both), "alliance.read")) == ["Een", "Twee"]


def test_partner_that_left_sees_the_alliance_no_longer(world: World) -> None:
    femke = person("Femke", Role.COORDINATOR, world.shared)
    for row in AllianceMembership.objects.all():
        actions.partner_end(by=None, on=DAY, partner=row, ends_on=DAY)
    assert names(visible(Alliance, actor(femke), "alliance.read")) == []


def test_funder_sees_what_it_pays_for_only(world: World) -> None:
    joost = actor(world.joost)
    assert names(visible(Alliance, joost, "alliance.read")) == ["Een"]
    assert names(visible(Grant, joost, "grant.read")) == ["G-1"]
    page = queries.alliance_page(alliance=world.one, actor=joost)
    assert [row.name for row in page.grants] == ["G-1"]


def test_funder_changes_nothing_but_approvals(world: World, client: Client) -> None:
    sign_in(client, world.joost)
    for name in ("alliance_edit", "partner_add", "grant_add", "sharing_add"):
        assert client.get(reverse(f"alliances:{name}", args=[world.one.pk])).status_code == 404, name
    assert client.get(reverse("alliances:approval_add", args=[world.one.pk])).status_code == 200


def test_coordinator_sees_the_staff_of_her_own_organisation_only(world: World, client: Client) -> None:
    other = organisation("Prachtvrouw")
    stranger = person("Sanne", Role.COACH, other)
    sign_in(client, world.karin)
    assert names(visible(Organisation, actor(world.karin), "staff.list")) == ["Malak"]
    assert client.get(reverse("alliances:staff_list", args=[world.shared.pk])).status_code == 200
    assert client.get(reverse("alliances:staff_list", args=[other.pk])).status_code == 404
    row = Membership.objects.get(user=stranger)
    assert client.get(reverse("alliances:staff_end", args=[row.pk])).status_code == 404


def test_reports_of_another_alliance_are_not_reminded_of(world: World) -> None:
    actions.report_add(by=None, on=DAY, grant=world.grant_one, name="Tussenverslag", due_on=TODAY)
    assert names(visible(ReportDue, actor(world.tess), "report.sent")) == []
    assert queries.reports_due(actor=actor(world.tess), on=TODAY) == []
    assert queries.reports_due(actor=actor(world.joost), on=TODAY) == []
    assert len(queries.reports_due(actor=actor(world.nadia), on=TODAY)) == 1


@pytest.mark.parametrize("role", [Role.COACH, Role.MENTOR, Role.EMPLOYER_CONTACT])
def test_coach_mentor_and_employer_reach_no_page_of_this_room(
    world: World, client: Client, role: Role
) -> None:
    sign_in(client, person("Lies", role, world.shared))
    for path in ("/alliances/", "/organisations/", "/alliances/add/", "/organisations/add/"):
        assert client.get(path).status_code == 404, path
    assert client.get("/account/tasks/").status_code == 200


def test_lead_of_one_alliance_does_not_lead_the_other_in_which_she_coordinates(world: World) -> None:
    actions.membership_add(
        by=None,
        on=DAY,
        user=world.nadia,
        organisation=world.shared,
        role=Role.COORDINATOR,
        alliance=world.two,
    )
    both = actor(world.nadia)
    assert names(visible(Alliance, both, "alliance.read")) == ["Een", "Twee"]
    assert names(visible(Alliance, both, "alliance.edit")) == ["Een"]
