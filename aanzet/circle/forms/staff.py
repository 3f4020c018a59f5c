"""Forms of staff about hidden files."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from aanzet.participants.enums import OpeningCause
from aanzet.reference.phones import UnknownPhone, normal_phone
from aanzet.ui.forms import Form


class OpenForm(Form):
    """Whose hidden file is opened, and why."""

    name = forms.CharField(label=_("Her whole name"), max_length=240)
    phone = forms.CharField(label=_("Her phone"), max_length=30, required=False)
    birth_year = forms.IntegerField(
        label=_("or the year in which she was born"), required=False, min_value=1900, max_value=2100
    )
    cause = forms.ChoiceField(label=_("Why"), choices=[("", "—"), *OpeningCause.choices])
    words = forms.CharField(
        label=_("Why must you open it now?"),
        max_length=500,
        widget=forms.Textarea,
        help_text=_("Her coach can read this. She hears that you opened it, and when."),
    )

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        try:
            return normal_phone(typed, "nl", "se") if typed.strip() else ""
        except UnknownPhone as error:
            raise ValidationError(error.sentence) from None

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors and not typed.get("phone") and not typed.get("birth_year"):
            self.add_error("phone", _now("Fill in her phone, or the year in which she was born."))
        return typed
