"""Who she puts on her map."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.sheets.pictures import choices
from aanzet.ui.forms import Form, PictureChoiceField, PictureMultipleChoiceField

SECTIONS = {"picture": "people", "ring": "rings", "bearings": "bearings"}


class PersonForm(Form):
    """Somebody around her: by picture, and a word of hers where she wants."""

    picture = PictureChoiceField(label=_("Who is it?"), choices=[])
    word = forms.CharField(
        label=_("A letter or a word"), max_length=30, required=False,
        help_text=_("For you only. You do not have to write a name."),
    )  # fmt: skip
    ring = PictureChoiceField(label=_("How close is this person?"), choices=[])
    bearings = PictureMultipleChoiceField(
        label=_("What does this person do?"), choices=[], required=False, help_text=_("You may choose more.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, section in SECTIONS.items():
            self.offer(field, choices(section))

    def values(self) -> dict[str, Any]:
        """The fields of a person, as people.Person takes them."""
        found = self.cleaned_data
        return {
            "word": found["word"], "picture": found["picture"], "ring": found["ring"],
            "bearings": tuple(found["bearings"]),
        }  # fmt: skip
