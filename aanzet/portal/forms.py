"""Forms of the start pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanzet.accounts.cards import digits
from aanzet.ui.forms import Form

_BOX = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "12", "data-secret": ""}


class CardMakeForm(Form):
    """A card; she may type her own number at once, else she chooses it the first time."""

    number = forms.CharField(
        label=_("Her own four numbers"),
        required=False,
        help_text=_(
            "She types them herself; look away. Empty: she chooses them at the first use, within 14 days."
        ),
        widget=forms.TextInput(_BOX),
    )
    again = forms.CharField(label=_("The same once more"), required=False, widget=forms.TextInput(_BOX))

    def clean(self) -> dict[str, Any]:
        for name in ("number", "again"):
            self.cleaned_data[name] = digits(self.cleaned_data.get(name) or "")
        if self.cleaned_data["number"] != self.cleaned_data["again"]:
            self.add_error("again", gettext("The two are not the same. Type both again."))
        return self.cleaned_data
