"""Costs and who pays them: each document once, never paid twice, frozen after the report (S4-20)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from aanzet.accounts.models import User
from aanzet.alliances import actions, queries
from aanzet.alliances.actions import CostInput
from aanzet.alliances.enums import PartnerRole, Role
from aanzet.alliances.models import Cost, CostShare, Grant, ReportDue
from aanzet.core.errors import Conflict, Refused
from aanzet.journal.models import Entry
from tests.accounts.signin import sign_in
from tests.alliances.test_grant_add import day
from tests.alliances.world import DAY, TODAY, World, actor, organisation, person

MARCH = date(2026, 3, 12)


def bill(world: World, amount: str = "100", document: str = "F-1", **given: Any) -> CostInput:
    typed: dict[str, Any] = {
        "organisation": world.shared, "on": MARCH, "what": "Zaalhuur", "supplier": "Buurthuis De Brug",
    }  # fmt: skip
    return CostInput(document=document, amount=Decimal(amount), **typed | given)


def parts(world: World, one: str = "", two: str = "") -> dict[UUID, Decimal]:
    given = ((world.grant_one, one), (world.grant_two, two))
    return {grant.pk: Decimal(amount) for grant, amount in given if amount}


def add(world: World, one: str = "60", two: str = "", **given: Any) -> Cost:
    return actions.cost_add(
        by=None, on=TODAY, alliance=world.one, typed=bill(world, **given), shares=parts(world, one, two)
    )


def send_report(grant: Grant, on: date = TODAY) -> ReportDue:
    report = actions.report_add(by=None, on=DAY, grant=grant, name="Verslag", due_on=TODAY)
    return actions.report_sent(by=None, on=TODAY, report=report, sent_on=on)


def lines(grant: Grant, who: User) -> list[tuple[Any, ...]]:
    page = queries.cost_page(grant=grant, actor=actor(who))
    return [(each.amount, each.mine, each.others, each.left) for each in page.lines]


def test_no_cost_is_claimed_twice(world: World) -> None:
    with pytest.raises(Refused, match="20,00") as caught:
        add(world, one="70", two="50")
    assert "20" in caught.value.message
    assert not Cost.objects.exists()
    cost = add(world, one="70", two="30")
    with pytest.raises(Refused):
        actions.cost_edit(
            by=None, on=TODAY, cost=cost, seen=1, typed=bill(world), shares=parts(world, "70.01", "30")
        )
    assert sorted(cost.shares.values_list("amount", flat=True)) == [Decimal("30"), Decimal("70")]


@pytest.mark.parametrize(
    "again",
    [
        {},
        {"document": " f1 "},
        {"supplier": "BUURTHUIS de Brug"},
        {"on": TODAY, "what": "Iets anders", "amount": "80"},
    ],
)
def test_document_is_entered_once_whatever_its_spelling(world: World, again: dict[str, Any]) -> None:
    add(world)
    with pytest.raises(Refused, match="Zaalhuur") as caught:
        add(world, **again)
    assert caught.value.field == "document"
    assert "€\xa0100,00" in caught.value.message
    add(world, document="F-2")


def test_document_counts_once_for_all_partners_and_alliances(world: World) -> None:
    add(world)
    other = organisation("Prachtvrouw")
    actions.partner_add(by=None, on=DAY, alliance=world.one, organisation=other, starts_on=DAY)
    with pytest.raises(Refused, match="Zaalhuur"):
        add(world, organisation=other)
    grant = actions.grant_add(by=None, on=DAY, alliance=world.two, funder=world.city, reference="G-3")
    with pytest.raises(Refused) as caught:
        actions.cost_add(
            by=None, on=TODAY, alliance=world.two, typed=bill(world), shares={grant.pk: Decimal(10)}
        )
    assert "Zaalhuur" not in caught.value.message  # another alliance's line stays its own
    # Without a sender the organisation sent it itself: two may both call their wages "Maart".
    add(world, supplier="", document="Lonen maart")
    add(world, supplier="", document="Lonen maart", organisation=other)


def test_database_refuses_the_same_document_and_a_second_part(world: World) -> None:
    cost = add(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cost.objects.create(
            alliance=world.one, organisation=world.shared, on=DAY, what="x", document="F-1", source=cost.source,
            amount=1,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        CostShare.objects.create(cost=cost, grant=world.grant_one, amount=1, on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cost.objects.filter(pk=cost.pk).update(amount=0)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"on": TODAY + timedelta(1)}, "on"),
        ({"amount": "0"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"document": "--"}, "document"),
        ({"one": ""}, ""),
        ({"one": "-1", "two": "3"}, ""),
    ],
)
def test_cost_that_cannot_be_is_refused(world: World, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as caught:
        add(world, **given)
    assert caught.value.field == field
    assert not Cost.objects.exists()


def test_stranger_and_foreign_grant_are_refused(world: World) -> None:
    with pytest.raises(Refused) as caught:
        add(world, organisation=world.city)
    assert caught.value.field == "organisation"
    with pytest.raises(Refused):
        actions.cost_add(by=None, on=TODAY, alliance=world.two, typed=bill(world), shares=parts(world, "10"))


def test_claimed_cost_is_frozen_and_a_correction_stands_beside_it(world: World) -> None:
    cost = add(world, one="60", two="40")
    report = send_report(world.grant_one)
    share = cost.shares.get(grant=world.grant_one)
    assert share.claimed_in == report
    assert cost.shares.get(grant=world.grant_two).claimed_in is None
    for attempt in (
        lambda: actions.cost_edit(
            by=None, on=TODAY, cost=cost, seen=1, typed=bill(world, "90"), shares=parts(world, "50")
        ),
        lambda: actions.cost_withdraw(by=None, on=TODAY, cost=cost),
    ):
        with pytest.raises(Refused, match="22 november 2026"):
            attempt()
    correct = actions.cost_correct(
        by=None,
        on=TODAY,
        cost=cost,
        what="Te veel geteld",
        amount=Decimal(0),
        shares=parts(world, "-20", "15"),
    )
    assert (correct.corrects, correct.on, correct.organisation) == (cost, TODAY, world.shared)
    assert lines(world.grant_one, world.nadia) == [(100, 60, 40, 0), (0, -20, 15, 5)]
    totals = queries.cost_page(grant=world.grant_one, actor=actor(world.nadia)).totals
    sums: list[tuple[Any, ...]] = [(each.amount, each.mine, each.others, each.left) for each in totals]
    assert sums == [(100, 40, 55, 5)]
    cost.refresh_from_db()
    assert (cost.amount, share.amount) == (Decimal(100), Decimal(60))


@pytest.mark.parametrize(
    ("amount", "one", "two"),
    [
        ("0", "1", ""),  # all of it is paid already
        ("-1", "", ""),  # the parts would pay more than it costs
        ("-101", "-60", "-40"),
        ("0", "-61", ""),
        ("0", "", ""),
    ],
)
def test_correction_never_pays_too_much_nor_below_zero(world: World, amount: str, one: str, two: str) -> None:
    cost = add(world, one="60", two="40")
    send_report(world.grant_one)
    with pytest.raises(Refused):
        actions.cost_correct(
            by=None, on=TODAY, cost=cost, what="x", amount=Decimal(amount), shares=parts(world, one, two)
        )
    assert Cost.objects.count() == 1


def test_corrections_add_up(world: World) -> None:
    cost = add(world, one="60", two="40")
    send_report(world.grant_one)
    who: dict[str, Any] = {"by": None, "on": TODAY, "cost": cost, "what": "x"}
    first = actions.cost_correct(**who, amount=Decimal(-50), shares=parts(world, "-30", "-20"))
    with pytest.raises(Refused):
        actions.cost_correct(**who, amount=Decimal(0), shares=parts(world, "-31"))
    # A correction of a correction belongs to the same cost.
    actions.cost_correct(**who | {"cost": first}, amount=Decimal(-50), shares=parts(world, "-30", "-20"))
    assert Cost.objects.filter(corrects=cost).count() == 2


def test_grant_sees_each_correction_of_a_cost_it_pays(world: World) -> None:
    """Also one that changes only what others pay: the sums of every funder stay those of today."""
    cost = add(world, one="60", two="40")
    send_report(world.grant_one)
    actions.cost_correct(
        by=None, on=TODAY, cost=cost, what="x", amount=Decimal(-40), shares=parts(world, "", "-40")
    )
    assert lines(world.grant_one, world.joost) == [(100, 60, 40, 0), (-40, 0, -40, 0)]
    third = actions.grant_add(by=None, on=DAY, alliance=world.one, funder=world.city, reference="G-3")
    actions.cost_correct(
        by=None, on=TODAY, cost=cost, what="x", amount=Decimal(5), shares={third.pk: Decimal(5)}
    )
    page = queries.cost_page(grant=third, actor=actor(world.nadia))
    sums: list[tuple[Any, ...]] = [(each.amount, each.mine, each.others, each.left) for each in page.totals]
    assert sums == [(65, 5, 60, 0)]


def test_cost_in_no_report_is_changed_not_corrected(world: World) -> None:
    cost = add(world)
    with pytest.raises(Refused):
        actions.cost_correct(by=None, on=TODAY, cost=cost, what="x", amount=Decimal(1), shares={})
    row = actions.cost_edit(
        by=None, on=TODAY, cost=cost, seen=1, typed=bill(world, "80", "F-9"), shares=parts(world, "", "80")
    )
    assert (row.amount, row.document, row.version) == (Decimal(80), "F-9", 2)
    assert lines(world.grant_one, world.nadia) == []
    assert lines(world.grant_two, world.nadia) == [(80, 80, 0, 0)]
    with pytest.raises(Conflict):
        actions.cost_edit(by=None, on=TODAY, cost=cost, seen=1, typed=bill(world), shares=parts(world, "1"))


def test_report_claims_what_stood_there_on_the_day_it_was_sent(world: World) -> None:
    later = add(world)  # entered today
    CostShare.objects.update(on=TODAY)
    send_report(world.grant_one, TODAY - timedelta(7))
    assert not later.shares.filter(claimed_in__isnull=False).exists()
    send_report(world.grant_one)
    assert later.shares.filter(claimed_in__isnull=False).exists()


def test_taken_out_cost_is_gone_and_its_document_is_free(world: World, client: Client) -> None:
    cost = add(world)
    sign_in(client, world.karin)
    client.post(reverse("alliances:cost_withdraw", args=[cost.pk]))
    assert lines(world.grant_one, world.nadia) == []
    assert client.get(reverse("alliances:cost_edit", args=[cost.pk])).status_code == 404
    add(world)
    assert set(Entry.objects.values_list("action", flat=True)) >= {"cost.added", "cost.withdrawn"}


def test_coordinator_enters_changes_and_corrects_on_screen(world: World, client: Client) -> None:
    sign_in(client, world.karin)
    page = reverse("alliances:cost_list", args=[world.grant_one.pk])
    assert "Nog geen kosten" in client.get(page).content.decode()
    one, two = f"share_{world.grant_one.pk}", f"share_{world.grant_two.pk}"
    given = {
        "organisation": str(world.shared.pk), "what": "Zaalhuur", "supplier": "De Brug", "document": "F-1",
        "amount": "1.250,50", "currency": "EUR", one: "1000", two: "300", **day("on", MARCH),
    }  # fmt: skip
    refused = client.post(f"{page}add/", given).content.decode()
    assert "€\xa049,50" in refused
    assert 'value="1.250,50"' in refused  # what was typed stays
    assert client.post(f"{page}add/", given | {two: "250,50"})["Location"] == page
    text = client.get(page).content.decode()
    for piece in ("Zaalhuur", "F-1", "€\xa01.250,50", "€\xa01.000,00", "€\xa0250,50"):
        assert piece in text
    again = client.post(f"{page}add/", given | {two: ""}).content.decode()
    assert "12 maart 2026, Zaalhuur" in again
    cost = Cost.objects.get()
    edit = reverse("alliances:cost_edit", args=[cost.pk])
    assert 'value="1250,50"' in client.get(edit).content.decode()
    client.post(edit, given | {two: "", "version": "1", "what": "Zaal in maart"})
    assert Cost.objects.get().what == "Zaal in maart"
    send_report(world.grant_one)
    assert "Corrigeren" in client.get(page).content.decode()
    correct = reverse("alliances:cost_correct", args=[cost.pk])
    typed = {"what": "Korting gekregen", "amount": "-250,50", one: "-50"}
    assert client.post(correct, typed)["Location"] == page
    assert "−€\xa0250,50" in client.get(page).content.decode()


def test_amount_that_cannot_be_read_says_how(world: World, client: Client) -> None:
    sign_in(client, world.karin)
    page = reverse("alliances:cost_add", args=[world.grant_one.pk])
    text = client.post(page, {"amount": "veel"}).content.decode()
    assert "“veel” is geen bedrag" in text


def test_coordinator_writes_for_her_own_organisation_and_a_lead_for_all(world: World, client: Client) -> None:
    other = organisation("Prachtvrouw")
    actions.partner_add(by=None, on=DAY, alliance=world.one, organisation=other, starts_on=DAY)
    theirs = add(world, organisation=other)
    sign_in(client, world.karin)
    add_page = reverse("alliances:cost_add", args=[world.grant_one.pk])
    assert "Prachtvrouw" not in client.get(add_page).content.decode()
    edit = reverse("alliances:cost_edit", args=[theirs.pk])
    assert client.get(edit).status_code == 404
    page = client.get(reverse("alliances:cost_list", args=[world.grant_one.pk])).content.decode()
    assert "Zaalhuur" in page
    assert edit not in page
    sign_in(client, world.nadia)
    assert "Prachtvrouw" in client.get(add_page).content.decode()
    assert client.get(edit).status_code == 200


def test_funder_reads_its_own_lines_and_others_as_one_sum(world: World, client: Client) -> None:
    """Joost works for the city, which pays grant one; grant two is paid by the fund."""
    actions.partner_add(
        by=None, on=DAY, alliance=world.one, organisation=world.city, role=PartnerRole.FUNDER, starts_on=DAY
    )
    third = actions.grant_add(
        by=None, on=DAY, alliance=world.one, funder=organisation("Derde Bron"), reference="G-9"
    )
    actions.cost_add(
        by=None, on=TODAY, alliance=world.one, typed=bill(world),
        shares=parts(world, "50", "20") | {third.pk: Decimal("17")},
    )  # fmt: skip
    add(world, one="", two="33", document="F-2", what="Alleen voor het fonds")
    sign_in(client, world.joost)
    for name in ("cost_list", "cost_file"):
        text = client.get(reverse(f"alliances:{name}", args=[world.grant_one.pk])).content.decode()
        assert "Zaalhuur" in text
        assert "37,00" in text
        for hidden in ("Fonds", "Derde Bron", "G-2", "G-9", "20,00", "17,00", "Alleen voor het fonds"):
            assert hidden not in text, (name, hidden)
        assert client.get(reverse(f"alliances:{name}", args=[world.grant_two.pk])).status_code == 404
    for name in ("cost_add", "cost_edit", "cost_correct"):
        pk = world.grant_one.pk if name == "cost_add" else Cost.objects.get(document="F-1").pk
        assert client.get(reverse(f"alliances:{name}", args=[pk])).status_code == 404, name


def test_people_of_another_alliance_see_no_cost(world: World, client: Client) -> None:
    cost = add(world)
    for user in (world.tess, person("Lies", Role.COACH, world.shared), world.admin):
        sign_in(client, user)
        for name in ("cost_list", "cost_file", "cost_add"):
            assert client.get(reverse(f"alliances:{name}", args=[world.grant_one.pk])).status_code == 404, (
                name
            )
        assert client.get(reverse("alliances:cost_edit", args=[cost.pk])).status_code == 404


def test_file_holds_no_formula(world: World, client: Client) -> None:
    add(world, what="=HYPERLINK(1)", supplier="@cmd", document="+1")
    send_report(world.grant_one)
    actions.cost_correct(
        by=None, on=TODAY, cost=Cost.objects.get(), what="-2", amount=Decimal(-5), shares=parts(world, "-5")
    )
    sign_in(client, world.nadia)
    answer = client.get(reverse("alliances:cost_file", args=[world.grant_one.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="costs.csv"'
    rows = [line.split(";") for line in answer.content.decode().removeprefix("\ufeff").splitlines()]
    assert rows[1][2:5] == ["'@cmd", "'+1", "'=HYPERLINK(1)"]
    assert rows[2][6:10] == ["-5,00", "-5,00", "0,00", "0,00"]  # a number, not a formula
    assert rows[2][4] == "'-2"


@pytest.mark.parametrize("many", [1, 3])
def test_list_asks_the_same_queries_for_any_number(
    world: World, client: Client, many: int, django_assert_num_queries: Any
) -> None:
    for number in range(many):
        add(world, document=f"F-{number}", two="10")
    sign_in(client, world.nadia)
    page = reverse("alliances:cost_list", args=[world.grant_one.pk])
    client.get(page)
    with django_assert_num_queries(10):
        text = client.get(page).content.decode()
    assert text.count(">Zaalhuur</span>") == many
