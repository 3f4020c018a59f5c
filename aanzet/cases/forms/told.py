"""Forms for what is told without a pen, and for why there was less contact; they save nothing."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanzet.cases.enums import LadderMoment, TypedBy
from aanzet.cases.models.told import LADDER_TOP
from aanzet.core import clock
from aanzet.reference.lists import reasons
from aanzet.speech.field import SoundField
from aanzet.ui.forms import Form

_ENDS = {LADDER_TOP: _("10: I decide everything myself"), 0: _("0: others decide everything")}
_STEPS = [(step, _ENDS.get(step, str(step))) for step in range(LADDER_TOP, -1, -1)]


class MyLadderForm(Form):
    """Eleven steps, the highest on top."""

    step = forms.TypedChoiceField(
        label=_("On which step do you stand today?"), choices=_STEPS, coerce=int, widget=forms.RadioSelect
    )


class LadderForm(Form):
    """The same question, asked aloud."""

    step = forms.TypedChoiceField(
        label=_("On which step does she stand today?"),
        choices=_STEPS,
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("Show her the ladder. She points; you do not help her choose."),
    )
    moment = forms.ChoiceField(label=_("When in her journey"), choices=LadderMoment)
    typed_by = forms.TypedChoiceField(
        label=_("How she told it"),
        choices=[(each.value, each.label) for each in (TypedBy.WORKER, TypedBy.INTERPRETER)],
        coerce=TypedBy,
    )


class VoiceForm(Form):
    """A recording of at most 3 MB. A phone opens its recorder; a computer lets her choose a file."""

    sound = SoundField()

    def content(self) -> bytes:
        """The bytes, one more than may be kept at most."""
        read: bytes = self.cleaned_data["sound"]
        return read


class DeviationForm(Form):
    reason = forms.ChoiceField(label=_("Why was there less contact?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In a few words"),
        max_length=300,
        required=False,
        help_text=_("She reads this on her own page."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "nl"
        self.offer(
            "reason", [(each.key, each.name(language)) for each in reasons(clock.today(), "deviation")]
        )
