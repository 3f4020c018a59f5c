"""The field for a recording: a phone opens its recorder, a computer lets one choose a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.speech import sounds


class SoundField(forms.FileField):
    """A recording of at most 3 MB. Clean value: its bytes, one more than may be kept at most."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Recording"),
            allow_empty_file=True,
            widget=forms.FileInput(attrs={"accept": "audio/*", "capture": True, "class": "file"}),
            help_text=_("At most five minutes."),
            error_messages={
                "required": _("There is no recording yet. Record first, then press the button again."),
                "invalid": _("The recording did not arrive. Try once more."),
            },
            **kwargs,
        )

    def clean(self, data: Any, initial: Any = None) -> bytes:
        file = super().clean(data, initial)
        read: bytes = file.read(sounds.MOST_BYTES + 1)
        return read
