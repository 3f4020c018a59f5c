"""What she points at, and the time she tells about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.sheets.queries.good import GoodGroup
from aanzet.ui.forms import Form


class OwnWordsForm(Form):
    """Something that is in no picture, in her words."""

    name = forms.CharField(label=_("What are you good at?"), max_length=120)
    example = forms.CharField(
        label=_("Tell one time that you did it"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TellForm(Form):
    """One time that she did it."""

    example = forms.CharField(
        label=_("Tell one time that you did it"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example: I took care of my mother for two years."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def picked(groups: tuple[GoodGroup, ...], codes: list[str]) -> list[str]:
    """Those of `codes` that stand in the groups, in their order."""
    return [code for group in groups for code, _name, _icon in group.choices if code in codes]
