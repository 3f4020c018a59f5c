"""What the grants paid for: invoices and wages of some partners, a second funder, and the reports that were sent."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from aanzet.alliances.actions import (
    CostInput,
    cost_add,
    cost_correct,
    grant_add,
    organisation_find_or_add,
    report_sent,
)
from aanzet.alliances.enums import OrganisationKind
from aanzet.alliances.models import Alliance, Cost, Grant, Organisation, ReportDue
from aanzet.core.money import currency_of
from aanzet.portal.demo.cast import KK, SSMW, VW, Place
from aanzet.portal.demo.staff import organisation_at

SECOND_FUNDER = "Fonds Nieuwe Stap"


@dataclass(frozen=True, slots=True)
class Bill:
    """`ago`: months before today. `share`: percent that the first grant pays, `second`: that the second one pays."""

    what: str
    document: str
    amount: int
    ago: int
    supplier: str = ""
    share: int = 100
    second: int = 0
    organisation: str = ""


BILLS: dict[str, tuple[Bill, ...]] = {
    VW: (
        Bill("Lonen van het eerste halfjaar", "Lonen 2025-1", 41800, 16, share=70, second=30),
        Bill("Training voor jobcoaches", "2025-118", 3650, 14, "Trainingsbureau De Stap", share=70, second=30),
        Bill("Taallessen voor de zorg", "F25-0093", 7240, 12, "Taalhuis Oost", share=60, second=40),
        Bill("Lonen van het tweede halfjaar", "Lonen 2025-2", 43150, 10, share=70, second=30),
        Bill("Reiskosten van vrijwilligers", "Reis 2026-1", 1180, 5, share=70),
        Bill("Taallessen voor de zorg", "F26-0041", 6980, 4, "Taalhuis Oost", share=60, second=40),
        Bill("Zaal voor de intervisie", "26/207", 640, 2, "Buurthuis De Meevaart", share=50),
    ),
    SSMW: (
        Bill("Lonen 2025", "Lonen 2025", 38400, 10, organisation="malak"),
        Bill("Zaalhuur en thee", "25-771", 912, 12, "Buurtkamer Noord", organisation="malak"),
        Bill("Kinderopvang tijdens de groep", "KO-3310", 2260, 9, "Opvang De Kikker", organisation="prachtvrouw"),
        Bill("Drukwerk in vijf talen", "88120", 745, 7, "Drukkerij Aan de Amstel", organisation="vrouwen-vooruit"),
        Bill("Training van ambassadeurs", "A-26-14", 4300, 3, "Trainingsbureau De Stap", organisation="vrouw-en-vaart"),
        Bill("Reiskosten van vrijwilligers", "Reis 2026", 530, 2, organisation="buurvrouwennetwerk-gaasperdam"),
    ),
    KK: (
        Bill("Lokalhyra", "H-2210", 24000, 8, "Herrgårdens lokaler"),
        Bill("Studiebesök, buss", "5512", 6400, 5, "Malmö Bussresor"),
        Bill("Föreläsare om arbetslivet", "F-77", 9500, 2, "Arbetslivsbyrån"),
    ),
}  # fmt: skip


@transaction.atomic
def costs_kept(slug: str, alliance: Alliance, on: date) -> int:
    """Enter the costs of a programme under its running grant, and send the reports whose day is over; the number."""
    grant = (
        Grant.objects.filter(alliance=alliance, periods__starts_on__lte=on)
        .order_by("-periods__starts_on")
        .first()
    )
    bills = BILLS.get(slug, ())
    if grant is None or not bills:
        return 0
    second = _second(alliance, on) if any(bill.second for bill in bills) else None
    for bill in bills:
        _enter(bill, slug, grant, second, on)
    _send(alliance, on)
    _correct(grant, on)
    return len(bills)


def _second(alliance: Alliance, on: date) -> Grant:
    fund = organisation_find_or_add(by=None, on=on, name=SECOND_FUNDER, kind=OrganisationKind.FUND)
    return grant_add(by=None, on=on, alliance=alliance, funder=fund, reference="Aanvulling (voorbeeld)")


def _enter(bill: Bill, slug: str, grant: Grant, second: Grant | None, on: date) -> None:
    organisation: Organisation | None = organisation_at(Place(slug, bill.organisation))
    if organisation is None:
        return
    day = on - timedelta(days=30 * bill.ago)
    amount = Decimal(bill.amount)
    shares = {grant.pk: amount * bill.share / 100}
    if second is not None and bill.second:
        shares[second.pk] = amount * bill.second / 100
    typed = CostInput(
        organisation=organisation, on=day, what=bill.what, document=bill.document, amount=amount,
        supplier=bill.supplier, currency=currency_of(organisation.country),
    )  # fmt: skip
    cost_add(by=None, on=day + timedelta(days=6), alliance=grant.alliance, typed=typed, shares=shares)


def _send(alliance: Alliance, on: date) -> None:
    for report in ReportDue.objects.filter(grant__alliance=alliance, due_on__lt=on, sent_on__isnull=True):
        report_sent(by=None, on=on, report=report, sent_on=report.due_on - timedelta(days=4))


def _correct(grant: Grant, on: date) -> None:
    """One invoice of which a part came back after the report was sent."""
    claimed = Cost.objects.filter(shares__grant=grant, shares__claimed_in__isnull=False).exclude(supplier="")
    cost = claimed.order_by("on").first()
    if cost is not None:
        day, less = on - timedelta(days=40), Decimal(-150)
        part = {grant.pk: less}
        cost_correct(by=None, on=day, cost=cost, what="Korting achteraf", amount=less, shares=part)
