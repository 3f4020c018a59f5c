"""Forms of alliances and partners."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.alliances.enums import OrganisationKind, PartnerRole, SharingTopic
from aanzet.alliances.forms.fields import Suggest, VersionField, text_fields
from aanzet.core import clock
from aanzet.core.languages import NAMES
from aanzet.ui.forms import DateField, Form


class AllianceForm(Form):
    """Name, languages and mission of an alliance."""

    name = forms.CharField(label=_("Name of the alliance"), max_length=200)
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=tuple(NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        initial=["nl"],
    )
    version = VersionField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text_fields(self, "mission", _("What the alliance is for"))


class PartnerForm(Form):
    """An organisation that takes part: a known one by its name, or a new one."""

    name = forms.CharField(
        label=_("Organisation"),
        help_text=_("Choose a known name, or type a new one."),
        max_length=200,
        widget=Suggest,
    )
    role = forms.ChoiceField(
        label=_("Role in the alliance"), choices=PartnerRole.choices, initial=PartnerRole.PARTNER
    )
    contact_role = forms.CharField(
        label=_("Who speaks for it"),
        help_text=_("A function, for example director."),
        max_length=80,
        required=False,
    )
    starts_on = DateField(label=_("Takes part from"))
    kind = forms.ChoiceField(
        label=_("Kind of organisation"),
        help_text=_("Only for a new organisation."),
        choices=OrganisationKind.choices,
    )
    district = forms.CharField(label=_("District"), max_length=80, required=False)
    municipality = forms.CharField(label=_("Municipality"), max_length=80, required=False)

    def __init__(self, *args: Any, known: Iterable[str] = (), **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"starts_on": clock.today()})
        super().__init__(*args, **kwargs)
        self.fields["name"].widget = Suggest(known)


class EndForm(Form):
    """The last day of something that lets people see."""

    ends_on = DateField(label=_("Last day"))
    at_once = forms.BooleanField(
        label=_("End access at once"), help_text=_("The next click shows nothing any more."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"ends_on": clock.today()})
        super().__init__(*args, **kwargs)


class SharingForm(Form):
    """A signed agreement on what partners may know of each other's participants."""

    starts_on = DateField(label=_("Valid from"))
    ends_on = DateField(label=_("Valid until"), required=False)
    topics = forms.MultipleChoiceField(
        label=_("What partners may share"),
        help_text=_("Also with an agreement, partners see a woman's data only after her own yes."),
        choices=SharingTopic.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[SharingTopic.MATCH],
    )
    signed_note = forms.CharField(
        label=_("Where the signed paper is, and who signed"), max_length=200, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"starts_on": clock.today()})
        super().__init__(*args, **kwargs)


class ApprovalForm(Form):
    """What a commissioner approved."""

    subject = forms.CharField(label=_("What is approved"), max_length=200)
    approved_on = DateField(label=_("Day of the approval"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"approved_on": clock.today()})
        super().__init__(*args, **kwargs)
