"""Forms about figures: input to clean values; they save nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.participants.enums import Channel
from aanzet.ui.forms import DateField, Form

Choices = Iterable[tuple[str, Any]]
NEWEST = (1, 9, 2026)


class _Chosen(Form):
    """A form whose lists of choices come from the page: `choices={"programme": [...]}`."""

    def __init__(self, *args: Any, choices: Mapping[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, found in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(found)


class OutreachForm(_Chosen):
    """Women met at a finding place: a head count, no names."""

    programme = forms.ChoiceField(label=_("Programme"))
    organisation = forms.ChoiceField(label=_("Organisation"))
    finding_place = forms.CharField(
        label=_("Finding place"),
        max_length=80,
        help_text=_("Where did you meet them? For example a school or a shop."),
    )
    district = forms.ChoiceField(label=_("District"), required=False)
    channel = forms.ChoiceField(label=_("How"), choices=[("", "—"), *Channel.choices], required=False)
    women = forms.IntegerField(label=_("How many women did you meet?"), min_value=1, max_value=5000)
    signed_up = forms.IntegerField(
        label=_("How many want to hear more?"), min_value=0, max_value=5000, initial=0
    )
    day = DateField(label=_("When?"), example=NEWEST)


class HandCountForm(_Chosen):
    """Something that no register counts."""

    figure = forms.ChoiceField(label=_("What was counted?"))
    organisation = forms.ChoiceField(label=_("Organisation"))
    counted = forms.IntegerField(label=_("How many?"), min_value=1, max_value=100_000)
    day = DateField(label=_("When?"), example=NEWEST)
    district = forms.ChoiceField(
        label=_("District"), required=False, help_text=_("Where it was. Leave it empty for the whole city.")
    )
    note = forms.CharField(
        label=_("What was it, and how did you count?"), max_length=200,
        help_text=_("For example: field day in March, attendance list."),
    )  # fmt: skip
    estimate = forms.BooleanField(label=_("This is an estimate"), required=False)


class SpanForm(Form):
    """Between which two days figures are asked for."""

    first = DateField(label=_("From"), example=NEWEST)
    last = DateField(label=_("Until"), example=NEWEST)


class DayForm(Form):
    """The day on which a figure is looked at."""

    on = DateField(label=_("As it stood on"), example=NEWEST)


class CorrectionForm(Form):
    """Why a frozen figure is another one by now."""

    reached = forms.IntegerField(label=_("What the figure should be"), min_value=0, max_value=1_000_000)
    reason = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class PeriodCloseForm(Form):
    """A yes in so many words: closing cannot be undone."""

    sure = forms.BooleanField(label=_("I looked at these figures; they may be frozen"))
