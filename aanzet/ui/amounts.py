"""The field of a form in which people type an amount of money."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext

from aanzet.core import money


class MoneyField(forms.Field):
    """An amount as people write it, "1.250,50" or "1250". Clean value: a Decimal; None when empty."""

    widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip()
        if not typed:
            return None
        amount = money.parse(typed)
        if amount is None:
            raise forms.ValidationError(
                gettext("“%(typed)s” is no amount that we can read. Type it as 1250 or 1250,50.")
                % {"typed": typed}
            )
        return amount

    def prepare_value(self, value: Any) -> Any:
        return money.plain(value) if isinstance(value, Decimal) else value
