"""Her wish on one page for who sits beside her, and a proposal."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.matches.forms.agreement import GOAL, HerAgreementForm
from aanzet.matches.forms.want import MINUTES, halfday_rows
from aanzet.reference.halfdays import NAMES
from aanzet.ui.forms import Form
from aanzet.volunteers.enums import TravelMode
from aanzet.volunteers.lengths import Length


class StaffWantForm(Form):
    """The same on one page, for who sits beside her. What is hers alone is never shown here, only asked."""

    role = forms.ChoiceField(label=_("Who"), choices=[])
    length = forms.ChoiceField(label=_("How long"), choices=Length.choices, initial=Length.TOGETHER)
    halfdays = forms.MultipleChoiceField(
        label=_("When she can"), choices=[(name, name) for name in NAMES], required=False
    )
    own_yes = forms.BooleanField(
        label=_("She says these times herself, also where they differ from the intake"), required=False
    )
    mode = forms.ChoiceField(label=_("How she travels"), choices=TravelMode.choices)
    most_minutes = forms.TypedChoiceField(
        label=_("How long it may take, one way"),
        choices=[each[:2] for each in MINUTES],
        coerce=int,
        initial="45",
    )
    first = forms.ChoiceField(label=_("Language she likes best"), choices=[], required=False)
    helps_with = forms.MultipleChoiceField(
        label=_("What she wants help with"), choices=[], required=False, widget=forms.CheckboxSelectMultiple
    )
    sector = forms.ChoiceField(label=_("Field of work"), choices=[], required=False)
    woman = forms.ChoiceField(
        label=_("Must it be a woman?"),
        required=False,
        choices=[
            ("", _("Leave it as she said it")),
            ("yes", _("It must be a woman")),
            ("no", _("It may also be a man")),
        ],
        help_text=_("Only when she is here and says it. You do not see it again: it is hers alone."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, offered: dict[str, Iterable[Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in offered.items():
            self.offer(name, choices)

    def rows(self) -> list[tuple[Any, list[tuple[str, Any, str, bool]]]]:
        return halfday_rows(self["halfdays"].value() or [])


class ProposeForm(Form):
    """One of the ready volunteers; outside her hours only with a warning that was seen."""

    volunteer = forms.ChoiceField(label=_("Volunteer"), choices=[])
    warned = forms.BooleanField(
        label=_("It lies outside her hours. Propose it all the same: she sees that and decides herself."),
        required=False,
    )

    def __init__(self, *args: Any, volunteers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("volunteer", volunteers)


class AgreementForm(HerAgreementForm):
    """The same for the volunteer: her goal stays in her words."""

    goal = forms.CharField(
        label=_("Her goal, in her own words"), max_length=300, widget=GOAL,
        help_text=_("Write down what she says, as she says it."),
    )  # fmt: skip
