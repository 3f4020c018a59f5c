"""Forms about the person: first contact, who she is, how to reach her, who may see what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.participants.asking import language_choices
from aanzet.participants.enums import (
    Channel,
    ConsentEvidence,
    ConsentTopic,
    Gender,
    RestrictionKind,
)
from aanzet.ui.forms import DateField, Form, PartialDate

Choices = list[tuple[str, Any]]


class FirstContactForm(Form):
    """First name, language, how she came: no more is needed to begin."""

    programme = forms.ChoiceField(label=_("Programme"))
    organisation = forms.ChoiceField(label=_("Organisation"))
    call_name = forms.CharField(label=_("What does she want to be called?"), max_length=120)
    full_name = forms.CharField(
        label=_("Full name"), max_length=240, required=False, help_text=_("Only if you know it already.")
    )
    name_latin = forms.CharField(
        label=_("Name in Latin letters"),
        max_length=240,
        required=False,
        help_text=_("Only when the name above is in another script."),
    )
    birth = DateField(
        label=_("Born"), required=False, allow_year=True, help_text=_("The year alone is enough.")
    )
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    language = forms.ChoiceField(label=_("Language she speaks"), required=False)
    channel = forms.ChoiceField(label=_("How may we reach her?"), required=False)
    finding_place = forms.CharField(
        label=_("Finding place"), max_length=80, required=False, help_text=_("Where did you meet her?")
    )
    started = forms.BooleanField(label=_("She starts today"), required=False)

    def __init__(
        self, *args: Any, programmes: Choices, organisations: Choices, country: str = "nl", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.country = country
        self.offer("programme", programmes)
        self.offer("organisation", organisations)
        self.offer("language", language_choices())
        self.offer("channel", [("", "—"), *Channel.choices])

    def clean_phone(self) -> str:
        return phone_or_error(self.cleaned_data["phone"], self.country)

    def person(self) -> dict[str, Any]:
        """Fields of the participant."""
        birth: PartialDate | None = self.cleaned_data["birth"]
        return {
            "call_name": self.cleaned_data["call_name"],
            "full_name": self.cleaned_data["full_name"],
            "name_latin": self.cleaned_data["name_latin"],
            "birth_date": birth.date if birth else None,
            "birth_year": birth.year if birth else None,
            "phone": self.cleaned_data["phone"],
            "language": self.cleaned_data["language"],
        }


def phone_or_error(typed: str, country: str) -> str:
    """E.164 of what was typed; a number that cannot be is one clear sentence."""
    from aanzet.reference.phones import UnknownPhone, normal_phone

    if not typed.strip():
        return ""
    try:
        return normal_phone(typed, country)
    except UnknownPhone as error:
        raise forms.ValidationError(error.sentence) from None


class PersonForm(Form):
    """Who she is and how to reach her."""

    call_name = forms.CharField(label=_("Call name"), max_length=120)
    full_name = forms.CharField(label=_("Full name"), max_length=240, required=False)
    name_latin = forms.CharField(label=_("Name in Latin letters"), max_length=240, required=False)
    gender = forms.ChoiceField(label=_("Gender"), choices=Gender.choices, required=False)
    birth = DateField(label=_("Born"), required=False, allow_year=True)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    phone_shared = forms.NullBooleanField(label=_("Somebody else uses this phone"), required=False)
    email = forms.EmailField(label=_("Mail address"), required=False)
    language = forms.ChoiceField(label=_("Language she speaks"), required=False)
    reads_language = forms.ChoiceField(label=_("Language she reads"), required=False)
    reads = forms.NullBooleanField(label=_("She reads"), required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=10, required=False)
    district = forms.CharField(label=_("District"), max_length=80, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, country: str = "nl", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country = country
        for name in ("language", "reads_language"):
            self.offer(name, language_choices())

    def clean_phone(self) -> str:
        return phone_or_error(self.cleaned_data["phone"], self.country)

    def changes(self) -> dict[str, Any]:
        birth: PartialDate | None = self.cleaned_data["birth"]
        plain = {k: v for k, v in self.cleaned_data.items() if k not in {"birth", "version"}}
        return plain | {
            "birth_date": birth.date if birth else None,
            "birth_year": birth.year if birth else None,
        }


class ConsentForm(Form):
    """Her yes as somebody else writes it down: what she taps, she taps on her own page."""

    organisation = forms.ChoiceField(label=_("Who may see it"))
    topic = forms.ChoiceField(label=_("What"), choices=[("", "—"), *ConsentTopic.choices])
    evidence = forms.ChoiceField(
        label=_("How did she say yes?"),
        choices=[
            ("", "—"),
            *((one.value, one.label) for one in (ConsentEvidence.SPOKEN, ConsentEvidence.WRITTEN)),
        ],
    )
    until = DateField(label=_("Until"), required=False, help_text=_("Empty means for one year."))
    purpose = forms.CharField(label=_("What for"), max_length=120, required=False)

    def __init__(self, *args: Any, organisations: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("organisation", [("", "—"), *organisations])


class RestrictionForm(Form):
    """That it is not safe at home is noted on a page of its own, by who accompanies her."""

    kind = forms.ChoiceField(
        label=_("Why"),
        choices=[
            ("", "—"),
            *((kind.value, kind.label) for kind in RestrictionKind if kind != RestrictionKind.UNSAFE),
        ],
    )
