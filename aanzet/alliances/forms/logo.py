"""The logo of an alliance."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from aanzet.accounts import photos
from aanzet.alliances import logos
from aanzet.core.errors import Refused
from aanzet.ui.forms import Form

_FIRST = _("Choose a picture first.")


class LogoForm(Form):
    """A picture file; cleaned, it is the logo drawn anew."""

    logo = forms.FileField(
        label=_("Logo"),
        help_text=_(
            "A .png, .jpg or .webp of at most 10 MB. It stands on the public pages, on a light ground."
        ),
        widget=forms.FileInput({"accept": photos.ACCEPT}),
        error_messages=dict.fromkeys(("required", "missing", "invalid", "empty"), _FIRST),
    )

    def clean_logo(self) -> bytes:
        chosen = self.cleaned_data["logo"]
        try:
            if chosen.size > photos.MOST_BYTES:
                raise photos.too_heavy("logo")
            return logos.redraw(chosen.read())
        except Refused as error:
            raise ValidationError(error.message) from error
