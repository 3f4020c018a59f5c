"""Who pays, in which days results count, when a report is expected, and which cost is paid by whom."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanzet.alliances.models.alliances import Alliance, Organisation
from aanzet.core.models import Record, Versioned
from aanzet.core.money import CENTS, DIGITS, Currency
from aanzet.core.retention import Retention

N = Retention.NONE


class Grant(Versioned):
    """A money decision of a funder; a commissioner may stand between funder and alliance."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="grants")
    funder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="grants_given")
    commissioner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="grants_commissioned"
    )
    slug = models.SlugField(max_length=80, unique=True)
    reference = models.CharField(_("reference"), max_length=120, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    policy_priority = models.JSONField(default=dict)
    area = models.CharField(_("area"), max_length=120, blank=True)
    conditions = models.TextField(_("conditions"), blank=True)

    def __str__(self) -> str:
        return self.reference or self.slug


class GrantPeriod(Record):
    """The exact span in which results count. An extension or renewal is a period of its own."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="periods")
    slug = models.SlugField(max_length=80)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    renews = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_extension = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "slug"], name="grant_period_slug"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="grant_period_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} - {self.ends_on or '…'}"


class ReportDue(Record):
    """A report that the funder expects on a date; it is reminded of 30, 14 and 3 days before."""

    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="reports_due")
    name = models.CharField(_("name"), max_length=120)
    due_on = models.DateField(_("due on"))
    sent_on = models.DateField(_("sent on"), null=True, blank=True)

    class Meta:
        ordering = ["due_on"]

    def __str__(self) -> str:
        return f"{self.name} {self.due_on}"


class Cost(Versioned):
    """One document that costs money: an invoice, a month of wages. Its parts say which grant pays how much of it.

    `corrects`: the cost that this dated row corrects; only then `amount` may be zero or less. `source`: the sender
    and the number of the document in one word, so that no document is entered twice (see actions.costs).
    """

    retention: ClassVar[dict[str, Retention]] = {
        "on": N,
        "what": N,
        "supplier": N,
        "document": N,
        "source": N,
        "amount": N,
        "currency": N,
        "withdrawn_on": N,
    }
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="costs")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    on = models.DateField(_("day of the document"))
    what = models.CharField(_("what it is for"), max_length=200)
    supplier = models.CharField(_("who sent it"), max_length=120, blank=True)
    document = models.CharField(_("number of the document"), max_length=80)
    source = models.CharField(max_length=64)
    amount = models.DecimalField(_("amount"), max_digits=DIGITS, decimal_places=CENTS)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency, default=Currency.EUR)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["on", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["source"],
                condition=Q(corrects__isnull=True, withdrawn_on__isnull=True),
                name="cost_document_once",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(corrects__isnull=False), name="cost_amount_above_zero"
            ),
        ]

    def __str__(self) -> str:
        return self.what


class CostShare(Record):
    """The part of a cost that one grant pays, from a day on. `claimed_in`: the report in which the funder got it;
    from then on it is frozen."""

    retention: ClassVar[dict[str, Retention]] = {"amount": N, "on": N}
    cost = models.ForeignKey(Cost, on_delete=models.CASCADE, related_name="shares")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="cost_shares")
    amount = models.DecimalField(max_digits=DIGITS, decimal_places=CENTS)
    on = models.DateField()
    claimed_in = models.ForeignKey(
        ReportDue, on_delete=models.PROTECT, null=True, blank=True, related_name="cost_shares"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cost", "grant"], name="cost_share_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="cost_share_not_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.amount}"
