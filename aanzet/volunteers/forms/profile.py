"""What somebody can, when, and where: asked at the sign-up and in the profile."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import dates
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from aanzet.reference.halfdays import DAYS, PARTS
from aanzet.reference.lists import languages, sectors
from aanzet.reference.phones import UnknownPhone, normal_phone
from aanzet.ui.forms import Form
from aanzet.volunteers.enums import TravelMode
from aanzet.volunteers.lengths import Length, both_lengths
from aanzet.volunteers.wording import PART_NAMES, halfday_choices

MINUTES = (15, 30, 45, 60, 90)
POSTCODE = {"nl": re.compile(r"(\d{4})\s*[a-z]{0,2}", re.IGNORECASE), "se": re.compile(r"(\d{3})\s*(\d{2})")}
WOMAN = (("yes", _("Yes")), ("no", _("No")), ("", _("I would rather not say")))


class HalfdaysField(forms.MultipleChoiceField):
    """The 21 half-days of a week as a grid of boxes: `{% include "volunteers/_week.html" with field=… %}`."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=halfday_choices, **kwargs)


def week_rows(field: forms.BoundField) -> list[tuple[str, str, list[tuple[str, str, str, bool]]]]:
    """Day by day: its name, its short name, and per part the value, id, part name and whether it is ticked."""
    chosen = set(field.value() or [])
    return [
        (
            str(dates.WEEKDAYS[number]),
            str(dates.WEEKDAYS_ABBR[number]),
            [
                (
                    f"{day}-{part}",
                    f"{field.auto_id}_{day}_{part}",
                    str(PART_NAMES[part]),
                    f"{day}-{part}" in chosen,
                )
                for part in PARTS
            ],
        )
        for number, day in enumerate(DAYS)
    ]


def language_choices(first: Iterable[str] = ()) -> list[tuple[str, str]]:
    """All languages; those that matter here come first."""
    reader = get_language() or "nl"
    named = {each.code: each.name(reader) for each in languages()}
    ahead = [code for code in dict.fromkeys(first) if code in named]
    rest = sorted((code for code in named if code not in ahead), key=lambda code: named[code].casefold())
    return [(code, named[code].capitalize()) for code in [*ahead, *rest]]


def sector_choices() -> list[tuple[str, str]]:
    return [(each.code, each.name(get_language() or "nl")) for each in sectors()]


def clean_postcode(typed: str, country: str) -> str:
    """The area alone: four figures in the Netherlands, five in Sweden. Raises ValidationError."""
    typed = typed.strip()
    pattern = POSTCODE.get(country)
    if not typed or pattern is None:
        return typed[:8]
    found = pattern.fullmatch(typed)
    if found is None:
        example = "1102" if country == "nl" else "213 64"
        raise ValidationError(
            gettext("This is not a postcode we know. Write it like %(example)s.") % {"example": example}
        )
    return "".join(found.groups())


class ProfileForm(Form):
    """What everybody may change about her or his own offer."""

    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Which languages do you speak?"), widget=forms.CheckboxSelectMultiple
    )
    background = forms.CharField(
        label=_("What work did you do until now?"), max_length=500, required=False, widget=forms.Textarea
    )
    sectors = forms.MultipleChoiceField(
        label=_("In which fields of work do you know your way?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    helps_with = forms.MultipleChoiceField(
        label=_("With what could you help?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    lengths = forms.MultipleChoiceField(
        label=_("For how long could you be there?"), choices=Length.choices, initial=both_lengths,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One talk about your work, or half a year together. Both is fine."),
    )  # fmt: skip
    halfdays = HalfdaysField(
        label=_("When can you?"), help_text=_("Tap every part of the week in which you often can.")
    )
    postcode = forms.CharField(
        label=_("Your postcode"),
        max_length=10,
        required=False,
        help_text=_("Only the area. We ask no street and no number."),
    )
    mode = forms.ChoiceField(
        label=_("How do you travel?"), choices=TravelMode.choices, widget=forms.RadioSelect
    )
    most_minutes = forms.TypedChoiceField(label=_("How long may the way be, at most?"), coerce=int)
    places = forms.IntegerField(
        label=_("How many women at a time?"),
        min_value=0,
        max_value=9,
        help_text=_("0: nobody new at the moment."),
    )

    def __init__(
        self,
        *args: Any,
        country: str,
        first: Iterable[str] = (),
        most: int = 0,
        helps: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        """`first`: languages that matter in the programme. `most`: women at a time at most, 0: no limit. `helps`:
        obstacles of the programme with which somebody may help."""
        super().__init__(*args, **kwargs)
        self.country = country
        known = {each.code for each in languages()}
        ahead = len([code for code in dict.fromkeys(first) if code in known])
        # What is shown at once and what is folded, as the templates cut it.
        self.ahead_slice, self.after_slice = f":{ahead}", f"{ahead}:"
        self.offer("languages", language_choices(first))
        self.offer("sectors", sector_choices())
        self.offer("helps_with", helps)
        self.offer("most_minutes", [(n, gettext("%(n)s minutes") % {"n": n}) for n in MINUTES])
        if "places" in self.fields and most:
            places: Any = self.fields["places"]
            places.max_value = most

    def clean_phone(self) -> str:
        return clean_phone(str(self.cleaned_data["phone"]), self.country)

    def clean_postcode(self) -> str:
        return clean_postcode(str(self.cleaned_data["postcode"]), self.country)


def clean_phone(typed: str, country: str) -> str:
    """E.164, or nothing where nothing was typed. Raises ValidationError."""
    if not typed.strip():
        return ""
    try:
        return normal_phone(typed, country, *(("se",) if country == "nl" else ("nl",)))
    except UnknownPhone as error:
        raise ValidationError(error.sentence) from error


class OfficeProfileForm(ProfileForm):
    """The whole profile, for the coordinator."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("Mail address"), required=False)
    is_woman = forms.ChoiceField(label=_("Woman"), choices=WOMAN, required=False, widget=forms.RadioSelect)
    motivation = forms.CharField(label=_("Why"), max_length=500, required=False, widget=forms.Textarea)
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("name", "email", "phone")

    def clean_is_woman(self) -> bool | None:
        return {"yes": True, "no": False}.get(str(self.cleaned_data["is_woman"]))


class OwnProfileForm(ProfileForm):
    """One's own offer; name and mail address are changed by the coordinator."""

    version = forms.IntegerField(widget=forms.HiddenInput)
