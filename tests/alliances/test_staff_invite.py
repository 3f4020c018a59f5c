"""Who works where: invitations bound to an address, ends that hold at once, her own yes to a public name."""

import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from aanzet.access.actor import system_actor
from aanzet.accounts.models import User
from aanzet.alliances import actions
from aanzet.alliances.actions.staff import Link
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Invitation, Membership
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from tests.accounts.signin import sign_in
from tests.alliances.world import World, actor, organisation, person

PASSWORD = "drie losse woorden"  # an invented person's
GIVEN = {"email": "bas@example.org", "name": "Bas", "password": PASSWORD}


def invite(world: World, **changes: Any) -> Link:
    given: dict[str, Any] = {
        "by": system_actor(),
        "on": clock.today(),
        "organisation": world.shared,
        "email": "Bas@example.org",
        "role": Role.COACH,
        "alliance": world.one,
    }
    return actions.invitation_create(**(given | changes))


def path(link: Link) -> str:
    return "/welcome/" + link.url.split("/welcome/")[1]


def test_invitation_makes_account_and_task_once(world: World, client: Client) -> None:
    link = invite(world)
    token = path(link).split("/")[2]
    assert link.url in str(mail.outbox[0].body)
    assert token not in str(Invitation.objects.values().get())
    assert client.get(path(link)).status_code == 200
    response = client.post(path(link), GIVEN)
    assert response["Location"] == "/account/", "the second factor comes next"
    task = Membership.objects.get(user__email="bas@example.org")
    assert (task.role, task.organisation, task.alliance) == ("coach", world.shared, world.one)
    assert Client().get(path(link)).status_code == 404
    assert Client().post(path(link), GIVEN).status_code == 404
    assert Membership.objects.filter(user=task.user).count() == 1


def test_used_old_withdrawn_and_invented_links_give_the_same_page(world: World, client: Client) -> None:
    old, withdrawn, used = (invite(world, email=f"bas{n}@example.org") for n in range(3))
    Invitation.objects.filter(pk=old.invitation.pk).update(expires_at=clock.now() - timedelta(seconds=1))
    actions.invitation_withdraw(by=actor(world.admin), on=clock.today(), invitation=withdrawn.invitation)
    Client().post(path(used), GIVEN | {"email": "bas2@example.org"})
    links = (path(old), path(withdrawn), path(used), "/welcome/invented/")
    csrf = re.compile(rb"csrfmiddlewaretoken\S+ value=\S+")
    pages = {csrf.sub(b"", client.get(each).content).replace(each.encode(), b"") for each in links}
    assert len(pages) == 1


def test_link_lives_seven_days(world: World) -> None:
    left = invite(world).invitation.expires_at - clock.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)


def test_link_works_for_its_own_address_only(world: World, client: Client) -> None:
    link = invite(world)
    page = client.post(path(link), GIVEN | {"email": "dief@example.org"})
    assert page.status_code == 200
    assert not User.objects.filter(email="dief@example.org").exists()
    sign_in(client, world.tess)
    assert client.post(path(link), {"email": "tess@example.org"}).status_code == 200
    assert client.post(path(link), {"email": "bas@example.org"}).status_code == 302, (
        "the address has no account"
    )
    assert not Membership.objects.filter(user=world.tess, role="coach").exists()


def test_known_account_has_to_be_signed_in(world: World, client: Client) -> None:
    link = invite(world, email="tess@example.org")
    assert client.post(path(link), GIVEN | {"email": "tess@example.org"}).status_code == 200
    assert not Membership.objects.filter(user=world.tess, role="coach").exists()
    sign_in(client, world.tess)
    assert client.post(path(link), {"email": "tess@example.org"})["Location"] == "/"
    assert Membership.objects.filter(user=world.tess, role="coach").count() == 1


def test_new_invitation_ends_the_earlier_one(world: World, client: Client) -> None:
    first, second = invite(world), invite(world)
    assert client.get(path(first)).status_code == 404
    assert client.get(path(second)).status_code == 200


def test_weak_password_is_refused(world: World, client: Client) -> None:
    link = invite(world)
    assert client.post(path(link), GIVEN | {"password": "kort"}).status_code == 200
    assert not User.objects.filter(email="bas@example.org").exists()


def test_coordinator_invites_and_withdraws_on_screen(world: World, client: Client) -> None:
    sign_in(client, world.karin)
    url = reverse("alliances:staff_invite", args=[world.shared.pk])
    page = client.get(url).content
    assert b'value="coach"' in page
    assert b'value="administrator"' not in page
    given = {"email": "bas@example.org", "name": "Bas", "role": "coach", "language": "sv", "alliance": ""}
    assert client.post(url, given).status_code == 200, "she coordinates for one alliance only"
    assert client.post(url, given | {"alliance": str(world.two.pk)}).status_code == 200
    assert not Invitation.objects.exists()
    given["alliance"] = str(world.one.pk)
    client.post(url, given)
    staff = reverse("alliances:staff_list", args=[world.shared.pk])
    assert b"bas@example.org" in client.get(staff).content
    client.post(reverse("alliances:invitation_withdraw", args=[Invitation.objects.get().pk]))
    assert b"bas@example.org" not in client.get(staff).content
    other = invite(world, organisation=organisation("Prachtvrouw")).invitation
    assert client.post(reverse("alliances:invitation_withdraw", args=[other.pk])).status_code == 404


def test_coordinator_for_one_alliance_sees_no_staff_of_the_other(world: World, client: Client) -> None:
    invite(world, alliance=world.two, email="geheim@example.org")
    with pytest.raises(Refused):
        invite(world, by=actor(world.karin), alliance=None)
    sign_in(client, world.karin)
    page = client.get(reverse("alliances:staff_list", args=[world.shared.pk])).content.decode()
    assert "Nadia" in page
    assert "Tess" not in page
    assert "geheim" not in page
    row = Membership.objects.get(user=world.tess)
    assert client.get(reverse("alliances:staff_end", args=[row.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ALLIANCE_LEAD, Role.FUNDER])
def test_coordinator_hands_out_no_higher_role(world: World, role: Role) -> None:
    with pytest.raises(Refused):
        invite(world, by=actor(world.karin), role=role)
    assert invite(world, by=actor(world.admin), role=role).invitation.role == role


def test_inviting_and_ending_ask_a_fresh_sign_in(world: World, client: Client) -> None:
    sign_in(client, world.karin, fresh=False)
    for url in (
        reverse("alliances:staff_invite", args=[world.shared.pk]),
        reverse("alliances:staff_end", args=[Membership.objects.get(user=world.nadia).pk]),
    ):
        assert client.get(url)["Location"].startswith("/login/"), url


def test_ended_task_shows_nothing_at_the_next_request(world: World, client: Client) -> None:
    lies = person("Lies", Role.COORDINATOR, world.shared, world.one)
    hers, office = Client(), client
    sign_in(hers, lies)
    sign_in(office, world.karin)
    assert hers.get("/organisations/").status_code == 200
    row = Membership.objects.get(user=lies)
    today = clock.today()
    day = {"ends_on_day": str(today.day), "ends_on_month": str(today.month), "ends_on_year": str(today.year)}
    office.post(reverse("alliances:staff_end", args=[row.pk]), day | {"at_once": "on"})
    assert hers.get("/organisations/").status_code == 403
    assert Entry.objects.filter(action="staff.ended", object_id=row.pk).count() == 1


def test_nobody_ends_her_own_task_or_a_higher_one(world: World) -> None:
    karin = actor(world.karin)
    for user in (world.karin, world.nadia):
        row = Membership.objects.get(user=user)
        with pytest.raises(Refused):
            actions.staff_end(by=karin, on=clock.today(), membership=row, ends_on=clock.today())


def test_public_name_needs_her_own_yes_and_keeps_its_history(world: World, client: Client) -> None:
    sign_in(client, world.karin)
    row = Membership.objects.get(user=world.karin)
    url = reverse("alliances:task_edit", args=[row.pk])
    client.post(url, {"reach_hours": "di 9-12", "public_name": "on"})
    row.refresh_from_db()
    assert row.public_name_agreed_on == clock.today()
    assert b"di 9-12" in client.get("/account/tasks/").content
    client.post(url, {"reach_hours": "di 9-12"})
    row.refresh_from_db()
    assert row.public_name_agreed_on is None
    actions_done = Entry.objects.filter(object_id=row.pk, actor_id=world.karin.pk).values_list(
        "action", flat=True
    )
    assert set(actions_done) == {"staff.public_name_agreed", "staff.public_name_withdrawn"}
    sign_in(client, world.admin)
    assert client.get(url).status_code == 404
    with pytest.raises(Refused):
        actions.task_edit(
            by=actor(world.admin), on=clock.today(), membership=row, reach_hours="", public_name=True
        )


def test_commands_print_a_link(world: World) -> None:
    out = StringIO()
    call_command(
        "staff", "admin", "eerste@example.org", "--name", "Eerste", "--organisation", "Beheer", stdout=out
    )
    call_command("staff", "invite", "c@example.org", "--role", "coach", "--organisation", "malak", stdout=out)
    links = re.findall(r"/welcome/([\w-]+)/", out.getvalue())
    assert len(links) == 2
    roles = Invitation.objects.order_by("created_at").values_list("role", "organisation__name")
    assert list(roles) == [("administrator", "Beheer"), ("coach", "Malak")]
    with pytest.raises(CommandError):
        call_command("staff", "invite", "c@example.org", "--role", "coach", "--organisation", "none")


@pytest.mark.parametrize("many", [1, 3])
def test_staff_lists_ask_the_same_queries_for_any_number(
    world: World, client: Client, many: int, django_assert_num_queries: Any
) -> None:
    where = organisation("Groot")
    for number in range(many):
        person(f"Lid{number}", Role.COACH, where)
        invite(world, organisation=where, email=f"nieuw{number}@example.org")
    sign_in(client, world.admin)
    client.get("/organisations/")
    with django_assert_num_queries(5):
        assert client.get("/organisations/").status_code == 200
    url = reverse("alliances:staff_list", args=[where.pk])
    with django_assert_num_queries(9):
        page = client.get(url).content
    assert len(re.findall(rb">Lid\d", page)) == many


def test_role_is_not_said_twice(world: World, client: Client) -> None:
    for number, title in enumerate(("Coach", "COACH", "Buurtwerker")):
        user = person(f"Lid{number}", Role.COACH, world.shared)
        Membership.objects.filter(user=user).update(title=title)
    sign_in(client, world.karin)
    page = client.get(reverse("alliances:staff_list", args=[world.shared.pk])).content.decode()
    assert "Coach, C" not in page
    assert "Coach, Buurtwerker" in page


def test_organisation_is_added_and_changed_on_screen(world: World, client: Client) -> None:
    sign_in(client, world.admin)
    given = {"name": "Gemeente Ede", "kind": "municipality", "country": "nl", "municipality": "Ede"}
    client.post("/organisations/add/", given)
    row = organisation("gemeente ede")
    assert row.region_code
    assert client.post("/organisations/add/", given).status_code == 200, "the same name twice"
    url = reverse("alliances:organisation_edit", args=[row.pk])
    client.post(url, given | {"name": "Gemeente Ede en omstreken", "version": "1"})
    row.refresh_from_db()
    assert row.name == "Gemeente Ede en omstreken"
    sign_in(client, world.nadia)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("language", "word"), [("nl", "vaste persoon"), ("sv", "fasta person"), ("en", "named person")]
)
def test_role_is_explained_from_the_glossary(world: World, client: Client, language: str, word: str) -> None:
    sign_in(client, world.karin)
    url = reverse("alliances:staff_invite", args=[world.shared.pk])
    assert word in client.get(url, headers={"accept-language": language}).content.decode()
