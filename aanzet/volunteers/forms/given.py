"""Forms of hours and costs: input to clean values; they save nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as text
from django.utils.translation import gettext_lazy as _

from aanzet.reference.countries import country_profile
from aanzet.ui.amounts import MoneyField
from aanzet.ui.forms import DateField, Form
from aanzet.volunteers.actions import ExpenseInput
from aanzet.volunteers.enums import ExpenseKind, HoursKind

QUICK = (15, 30, 45, 60, 90, 120, 180, 240)


class HoursForm(Form):
    """A day, what for, and one tap for how long; `other` for what no button says."""

    show_optional = False
    day = DateField(label=_("Day"))
    kind = forms.ChoiceField(label=_("For what"), choices=HoursKind.choices, initial=HoursKind.WITH_HER)
    minutes = forms.TypedChoiceField(
        label=_("How long"), choices=[(n, n) for n in QUICK], coerce=int, required=False, empty_value=None
    )
    other = forms.IntegerField(
        label=_("Or another number of minutes"), required=False, min_value=1, max_value=24 * 60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 5}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        values["minutes"] = values.get("minutes") or values.get("other")
        if not values["minutes"] and "other" not in self.errors:
            self.add_error("other", text("Say how long: choose a time or fill in the minutes."))
        return values


class ExpenseForm(Form):
    """What it cost. The allowance without a receipt is offered only where the country has one."""

    day = DateField(label=_("Day"))
    kind = forms.ChoiceField(label=_("For what"))
    amount = MoneyField(label=_("Amount"))
    what = forms.CharField(
        label=_("In words"), max_length=120, required=False, help_text=_("For example: bus, there and back. No names.")
    )  # fmt: skip

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_scheme = bool(country_profile(country).allowances)
        self.offer(
            "kind", [each for each in ExpenseKind.choices if has_scheme or each[0] != ExpenseKind.FIXED]
        )

    def typed(self) -> ExpenseInput:
        values = self.cleaned_data
        return ExpenseInput(values["day"], values["kind"], values["amount"], values["what"])


class DecideForm(Form):
    """Approved or not, with words that the volunteer reads."""

    approved = forms.ChoiceField(
        label=_("What do you decide?"), choices=[("yes", _("Approve")), ("no", _("Do not approve"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(
        label=_("What you say about it"), max_length=200, required=False,
        help_text=_("Needed when you do not approve. The volunteer reads it."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
