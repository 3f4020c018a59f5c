"""What two people agree, for her and for the volunteer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.matches.actions.agreement import Agreed
from aanzet.matches.enums import Costs, Rhythm
from aanzet.ui.forms import DateField, Form, PictureChoiceField

RHYTHMS = list(
    zip(Rhythm.values, Rhythm.labels, ("calendar-check", "calendar", "calendar", "hand-waving"), strict=True)
)
COSTS = list(zip(Costs.values, Costs.labels, ("smiley", "users", "buildings"), strict=True))
GOAL = forms.Textarea(attrs={"rows": 3})


class HerAgreementForm(Form):
    """Her words, and pictures for the rest."""

    goal = forms.CharField(
        label=_("What do I want to reach?"), max_length=300, widget=GOAL,
        help_text=_("In your own words. For example: I dare to call an employer."),
    )  # fmt: skip
    rhythm = PictureChoiceField(label=_("How often do you meet?"), choices=RHYTHMS)
    place = forms.CharField(
        label=_("Where do you meet?"),
        max_length=120,
        required=False,
        help_text=_("For example: in the library."),
    )
    expenses = PictureChoiceField(label=_("Who pays for travel and coffee?"), choices=COSTS)
    until = DateField(label=_("Until when?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def typed(self) -> Agreed:
        values: dict[str, Any] = {
            name: value for name, value in self.cleaned_data.items() if name != "version"
        }
        return Agreed(**values)
