"""How she may be reached: asked by a worker, or by herself on her own page."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.participants.enums import Channel, Discretion
from aanzet.participants.times import DAY_NAMES, PART_ICONS, PART_NAMES, SafeTimes
from aanzet.reference.lists import languages
from aanzet.ui.folds import Parts
from aanzet.ui.forms import Form, PictureChoiceField, PictureMultipleChoiceField

Choices = list[tuple[str, Any]]
DISCRETION_ICONS = {"none": "prohibit", "neutral": "clock", "full": "chat-teardrop-text"}
CHANNEL_ICONS = {
    "phone": "phone",
    "sms": "device-mobile",
    "voice": "microphone",
    "mail": "envelope",
    "letter": "file-text",
    "person": "users",
}


def language_choices() -> Choices:
    """Languages by their own name, with an empty line first."""
    return [("", "—"), *((each.code, each.own_name) for each in languages())]


class SafeContactForm(Form):
    discretion = forms.ChoiceField(label=_("What may a message show?"), choices=Discretion.choices)
    channel = forms.ChoiceField(label=_("How"), choices=[("", "—"), *Channel.choices], required=False)
    language = forms.ChoiceField(label=_("In which language"), required=False)
    days = PictureMultipleChoiceField(
        label=_("Which days are safe?"),
        choices=[(str(day), name, "calendar") for day, name in DAY_NAMES.items()],
        required=False,
        help_text=_("Tap nothing when every day is good."),
    )
    parts = PictureMultipleChoiceField(
        label=_("Which part of the day is safe?"),
        choices=[(part, name, PART_ICONS[part]) for part, name in PART_NAMES.items()],
        required=False,
        help_text=_("A message is sent at these times only."),
    )
    hours = forms.CharField(label=_("More about safe times"), max_length=120, required=False)
    who_answers = forms.CharField(label=_("Who may answer the phone?"), max_length=120, required=False)
    may_say = forms.CharField(label=_("What may be said?"), max_length=200, required=False)
    voicemail = forms.BooleanField(label=_("You may leave a message"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("language", language_choices())

    def chosen(self) -> dict[str, Any]:
        """What `safe_contact_set` takes."""
        rest = {name: value for name, value in self.cleaned_data.items() if name not in {"days", "parts"}}
        return rest | {"times": str(SafeTimes.of(self.cleaned_data["days"], self.cleaned_data["parts"]))}


class MySafeContactForm(SafeContactForm):
    """The same questions, put to her, each choice with its picture; the answers fold away."""

    show_optional = False
    folded: ClassVar[Parts] = {
        "eye": ("discretion",),
        "phone": ("channel",),
        "calendar": ("days",),
        "clock": ("parts", "hours"),
        "users": ("who_answers", "may_say", "voicemail"),
        "globe": ("language",),
    }

    discretion = PictureChoiceField(
        label=_("What may a message on your phone show?"), choices=Discretion.choices, icons=DISCRETION_ICONS
    )
    channel = PictureChoiceField(
        label=_("How do we reach you?"),
        choices=[*Channel.choices[:-1], (Channel.PERSON, _("Through a person I trust"))],
        icons=CHANNEL_ICONS,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {
            "days": _("Which days are safe for you?"),
            "parts": _("Which part of the day is safe for you?"),
            "hours": _("Do you want to say more about it?"),
            "who_answers": _("Who else may answer your phone?"),
            "may_say": _("What may we say to them?"),
            "voicemail": _("We may leave a message"),
        }
        for name, label in asked.items():
            self.fields[name].label = label
