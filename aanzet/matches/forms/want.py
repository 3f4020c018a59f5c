"""What she asks for, a screen at a time; and the same on one page for who types it for her."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.matches.words import DAY_NAMES, MODE_ICONS, PART_ICONS, PART_NAMES
from aanzet.reference.halfdays import NAMES
from aanzet.ui.forms import Form, PictureChoiceField, PictureMultipleChoiceField
from aanzet.volunteers.enums import TravelMode, VolunteerRole
from aanzet.volunteers.lengths import Length

ROLE_ICONS = {
    VolunteerRole.COACH: "users",
    VolunteerRole.MENTOR: "briefcase",
    VolunteerRole.AMBASSADOR: "hand-waving",
}
LENGTHS = [
    (Length.DOOR_OPENER, _("One talk with somebody who knows the work"), "chats"),
    (Length.TOGETHER, _("Half a year together"), "calendar"),
]
# In words of her own pages, so that all her languages have them.
MODES = [
    (TravelMode.WALK, _("On foot"), MODE_ICONS[TravelMode.WALK]),
    (TravelMode.BIKE, _("By bike"), MODE_ICONS[TravelMode.BIKE]),
    (TravelMode.TRANSIT, _("By bus, tram or train"), MODE_ICONS[TravelMode.TRANSIT]),
    (TravelMode.CAR, _("By car"), MODE_ICONS[TravelMode.CAR]),
]
MINUTES = [
    ("15", _("15 minutes"), "clock"),
    ("30", _("30 minutes"), "clock"),
    ("45", _("45 minutes"), "clock"),
    ("60", _("1 hour"), "clock"),
]
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
        self.offer("sector", sectors)
        there = list(helps)
        if there:
            self.offer("helps_with", there)
        else:
            del self.fields["helps_with"]


class WomanForm(Form):
    """Hers alone."""

    woman = PictureChoiceField(label=_("Must it be a woman?"), choices=WOMAN)
    version = forms.IntegerField(widget=forms.HiddenInput)
