"""Forms of the steps: the talk, the check, the training, the start, a pause, the end."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.ui.forms import DateField, Form
from aanzet.volunteers.enums import TakenBack, VolunteerEnding


class TalkForm(Form):
    held_on = DateField(label=_("When was the talk?"))
    welcome = forms.ChoiceField(
        label=_("Do you go on together?"), widget=forms.RadioSelect,
        choices=[("yes", _("Yes, we go on together")), ("no", _("No, we do not go on"))],
        help_text=_("Write no reason anywhere. After a no the sign-up ends today."),
    )  # fmt: skip

    def clean_welcome(self) -> bool:
        return bool(self.cleaned_data["welcome"] == "yes")


class ScreeningForm(Form):
    """Only that it was seen. There is no place for a copy or for what stands in it, on purpose."""

    seen_on = DateField(label=_("On which day did you see it?"))
    given_on = DateField(label=_("Which date stands on the paper?"))
    seen_by_role = forms.CharField(
        label=_("What is your role?"), max_length=40, help_text=_("Your name is written down by itself.")
    )

    def __init__(self, *args: Any, dated: bool, **kwargs: Any) -> None:
        """`dated`: the country keeps the date that stands on the paper."""
        super().__init__(*args, **kwargs)
        if not dated:
            del self.fields["given_on"]


class TrainingForm(Form):
    module = forms.ChoiceField(label=_("Which part?"), widget=forms.RadioSelect)
    done_on = DateField(label=_("When was it done?"))

    def __init__(self, *args: Any, parts: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("module", parts)


class TakeBackForm(Form):
    """Why a step is taken back. `own`: of the volunteer's own yes."""

    why = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own_whys = (TakenBack.MISTAKE, TakenBack.AGAIN)
        whys = own_whys if own else [each for each in TakenBack if each is not TakenBack.AGAIN]
        self.offer("why", [(each.value, each.label) for each in whys])


class StartForm(Form):
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(
        label=_("Last day that you agree on"),
        help_text=_("All access ends after this day. It can be made longer."),
    )


class ExtendForm(Form):
    ends_on = DateField(label=_("New last day"))


class PauseForm(Form):
    starts_on = DateField(label=_("From"))
    ends_on = DateField(
        label=_("Until"), required=False, help_text=_("Leave it empty when nobody knows yet.")
    )
    stand_in_needed = forms.BooleanField(
        label=_("Somebody else must stand in for the women of now (ill, for example)"), required=False
    )
    reason = forms.CharField(
        label=_("Why, in a few words"),
        max_length=120,
        required=False,
        help_text=_("No illness, no diagnosis."),
    )


class EndForm(Form):
    last_day = DateField(label=_("Last day"), required=False)
    at_once = forms.BooleanField(label=_("At once: from now on nothing can be seen any more"), required=False)
    reason = forms.ChoiceField(label=_("Why?"), choices=VolunteerEnding.choices, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not data.get("at_once") and not data.get("last_day") and not self.errors:
            self.add_error("last_day", _("Fill in the last day, or tick “at once”."))
        return data


class StopForm(Form):
    """The volunteer stops: from today, or on a later day."""

    last_day = DateField(label=_("My last day"))
    reason = forms.ChoiceField(
        label=_("Why? You do not have to say it."), required=False, widget=forms.RadioSelect,
        choices=[
            (each.value, each.label)
            for each in (VolunteerEnding.OWN_WISH, VolunteerEnding.MOVED, VolunteerEnding.JOB, VolunteerEnding.HEALTH)
        ],
    )  # fmt: skip
