"""What volunteers give and what it costs them: hours and expenses. Never with the name of a woman."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.core.models import Record, Versioned
from aanzet.core.money import CENTS, DIGITS, Currency
from aanzet.core.retention import Retention
from aanzet.volunteers.enums import ExpenseKind, HoursKind
from aanzet.volunteers.models.volunteer import Volunteer

R, T = Retention.RESULT, Retention.TRACE


class Hours(Record):
    """Minutes given on a day. `match_id`: of the match whose log it came from, so that nothing is typed twice."""

    retention: ClassVar[dict[str, Retention]] = {
        "on": R, "minutes": R, "kind": R, "match_id": T, "by_id": T, "withdrawn_on": T,
    }  # fmt: skip
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="hours")
    on = models.DateField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    kind = models.CharField(_("what for"), max_length=10, choices=HoursKind)
    match_id = models.UUIDField(null=True)
    by_id = models.UUIDField(null=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-on", "-created_at"]
        indexes = [models.Index(fields=["volunteer", "-on"], name="hours_volunteer_on")]

    def __str__(self) -> str:
        return f"{self.minutes}"


class Expense(Versioned):
    """Money a volunteer spent. Its state is in its dates: told, approved or refused, paid."""

    retention: ClassVar[dict[str, Retention]] = {
        "on": R, "kind": R, "what": R, "amount": R, "currency": R, "told_on": T, "decided_on": T, "approved": T,
        "words": R, "paid_on": T, "decided_by_id": T, "withdrawn_on": T,
    }  # fmt: skip
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="expenses")
    on = models.DateField(_("when"))
    kind = models.CharField(_("what for"), max_length=8, choices=ExpenseKind)
    what = models.CharField(_("in words"), max_length=120, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=DIGITS, decimal_places=CENTS)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency, default=Currency.EUR)
    told_on = models.DateField()
    decided_on = models.DateField(null=True, blank=True)
    approved = models.BooleanField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True)
    words = models.CharField(_("what you say about it"), max_length=200, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-on", "-created_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="expense_amount_above_zero")
        ]

    def __str__(self) -> str:
        return f"{self.amount}"
