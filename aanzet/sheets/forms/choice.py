"""What she types and taps on a choice sheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.sheets.choice import NOT_NOW
from aanzet.sheets.pictures import choices
from aanzet.sheets.queries.choice import OptionCard
from aanzet.ui.forms import Form, PictureChoiceField, PictureMultipleChoiceField

SENTENCE = forms.Textarea(attrs={"rows": 3})


class TopicForm(Form):
    """What the choice is about."""

    topic = PictureChoiceField(label=_("What is your choice about?"), choices=[])
    words = forms.CharField(
        label=_("In your own words"), max_length=200, required=False,
        help_text=_("For example: do I start the training for care in September?"),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, topic="topics")


class OptionForm(Form):
    """One option: what it is, what it asks, who must agree, what it gives."""

    picture = PictureChoiceField(label=_("What can you do?"), choices=[], required=False)
    words = forms.CharField(label=_("In your own words"), max_length=200, required=False)
    asks = PictureMultipleChoiceField(label=_("What does it ask of you?"), choices=[], required=False)
    asks_words = forms.CharField(label=_("What else does it ask?"), max_length=200, required=False)
    agree = PictureMultipleChoiceField(label=_("Who must say yes?"), choices=[], required=False)
    gives = PictureMultipleChoiceField(label=_("What does it give you?"), choices=[], required=False)
    gives_words = forms.CharField(label=_("What else does it give?"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, picture="options", asks="asks", agree="agree", gives="gives")

    def values(self) -> dict[str, Any]:
        """The fields of an option, as choice.Option takes them."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}


class DecideForm(Form):
    """Her decision: one of her options or not now, and a sentence of her own."""

    option = PictureChoiceField(label=_("What do you decide?"), choices=[])
    words = forms.CharField(
        label=_("My decision, in one sentence"), max_length=300, widget=SENTENCE,
        help_text=_("For example: I start in January, two days a week."),
    )  # fmt: skip

    def __init__(self, *args: Any, options: tuple[OptionCard, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(each.key, each.name, each.icon) for each in options]
        self.offer("option", [*own, (NOT_NOW, str(_("Not now")), "hourglass-medium")])


def _offer(form: Form, **sections: str) -> None:
    for field, section in sections.items():
        form.offer(field, choices(section))
