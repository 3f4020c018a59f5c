"""Forms of a meeting: input to clean values; they save nothing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aanzet.meetings.actions import MeetingInput
from aanzet.meetings.enums import Childcare, MeetingKind
from aanzet.ui.forms import DateField, Form

MINUTES = [(str(n), str(n)) for n in (15, 30, 45, 60, 90, 120, 180, 240)]


class MeetingForm(Form):
    """When, where, how to get there, who looks after the children."""

    on = DateField(label=_("Day"))
    at = forms.TimeField(
        label=_("Time"),
        input_formats=["%H:%M", "%H.%M", "%H"],
        help_text=_("For example 14:30."),
        error_messages={"invalid": _("Write the time with hours and minutes, for example 14:30.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
    )
    minutes = forms.TypedChoiceField(label=_("How many minutes"), choices=MINUTES, coerce=int, initial="60")
    with_user = forms.TypedChoiceField(label=_("Whom does she meet?"), coerce=UUID)
    kind = forms.ChoiceField(label=_("What is it?"), choices=MeetingKind.choices, initial=MeetingKind.TALK)
    place = forms.CharField(
        label=_("Where"), max_length=120, required=False, help_text=_("The name as it stands on the door.")
    )
    address = forms.CharField(label=_("Street and number, town"), max_length=200, required=False)
    route = forms.CharField(
        label=_("How does she get there?"),
        max_length=300,
        required=False,
        help_text=_(
            "For example: metro 53 to Ganzenhoef, then 5 minutes on foot. The red door beside the library."
        ),
        widget=forms.Textarea(attrs={"rows": 2, "data-limit": 300}),
    )
    childcare = forms.ChoiceField(
        label=_("Who looks after her children?"), choices=Childcare.choices, required=False
    )
    childcare_words = forms.CharField(label=_("More about that"), max_length=200, required=False)
    interpreter = forms.BooleanField(label=_("An interpreter comes"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("with_user", people)

    def typed(self) -> MeetingInput:
        """What was filled in, with the day and the time as one moment of the installation's time zone."""
        values = dict(self.cleaned_data)
        values.pop("version")
        day, at = values.pop("on"), values.pop("at")
        moment = timezone.make_aware(datetime.combine(day, at))
        return MeetingInput(starts_at=moment, with_user_id=values.pop("with_user"), **values)
