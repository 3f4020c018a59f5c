"""What a grant pays for: its lines, with the other funders as one sum, and what nobody pays yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Count, ExpressionWrapper, Max, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.access.queries import visible
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Alliance, Cost, CostShare, Grant, Organisation
from aanzet.core.money import ZERO, said


@dataclass(frozen=True, slots=True)
class CostLine:
    """One cost as a grant sees it. `mine`: what this grant pays, `others`: all other funders together, `left`: what
    nobody pays. `corrects`: the day of the cost that it corrects. `change`, `correct`: what this reader may do."""

    pk: UUID
    on: date
    organisation: str
    supplier: str
    document: str
    what: str
    currency: str
    amount: Decimal
    mine: Decimal
    others: Decimal
    sent_on: date | None
    corrects: date | None
    change: bool
    correct: bool

    @property
    def left(self) -> Decimal:
        return self.amount - self.mine - self.others


@dataclass(frozen=True, slots=True)
class CostTotal:
    """The sums of the lines in one currency."""

    currency: str
    amount: Decimal
    mine: Decimal
    others: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True)
class CostPage:
    grant_pk: UUID
    grant: str
    funder: str
    lines: list[CostLine]
    totals: list[CostTotal]


def cost_page(*, grant: Grant, actor: Actor) -> CostPage:
    """The costs of one grant with all their corrections, oldest first, and their sums. Two queries."""
    row = Grant.objects.select_related("funder").get(pk=grant.pk)
    mine = Q(shares__grant=grant.pk)
    paid = CostShare.objects.filter(grant=grant.pk).values(root=Coalesce("cost__corrects", "cost"))
    rows = Cost.objects.filter(Q(pk__in=paid) | Q(corrects__in=paid), withdrawn_on__isnull=True).annotate(
        mine=Coalesce(Sum("shares__amount", filter=mine), ZERO), whole=Coalesce(Sum("shares__amount"), ZERO),
        sent_on=Max("shares__claimed_in__sent_on", filter=mine), claims=Count("shares__claimed_in"),
        hers=ExpressionWrapper(_may_edit(actor), output_field=BooleanField()),
    )  # fmt: skip
    lines = [
        _line(each) for each in rows.select_related("organisation", "corrects").order_by("on", "created_at")
    ]
    return CostPage(row.pk, str(row), row.funder.name, lines, _totals(lines))


def _may_edit(actor: Actor) -> Q:
    """The costs that the reader may change."""
    return scope.visibility(Cost, actor, "cost.edit") or Q(pk__in=[])


def _line(row: Any) -> CostLine:
    first = row.corrects is None
    return CostLine(
        row.pk, row.on, row.organisation.name, row.supplier, row.document, row.what, row.currency, row.amount, row.mine,
        row.whole - row.mine, row.sent_on, None if first else row.corrects.on,
        change=row.hers and first and not row.claims, correct=row.hers and first and bool(row.claims),
    )  # fmt: skip


def _totals(lines: Iterable[CostLine]) -> list[CostTotal]:
    by_currency: dict[str, list[CostLine]] = {}
    for line in lines:
        by_currency.setdefault(line.currency, []).append(line)
    return [
        CostTotal(
            currency,
            *(
                sum((getattr(line, name) for line in found), ZERO)
                for name in ("amount", "mine", "others", "left")
            ),
        )
        for currency, found in sorted(by_currency.items())
    ]


def grants_to_share(*, alliance: Alliance) -> list[tuple[UUID, str]]:
    """The grants of an alliance that may pay a part, by name. One query."""
    rows = (
        Grant.objects.filter(alliance=alliance)
        .select_related("funder")
        .order_by("funder__name", "decided_on")
    )
    return [(row.pk, f"{row.funder.name}, {row}") for row in rows]


def cost_owners(*, alliance: Alliance, actor: Actor) -> list[tuple[UUID, str]]:
    """For whom she may enter costs: a lead for every partner, a coordinator for her own organisations. Two queries."""
    rows = Organisation.objects.filter(alliance_memberships__alliance=alliance).distinct()
    if not visible(Alliance, actor, "alliance.edit").filter(pk=alliance.pk).exists():
        rows = rows.filter(pk__in=actor.organisations(Role.COORDINATOR))
    return list(rows.order_by("name").values_list("pk", "name"))


def cost_family(*, cost: Cost) -> list[tuple[str, str]]:
    """A cost with its corrections, for who corrects it again: (label, amount) of the whole and of each grant."""
    family = Q(pk=cost.pk) | Q(corrects=cost.pk)
    whole = Cost.objects.filter(family).aggregate(n=Sum("amount"))["n"] or ZERO
    shares = CostShare.objects.filter(cost__in=Cost.objects.filter(family).values("pk"))
    parts = (
        shares.values_list("grant__funder__name").annotate(n=Sum("amount")).order_by("grant__funder__name")
    )
    return [(_("Amount"), said(whole, cost.currency)), *((name, said(n, cost.currency)) for name, n in parts)]
