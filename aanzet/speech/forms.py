"""Forms about voices; they save nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.core import clock
from aanzet.core.languages import HERS, NAMES
from aanzet.speech import queries
from aanzet.speech.enums import Shown, Standing, Terms
from aanzet.speech.field import SoundField
from aanzet.ui.forms import DateField, Form


class ListForm(Form):
    """Which language and which texts the list shows. What is no choice counts as the first."""

    show_optional = False
    language = forms.ChoiceField(label=_("Language"), choices=list(NAMES.items()), required=False)
    shown = forms.ChoiceField(label=_("Show"), choices=Shown, required=False)

    def chosen(self, first: str) -> tuple[str, Shown]:
        """Language and what to show; `first`: the language where none was asked."""
        asked = self.cleaned_data if self.is_valid() else {}
        language = asked.get("language") or first
        return (language if language in HERS else first), Shown(asked.get("shown") or Shown.NONE)


class RecordingForm(Form):
    """A reading of one text."""

    sound = SoundField()
    speaker = forms.ChoiceField(label=_("Who speaks"))
    standing = forms.ChoiceField(
        label=_("When it is heard"), choices=Standing, initial=Standing.LAST, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("speaker", [(str(each.speaker_id), each.name) for each in queries.speakers()])


class SpeakerForm(Form):
    """Somebody who lends her voice, and her yes."""

    name = forms.CharField(label=_("Name of the speaker"), max_length=120)
    terms = forms.ChoiceField(
        label=_("Where may her voice be heard?"), choices=Terms, initial=Terms.HERE, widget=forms.RadioSelect
    )
    agreed_on = DateField(label=_("Day on which she said yes"))
    agreed = forms.BooleanField(
        label=_("She knows who hears her voice and where, and that she can take it back. She said yes."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"agreed_on": clock.today(), "terms": Terms.HERE})
        super().__init__(*args, **kwargs)
