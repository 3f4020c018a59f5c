"""Forms of a coordinator: who goes where, how it was, a talk, how a woman heard of us."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.ambassadors.actions import DeploymentInput
from aanzet.ambassadors.enums import DeploymentKind
from aanzet.ambassadors.queries.planning import Offered
from aanzet.ui.forms import DateField, Form

MINUTES = [(str(n), str(n)) for n in (30, 45, 60, 90, 120, 180, 240, 360, 480)]
OTHER = "other"


class DeploymentForm(Form):
    """Who goes where, when, and in which language."""

    home = forms.ChoiceField(label=_("Programme and organisation"))
    on = DateField(label=_("Day"))
    at = forms.TimeField(
        label=_("Time"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H"],
        help_text=_("For example 14:30."),
        error_messages={"invalid": _("Write the time with hours and minutes, for example 14:30.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
    )
    minutes = forms.TypedChoiceField(label=_("How many minutes"), choices=MINUTES, coerce=int, initial="60")
    kind = forms.ChoiceField(label=_("What is it?"), choices=DeploymentKind.choices)
    place = forms.CharField(
        label=_("Where"),
        max_length=120,
        help_text=_("For a visit at home: only the street or the area, never the name of a woman."),
    )
    finding_place = forms.CharField(
        label=_("Finding place"),
        max_length=80,
        required=False,
        help_text=_("As on the page of finding places, so that both can be compared. For example a school."),
    )
    district = forms.ChoiceField(label=_("District"), required=False)
    language = forms.ChoiceField(label=_("In which language"), required=False)
    volunteers = forms.TypedMultipleChoiceField(
        label=_("Who goes?"),
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Behind a name: her languages, and what is still missing before she can go."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, offered: Offered, changing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("home", offered.homes)
        self.offer("volunteers", offered.volunteers)
        self.offer("district", self._with("district", offered.districts))
        self.offer("language", self._with("language", offered.languages))
        if changing:
            del self.fields["home"]

    def _with(self, name: str, choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
        """What was chosen before stays a choice."""
        there = self.initial.get(name)
        return choices if not there or there in dict(choices) else [*choices, (there, there)]

    def typed(self) -> DeploymentInput:
        values = dict(self.cleaned_data)
        values.pop("version")
        values.pop("home", None)
        return DeploymentInput(**values)


class SupervisionForm(Form):
    """A talk was held."""

    held_on = DateField(label=_("When did you talk?"))
    minutes = forms.IntegerField(label=_("How many minutes"), min_value=5, max_value=480, initial=45)


class CameForm(Form):
    """What she says about how she heard of us."""

    visit = forms.ChoiceField(label=_("Did an ambassador tell her about us?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, visits: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("visit", [*visits, (OTHER, _("No, she heard of us another way"))])


class AskForm(Form):
    """A coordinator asks her: one box that says what it means."""

    talked = forms.BooleanField(label=_("I told her what it is, and that she may say no"))
