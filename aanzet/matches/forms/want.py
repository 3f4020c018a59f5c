"""What she asks for, a screen at a time; and the same on one page for who types it for her."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.matches.enums import Length
from aanzet.matches.words import DAY_NAMES, PART_ICONS, PART_NAMES
from aanzet.reference.halfdays import NAMES
from aanzet.ui.forms import Form, PictureChoiceField, PictureMultipleChoiceField
from aanzet.volunteers.enums import TravelMode, VolunteerRole

ROLE_ICONS = {
    VolunteerRole.COACH: "users",
    VolunteerRole.MENTOR: "briefcase",
    VolunteerRole.AMBASSADOR: "hand-waving",
}
LENGTHS = [
    (Length.DOOR_OPENER, _("One talk with somebody who knows the work"), "chats"),
    (Length.TOGETHER, _("Half a year together"), "calendar"),
]
MODE_ICONS = {
    TravelMode.WALK: "person-simple-walk",
    TravelMode.BIKE: "bicycle",
    TravelMode.TRANSIT: "bus",
    TravelMode.CAR: "car",
}
MINUTES = [
    ("15", _("15 minutes"), "clock"),
    ("30", _("30 minutes"), "clock"),
    ("45", _("45 minutes"), "clock"),
    ("60", _("1 hour"), "clock"),
]
MODES = [(mode.value, mode.label, icon) for mode, icon in MODE_ICONS.items()]
WOMAN = [
    ("yes", _("It must be a woman"), "gender-female"),
    ("no", _("It may also be a man"), "users"),
]


def halfday_rows(chosen: Iterable[str]) -> list[tuple[Any, list[tuple[str, Any, str, bool]]]]:
    """The week for a page: a day with its three parts (value, word, picture, chosen)."""
    picked = set(chosen)
    return [
        (
            day_name,
            [
                (f"{day}-{part}", part_name, PART_ICONS[part], f"{day}-{part}" in picked)
                for part, part_name in PART_NAMES.items()
            ],
        )
        for day, day_name in DAY_NAMES.items()
    ]


class WhoForm(Form):
    """Whom she would like, and for how long."""

    role = PictureChoiceField(label=_("Who would you like beside you?"), choices=[])
    length = PictureChoiceField(label=_("How long?"), choices=LENGTHS, initial=Length.TOGETHER)

    def __init__(self, *args: Any, roles: Iterable[tuple[str, Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("role", roles)


class WhenForm(Form):
    """The half-days on which she can."""

    halfdays = forms.MultipleChoiceField(
        label=_("When can you?"), choices=[(name, name) for name in NAMES], required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def rows(self) -> list[tuple[Any, list[tuple[str, Any, str, bool]]]]:
        return halfday_rows(self["halfdays"].value() or [])


class WhereForm(Form):
    """How she travels, and how long one way."""

    mode = PictureChoiceField(label=_("How do you travel?"), choices=MODES)
    most_minutes = PictureChoiceField(label=_("How long may it take, one way?"), choices=MINUTES)
    version = forms.IntegerField(widget=forms.HiddenInput)


class TalkForm(Form):
    """In which language she likes to talk. The one she picks comes first."""

    first = PictureChoiceField(label=_("In which language do you like to talk?"), choices=[], required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, languages: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("first", [(code, name, "chats") for code, name in languages])


class HelpForm(Form):
    """What she wants help with, of what is on her own list, and which work she likes."""

    helps_with = PictureMultipleChoiceField(
        label=_("What do you want help with?"), choices=[], required=False
    )
    sector = PictureChoiceField(label=_("Which work do you think of?"), choices=[], required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        helps: Iterable[tuple[str, str, str]],
        sectors: Iterable[tuple[str, str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("helps_with", helps)
        self.offer("sector", sectors)


class WomanForm(Form):
    """Hers alone."""

    woman = PictureChoiceField(label=_("Must it be a woman?"), choices=WOMAN)
    version = forms.IntegerField(widget=forms.HiddenInput)


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
