"""Costs of volunteers: own list, what waits for a coordinator, what goes to the bookkeeper, how near the limit of
the allowance is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.core.money import ZERO, currency_of, said
from aanzet.reference.countries import Allowance, country_profile
from aanzet.volunteers.enums import ExpenseKind
from aanzet.volunteers.models import Expense, Volunteer

NEAR = Decimal("0.8")


@dataclass(frozen=True, slots=True)
class Line:
    """One cost with where it stands: told, approved, refused, paid, withdrawn."""

    pk: UUID
    volunteer_id: UUID
    volunteer: str
    programme: str
    on: date
    kind: str
    what: str
    amount: Decimal
    currency: str
    state: str
    told_on: date
    decided_on: date | None
    words: str
    paid_on: date | None

    @property
    def sum(self) -> str:
        return said(self.amount, self.currency)


@dataclass(frozen=True, slots=True)
class Limit:
    """How much allowance a person got or asked for, against what is free of tax. `level`: "", near, at, over."""

    year: int
    used: Decimal
    month_used: Decimal
    allowance: Allowance
    currency: str

    @property
    def level(self) -> str:
        a = self.allowance
        if self.used > a.whole_year or self.month_used > a.month:
            return "over"
        if self.used == a.whole_year or self.month_used == a.month:
            return "at"
        near = self.used >= NEAR * a.whole_year or self.month_used >= NEAR * a.month
        return "near" if near else ""

    @property
    def words(self) -> str:
        """One sentence with the sums."""
        told = {
            "used": said(self.used, self.currency), "most": said(Decimal(self.allowance.whole_year), self.currency),
            "month": said(self.month_used, self.currency),
            "month_most": said(Decimal(self.allowance.month), self.currency), "year": self.year,
        }  # fmt: skip
        return _(
            "Allowance in %(year)s: %(used)s of at most %(most)s; in this month %(month)s of at most %(month_most)s."
        ) % told  # fmt: skip

    @property
    def carried(self) -> bool:
        """Nobody found the limits of this year: those of an earlier one stand."""
        return self.allowance.basis != "published" or self.allowance.year != self.year


def state_of(row: Expense) -> str:
    if row.withdrawn_on is not None:
        return "withdrawn"
    if row.paid_on is not None:
        return "paid"
    return {None: "told", True: "approved", False: "refused"}[row.approved]


def own_expenses(*, actor: Actor, volunteer: Volunteer) -> list[Line]:
    """All costs of one volunteer, the newest first."""
    rows = Expense.objects.visible_to(actor, "expense.read").filter(volunteer=volunteer)
    return [line_of(row) for row in rows.select_related("volunteer__programme")]


def office_expenses(*, actor: Actor, state: str = "", year: int | None = None) -> list[Line]:
    """Costs of the volunteers of her own organisations: those in one state, or of one year."""
    rows = Expense.objects.visible_to(actor, "expense.list").filter(withdrawn_on__isnull=True)
    wanted = {
        "told": Q(decided_on__isnull=True), "approved": Q(approved=True, paid_on__isnull=True),
        "refused": Q(approved=False), "paid": Q(paid_on__isnull=False), "book": Q(approved=True), "": Q(),
    }[state]  # fmt: skip
    rows = rows.filter(wanted)
    if year is not None:
        rows = rows.filter(on__year=year)
    return [line_of(row) for row in rows.select_related("volunteer__programme").order_by("on", "created_at")]


def waiting(*, actor: Actor) -> int:
    """How many costs nobody decided about yet."""
    rows = Expense.objects.visible_to(actor, "expense.list")
    return rows.filter(withdrawn_on__isnull=True, decided_on__isnull=True).count()


def to_pay(*, actor: Actor, wanted: list[str]) -> list[Expense]:
    """Those of the chosen rows that this coordinator may pay."""
    rows = Expense.objects.visible_to(actor, "expense.decide").filter(pk__in=wanted)
    return list(rows.filter(approved=True, paid_on__isnull=True, withdrawn_on__isnull=True))


def limit_of(*, volunteer: Volunteer, day: date) -> Limit | None:
    """The allowance of one person at one organisation around a day; None where the country has none. Costs that were
    really made do not count (belastingdienst.nl, "Vergoeding voor inzet en voor kosten")."""
    country = volunteer.organisation.country
    allowance = country_profile(country).allowance(day.year)
    if allowance is None:
        return None
    rows = QuerySet(Expense).filter(
        _person(volunteer), kind=ExpenseKind.FIXED, on__year=day.year, withdrawn_on__isnull=True,
        volunteer__organisation=volunteer.organisation_id,
    ).exclude(approved=False)  # fmt: skip
    sums = rows.aggregate(year=Sum("amount"), month=Sum("amount", filter=Q(on__month=day.month)))
    return Limit(day.year, sums["year"] or ZERO, sums["month"] or ZERO, allowance, currency_of(country))


def _person(volunteer: Volunteer) -> Q:
    """The same person may have two roles."""
    same = Q(volunteer=volunteer)
    return same | Q(volunteer__user=volunteer.user_id) if volunteer.user_id else same


def line_of(row: Expense) -> Line:
    """One cost for a page."""
    return Line(
        row.pk, row.volunteer_id, row.volunteer.name, row.volunteer.programme.name, row.on, row.get_kind_display(),
        row.what, row.amount, row.currency, state_of(row), row.told_on, row.decided_on, row.words, row.paid_on,
    )  # fmt: skip
