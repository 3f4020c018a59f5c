"""Forms of a company's link and of what its people let it see."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.core.languages import HOUSE, OWN_NAMES
from aanzet.ui.forms import DateField, Form


class InviteForm(Form):
    """Which company in which programme, until when, how many, and the language of the poster."""

    giver = forms.ChoiceField(label=_("Company and programme"))
    until = DateField(label=_("The link works until"))
    most = forms.IntegerField(
        label=_("How many may sign up"), min_value=1, max_value=500, initial=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 5}),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language of the poster"), choices=[(code, OWN_NAMES[code]) for code in HOUSE]
    )

    def __init__(self, *args: Any, givers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("giver", givers)


class QuoteForm(Form):
    """A sentence or two, with the yes to show it."""

    words = forms.CharField(
        label=_("What it does for you, in a sentence or two"), max_length=240,
        help_text=_("Nothing about the woman you meet: nobody may know who she is."),
        widget=forms.Textarea(attrs={"rows": 3, "data-limit": 240}),
    )  # fmt: skip
    yes = forms.BooleanField(
        label=_("Yes, these words may stand on the sheet of my company, without my name.")
    )
