"""Forms of costs: what stands on a document, and which grant pays which part of it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import lazystr
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanzet.alliances.forms.fields import VersionField
from aanzet.core.money import Currency
from aanzet.ui.amounts import MoneyField
from aanzet.ui.forms import DateField, Form

Named = Iterable[tuple[UUID, str]]


class _WithShares(Form):
    """A form with one amount per grant, called `share_` and the id of the grant."""

    def share_fields(self, grants: Named, help_text: Any) -> None:
        self.grants = tuple(grants)
        for pk, name in self.grants:
            label = lazystr(_PaidBy(name))
            self.fields[f"share_{pk}"] = MoneyField(label=label, required=False, help_text=help_text)

    def shares(self) -> dict[UUID, Decimal]:
        """The parts that were filled in, by grant."""
        found = {pk: self.cleaned_data[f"share_{pk}"] for pk, _name in self.grants}
        return {pk: amount for pk, amount in found.items() if amount is not None}


class _PaidBy:
    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return gettext("Paid by %(grant)s") % {"grant": self.name}


class CostForm(_WithShares):
    """One document that costs money, and its parts."""

    organisation = forms.ChoiceField(label=_("Whose cost is it?"))
    what = forms.CharField(
        label=_("What is it for?"),
        max_length=200,
        help_text=_("For example: rent of the meeting room, March. No names."),
    )
    on = DateField(label=_("Day of the document"))
    supplier = forms.CharField(
        label=_("Who sent it?"),
        max_length=120,
        required=False,
        help_text=_("The company on the invoice. Leave it empty for wages and other costs of your own."),
    )
    document = forms.CharField(
        label=_("Number of the document"),
        max_length=80,
        help_text=_("As it stands on it. Each document counts once."),
    )
    amount = MoneyField(label=_("Amount"))
    currency = forms.ChoiceField(label=_("Currency"), choices=Currency.choices)
    version = VersionField(required=False)

    def __init__(self, *args: Any, organisations: Named, grants: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("organisation", [(str(pk), name) for pk, name in organisations])
        self.share_fields(grants, _("Leave it empty when this grant pays nothing."))


class CostCorrectForm(_WithShares):
    """How much more or less a claimed cost is, and for which grant."""

    what = forms.CharField(
        label=_("Why is it corrected?"), max_length=200, help_text=_("The funder reads this. No names.")
    )
    amount = MoneyField(
        label=_("How much more or less is the cost?"),
        help_text=_("Less is with a minus: -40. Fill in 0 when only the parts change."),
    )

    def __init__(self, *args: Any, grants: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.share_fields(grants, _("How much more or less. Leave it empty when it stays the same."))
