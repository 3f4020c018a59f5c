"""Forms of organisations and the people who work there."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanzet.alliances.enums import OrganisationKind, Role
from aanzet.alliances.forms.fields import VersionField
from aanzet.alliances.models import Alliance
from aanzet.core.languages import NAMES
from aanzet.reference import places
from aanzet.reference.lists import role as role_definition
from aanzet.ui.forms import Form

COUNTRIES = (("nl", _("The Netherlands")), ("se", _("Sweden")))


class OrganisationForm(Form):
    """A legal body."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of organisation"), choices=OrganisationKind.choices)
    country = forms.ChoiceField(label=_("Country"), choices=COUNTRIES)
    municipality = forms.CharField(label=_("Municipality"), max_length=80, required=False)
    district = forms.CharField(label=_("District"), max_length=80, required=False)
    region_code = forms.ChoiceField(
        label=_("Labour market region"),
        help_text=_("Left empty, it follows from the municipality."),
        required=False,
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    version = VersionField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(label, [(r.code, r.name) for r in places.regions(code)]) for code, label in COUNTRIES]
        self.fields["region_code"].choices = [("", "-"), *groups]  # type: ignore[attr-defined]


def _told(role: Role) -> str:
    """The role with its definition of the glossary (source S5-12)."""
    found = role_definition(role.value)
    return f"{role.label}: {found.definition(get_language() or 'nl')}" if found else str(role.label)


class InviteForm(Form):
    """Somebody who is asked to work at an organisation."""

    email = forms.EmailField(label=_("Mail address"))
    name = forms.CharField(label=_("Name"), max_length=200)
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Title"), help_text=_("For example project leader."), max_length=80, required=False
    )
    alliance = forms.ChoiceField(
        label=_("For which alliance"), help_text=_("She sees nothing of the other ones."), required=False
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=tuple(NAMES.items()))

    def __init__(
        self, *args: Any, roles: Iterable[Role], alliances: Mapping[str, Alliance | None], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, _told(role)) for role in roles]  # type: ignore[attr-defined]
        every = _("All alliances of the organisation")
        field: Any = self.fields["alliance"]
        field.choices = [(key, row.name if row else every) for key, row in alliances.items()]
        field.required = "" not in alliances


class TaskForm(Form):
    """What somebody says about her own task."""

    reach_hours = forms.CharField(
        label=_("When can people reach you?"),
        help_text=_("For example Tuesday and Thursday, 9:00 to 12:00."),
        max_length=120,
        required=False,
    )
    public_name = forms.BooleanField(
        label=_("My name may stand on a public page"),
        help_text=_("You can take this back at any time."),
        required=False,
    )


class AcceptForm(Form):
    """Begin with an invitation: who she is, and a password when she has no account yet."""

    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("The address to which the mail came."),
        widget=forms.EmailInput({"autocomplete": "username"}),
    )
    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 12 signs. Three or four words in a row are good and easy to remember."),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["name"], self.fields["password"]

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password
