"""Forms about what women say; they save nothing."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.feedback.enums import About, Kind, Theme
from aanzet.speech import sounds
from aanzet.ui.forms import Form, PictureChoiceField

NAMED, UNNAMED = "named", "unnamed"
KINDS = [
    (Kind.GOOD.value, Kind.GOOD.label, "smiley"),
    (Kind.CHANGE.value, Kind.CHANGE.label, "lightbulb"),
    (Kind.COMPLAINT.value, Kind.COMPLAINT.label, "warning-circle"),
]
ABOUT = [
    (About.PROGRAMME.value, About.PROGRAMME.label, "users-three"),
    (About.COACH.value, About.COACH.label, "user"),
    (About.ORGANISATION.value, About.ORGANISATION.label, "buildings"),
]
WHO = [(NAMED, _("With my name"), "user-circle"), (UNNAMED, _("Without my name"), "eye-slash")]


class SayForm(Form):
    """Asked one at a time: first the three taps, then her words."""

    taps: ClassVar[tuple[str, ...]] = ("kind", "about", "who")
    kind = PictureChoiceField(label=_("What do you want to say?"), choices=KINDS)
    about = PictureChoiceField(
        label=_("What is it about?"),
        choices=ABOUT,
        help_text=_("Is it about your coach? Then your coach never reads it."),
    )
    words = forms.CharField(
        label=_("Say it in your words"),
        max_length=1000,
        help_text=_("You can write in your own language."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    who = PictureChoiceField(
        label=_("May we know that it is you?"),
        choices=WHO,
        help_text=_("Without your name nobody here can see who wrote it. Then do not write names."),
    )
    may_show = forms.BooleanField(
        label=_("You may tell the others what this is about. Not my words."), required=False
    )

    def asks(self) -> forms.BoundField | None:
        """The next question to tap, or None when only her words are left."""
        return next((self[name] for name in self.taps if self[name].value() not in self._answers(name)), None)

    def tapped(self) -> list[forms.BoundField]:
        """What was tapped so far: it goes along with the next tap."""
        return [self[name] for name in self.taps if self[name].value() in self._answers(name)]

    def _answers(self, name: str) -> set[str]:
        choices: Any = self.fields[name]
        return {value for value, _label in choices.choices}

    def said(self) -> dict[str, Any]:
        """What the action needs."""
        typed = dict(self.cleaned_data)
        typed["named"] = typed.pop("who") == NAMED
        return typed | {"theme": Theme.COACHING if typed["about"] == About.COACH else Theme.OTHER}


class SayVoiceForm(SayForm):
    """The same, said aloud."""

    words = None  # type: ignore[assignment]
    sound = forms.FileField(
        label=_("Recording"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": True, "class": "file"}),
        help_text=_("At most five minutes."),
        error_messages={
            "required": _("There is no recording yet. Record first, then press the button again.")
        },
    )
    field_order = ("kind", "about", "who", "may_show", "sound")

    def said(self) -> dict[str, Any]:
        typed = super().said()
        return typed | {"sound": typed["sound"].read(sounds.MOST_BYTES + 1)}


class AnswerForm(Form):
    theme = forms.ChoiceField(label=_("Theme"), choices=Theme)
    answer = forms.CharField(
        label=_("Your answer"),
        max_length=1000,
        help_text=_("She reads this. Short sentences. Say what you do with it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DoneForm(Form):
    did = forms.CharField(
        label=_("What we did"),
        max_length=300,
        help_text=_("All women of the programme read this, with the theme. No names, no quotes."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    group = forms.BooleanField(label=_("Only for her group"), required=False)

    def __init__(self, *args: Any, of_group: bool, **kwargs: Any) -> None:
        """`of_group`: it is known of which group she is; of an unnamed remark from a small group it is not."""
        super().__init__(*args, **kwargs)
        if not of_group:
            del self.fields["group"]


class CorrectForm(Form):
    did = forms.CharField(
        label=_("What we did"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CodeForm(Form):
    code = forms.CharField(
        label=_("Your code"),
        max_length=20,
        help_text=_("12 letters and numbers."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "dir": "ltr"}),
    )
