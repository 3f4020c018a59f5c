"""Forms of suggestions: input to clean values; they save nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.matching.queries.weights import FIRST, PARTS
from aanzet.ui.forms import Form


class DecideForm(Form):
    """What a coordinator does with a suggestion. `do`: propose, leave, pin, forbid."""

    volunteers = forms.MultipleChoiceField(
        label=_("Who is proposed to her?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    other = forms.ChoiceField(label=_("Somebody else"), required=False)
    warned = forms.BooleanField(
        label=_("I saw that this lies outside the hours she gave. She decides herself."), required=False
    )
    words = forms.CharField(label=_("Why (for the people you work with)"), max_length=200, required=False)

    def __init__(
        self, *args: Any, people: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.offer("volunteers", people)
        self.offer("other", [("", _("Nobody else")), *others])

    def chosen(self) -> list[str]:
        typed = self.cleaned_data
        return list(dict.fromkeys([*typed["volunteers"], *([typed["other"]] if typed["other"] else [])]))


class WeightsForm(Form):
    """All weights; `words`: why, when they are decided."""

    words = forms.CharField(
        label=_("Why? Everybody who works with it reads this."), max_length=200, required=False
    )

    def __init__(self, *args: Any, labels: Mapping[str, Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        words = self.fields.pop("words")
        for name in (*PARTS, *FIRST):
            self.fields[name] = forms.IntegerField(label=labels[name], min_value=0, max_value=1_000_000)
        self.fields["words"] = words

    def weights(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in (*PARTS, *FIRST)}
