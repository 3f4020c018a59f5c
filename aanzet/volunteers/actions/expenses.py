"""What it costs a volunteer: told, approved or not with words, paid. Each state is a date with who set it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.core.errors import Refused
from aanzet.core.money import currency_of
from aanzet.core.text import clean
from aanzet.journal.actions import By, write
from aanzet.participants.actions import without_numbers
from aanzet.reference.countries import country_profile
from aanzet.volunteers.actions.given import in_time
from aanzet.volunteers.enums import ExpenseKind
from aanzet.volunteers.models import Expense, Volunteer

MOST = Decimal(5000)  # of one cost: above it a nought too many is likelier than a ticket


@dataclass(frozen=True, slots=True)
class ExpenseInput:
    """What the volunteer tells. `amount`: in the currency of the organisation's country."""

    day: date
    kind: str
    amount: Decimal
    what: str = ""


@transaction.atomic
def expense_tell(*, by: By | None, on: date, volunteer: Volunteer, typed: ExpenseInput) -> Expense:
    """Tell a cost. Raises Refused: a day outside the time as a volunteer, an amount that cannot be, an allowance
    where the country has no scheme for it."""
    in_time(volunteer, typed.day, on)
    without_numbers(what=typed.what)
    country = volunteer.organisation.country
    if typed.amount <= 0:
        raise Refused(_("An amount is more than zero. Fill in what you paid."), "amount")
    if typed.amount > MOST:
        raise Refused(_("This is a very high amount. Look where the comma stands."), "amount")
    if typed.kind == ExpenseKind.OTHER and not clean(typed.what):
        raise Refused(_("Say in a few words what it was for."), "what")
    if typed.kind == ExpenseKind.FIXED and country_profile(country).allowance(typed.day.year) is None:
        raise Refused(_("There is no such allowance in this country. Tell what it cost you."), "kind")
    row = Expense.objects.create(
        volunteer=volunteer, on=typed.day, kind=typed.kind, what=clean(typed.what), amount=typed.amount,
        currency=currency_of(country), told_on=on,
    )  # fmt: skip
    _line(
        by, "expense.told", row, on, {"kind": row.kind, "amount": str(row.amount), "currency": row.currency}
    )
    return row


@transaction.atomic
def expense_withdraw(*, by: By | None, on: date, expense: Expense) -> Expense:
    """Take a cost back, as long as nobody decided about it."""
    row = _locked(expense)
    if row.decided_on is not None:
        raise Refused(_("Somebody looked at this cost already. Ask your coordinator."))
    row.withdrawn_on = on
    row.version += 1
    row.save(update_fields=["withdrawn_on", "version"])
    _line(by, "expense.withdrawn", row, on, {})
    return row


@transaction.atomic
def expense_decide(
    *, by: By | None, on: date, expense: Expense, seen: int, approved: bool, words: str = ""
) -> Expense:
    """Approve a cost or not; a no says why. Until it is paid another decision may stand in its place.

    Raises Refused, and Conflict when somebody else decided meanwhile. Nobody decides about what she told herself."""
    row, words = _locked(expense), clean(words)
    actor = by.user_id if by is not None else None
    if actor is not None and actor == row.volunteer.user_id:
        raise Refused(_("This is your own cost. Somebody else must look at it."))
    if row.paid_on is not None:
        raise Refused(_("This cost is paid already."))
    if not approved and not words:
        raise Refused(_("Say in a few words why not. The volunteer reads it."), "words")
    without_numbers(words=words)
    found = row.save_if_unchanged(
        seen=seen, decided_on=on, approved=approved, words=words, decided_by_id=actor
    )  # fmt: skip
    _line(by, "expense.decided", row, on, {"approved": approved})
    return found


@transaction.atomic
def expenses_pay(*, by: By | None, on: date, expenses: Sequence[Expense]) -> int:
    """Mark approved costs as paid; the number of them. Raises Refused when one of them is not approved."""
    found = 0
    for expense in sorted(expenses, key=lambda each: each.pk):
        row = _locked(expense)
        if row.paid_on is not None:
            continue
        if not row.approved:
            raise Refused(_("A cost is approved first, and paid then."))
        row.paid_on = on
        row.version += 1
        row.save(update_fields=["paid_on", "version"])
        _line(by, "expense.paid", row, on, {"amount": str(row.amount)})
        found += 1
    return found


def _locked(expense: Expense) -> Expense:
    row = QuerySet(Expense).select_for_update(of=("self",)).select_related("volunteer").get(pk=expense.pk)
    if row.withdrawn_on is not None:
        raise Refused(_("This cost was taken back already."))
    return row


def _line(by: By | None, action: str, row: Expense, on: date, data: dict[str, object]) -> None:
    write(by, action, object_id=row.pk, organisation=row.volunteer.organisation_id, data=data, on=on)
