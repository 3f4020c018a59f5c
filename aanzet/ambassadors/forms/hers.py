"""Her own forms, with pictures: what others hear of her, how it was, who told her about us."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.ambassadors.enums import SEEN_ICONS, SeenAs
from aanzet.core.money import parse
from aanzet.ui.forms import DateField, Form, PictureChoiceField

OTHER = "other"


class SeenForm(Form):
    """What others hear of her."""

    seen_as = PictureChoiceField(
        label=_("What do others hear of you?"),
        choices=[(each, each.label, SEEN_ICONS[each]) for each in SeenAs],
    )
    name = forms.CharField(
        label=_("The other name"),
        max_length=80,
        required=False,
        help_text=_("Only if you chose another name."),
    )


class WentForm(Form):
    """How it was: two numbers."""

    reached = forms.IntegerField(label=_("How many people did you speak to?"), min_value=0, max_value=2000)
    minutes = forms.IntegerField(label=_("How many minutes was it?"), min_value=1, max_value=720)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class TravelForm(Form):
    """What a journey cost."""

    day = DateField(label=_("On which day?"))
    amount = forms.CharField(
        label=_("How much did you pay?"),
        max_length=12,
        help_text=_("Write the amount in numbers."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 8}),
    )

    def clean_amount(self) -> Decimal:
        found = parse(self.cleaned_data["amount"])
        if found is None:
            raise forms.ValidationError(_("Write the amount in numbers."))
        return found


class MyCameForm(Form):
    """Who told her about us: one of the visits, or another way."""

    visit = PictureChoiceField(label=_("Where was it?"), choices=[])

    def __init__(self, *args: Any, visits: list[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("visit", [*visits, (OTHER, _("Another way"), "chats")])
