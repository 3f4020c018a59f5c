"""Forms of two people together: input to clean values; they save nothing."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanzet.cases.enums import Mood
from aanzet.core import clock
from aanzet.matches.enums import DigestBy, Feeling, IntroductionStep, Longer, MatchEnd
from aanzet.reference.lists import sectors
from aanzet.ui.forms import DateField, Form, PictureChoiceField

FACES: dict[str, str] = {Mood.GOOD: "smiley", Mood.FAIR: "smiley-meh", Mood.HARD: "smiley-sad"}
FEELINGS: dict[str, str] = {
    Feeling.GOOD: "smiley",
    Feeling.THINKING: "smiley-meh",
    Feeling.NOT_GOOD: "smiley-sad",
}
MINUTES = [(str(n), str(n)) for n in (30, 45, 60, 90, 120, 180)]
TODAY, YESTERDAY, OTHER = "today", "yesterday", "other"


class MeetingForm(Form):
    """A meeting in three taps and, if there is one, a next step."""

    show_optional = False
    when = forms.ChoiceField(
        label=_("When did you meet?"),
        choices=[(TODAY, _("Today")), (YESTERDAY, _("Yesterday")), (OTHER, _("Another day"))],
        initial=TODAY,
        widget=forms.RadioSelect,
    )
    on = DateField(label=_("Which day?"), required=False, help_text=_("Only if you chose another day."))
    minutes = forms.TypedChoiceField(
        label=_("How many minutes?"), choices=MINUTES, coerce=int, initial="60", widget=forms.RadioSelect
    )
    mood = PictureChoiceField(
        label=_("How was it for you?"), choices=Mood.choices, icons=FACES, required=False
    )
    next_step = forms.CharField(
        label=_("What is next?"), max_length=200, required=False, help_text=_("She can read this.")
    )
    draft_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("when") == OTHER and not typed.get("on") and "on" not in self.errors:
            self.add_error("on", _("Fill in the day on which you met."))
        return typed

    def day(self) -> date:
        """The day that was chosen; after `is_valid`."""
        chosen = self.cleaned_data["when"]
        if chosen == OTHER:
            found: date = self.cleaned_data["on"]
            return found
        return clock.today() - timedelta(days=1 if chosen == YESTERDAY else 0)


class TalkForm(Form):
    """The talk at three months: what each of them says, and how it looks to the coordinator."""

    her = PictureChoiceField(
        label=_("What she says"), choices=Feeling.choices, icons=FEELINGS, required=False
    )
    volunteer = PictureChoiceField(
        label=_("What the volunteer says"), choices=Feeling.choices, icons=FEELINGS, required=False
    )
    feeling = PictureChoiceField(
        label=_("How does it go, as you see it?"), choices=Feeling.choices, icons=FEELINGS
    )


class EndForm(Form):
    reason = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=[
            (each.value, each.label)
            for each in MatchEnd
            if each not in (MatchEnd.MOVED, MatchEnd.CASE_CLOSED)
        ],
        widget=forms.RadioSelect,
        help_text=_("Both read only that it ended."),
    )


class LongerForm(Form):
    """They go on longer: both were asked first."""

    until = DateField(label=_("Until when?"))
    why = forms.ChoiceField(label=_("Why?"), choices=Longer.choices, widget=forms.RadioSelect)
    both_yes = forms.BooleanField(label=_("She and the volunteer both said that they want to go on"))


class DigestForm(Form):
    way = forms.ChoiceField(
        label=_("How do you want to hear it?"), choices=DigestBy.choices, widget=forms.RadioSelect
    )


class IntroductionForm(Form):
    to = forms.CharField(
        label=_("To which organisation or function?"),
        max_length=120,
        help_text=_("For example: planner at a home care organisation. No names of people."),
    )
    sector = forms.ChoiceField(label=_("Field of work"), required=False)
    day = DateField(label=_("When were they introduced?"))
    agreed_on = DateField(
        label=_("On which day did she say yes to this?"),
        help_text=_("Ask her first. Without her yes it does not stand here."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "nl"
        self.offer("sector", [("", "—"), *((each.code, each.name(language)) for each in sectors())])


class MoveForm(Form):
    step = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[
            (each.value, each.label) for each in IntroductionStep if each != IntroductionStep.INTRODUCED
        ],
        widget=forms.RadioSelect,
    )
    day = DateField(label=_("When was that?"))


class StandInForm(Form):
    """One choice per woman; empty: decided later. `rows`: (key of her and the volunteer, her name, choices)."""

    WAITS = "waits"
    show_optional = False

    def __init__(self, *args: Any, rows: list[tuple[str, str, list[tuple[str, Any]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, name, choices in rows:
            waits = (self.WAITS, _("She waits until the volunteer is back"))
            self.fields[f"m{key}"] = forms.ChoiceField(
                label=name, choices=[("", _("Later")), *choices, waits], required=False
            )

    def chosen(self) -> list[tuple[str, str]]:
        """(key, user id or WAITS) of the women for whom something was chosen."""
        return [(name[1:], value) for name, value in self.cleaned_data.items() if value]
