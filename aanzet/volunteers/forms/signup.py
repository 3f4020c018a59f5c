"""The public sign-up. Limits as at the login: how often from one place, how often for one address."""

from collections.abc import Iterable, Sequence
from typing import Any

from allauth.core import context, ratelimit
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from aanzet.volunteers.actions import SignUp
from aanzet.volunteers.forms.profile import WOMAN, ProfileForm

TOO_OFTEN = _("This was sent too often from here. Wait an hour and try again. What you typed stays here.")


def mailbox(address: str) -> str:
    """One key for one mailbox: "Anna+1@example.org" arrives where "anna@example.org" does."""
    name, at, host = address.lower().partition("@")
    return f"{name.partition('+')[0]}{at}{host}" if at else address


class SignUpForm(ProfileForm):
    """Somebody offers time. `homes`: where one may help, (id, name); one alone is not asked."""

    organisation = forms.ChoiceField(label=_("Where would you like to help?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your mail address"), required=False, widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Mail or phone: one of the two is enough."),
    )  # fmt: skip
    is_woman = forms.ChoiceField(
        label=_("Are you a woman?"), choices=WOMAN, required=False, widget=forms.RadioSelect, initial="",
        help_text=_("We ask this because some women want to meet a woman. Only the coordinator sees your answer."),
    )  # fmt: skip
    motivation = forms.CharField(
        label=_("Why do you want to do this?"), max_length=500, required=False, widget=forms.Textarea
    )
    heard_at = forms.CharField(label=_("Where did you hear of us?"), max_length=120, required=False)

    def __init__(
        self,
        *args: Any,
        homes: Sequence[tuple[str, str]],
        country: str,
        first: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, country=country, first=first, **kwargs)
        self.fields["phone"].label = _("Your phone number")
        del self.fields["places"], self.fields["helps_with"]
        self.offer("organisation", homes)
        self.homes = homes
        if len(homes) == 1:
            del self.fields["organisation"]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not data.get("email") and not data.get("phone") and not {"email", "phone"} & set(self.errors):
            self.add_error(
                "email", gettext("Fill in a mail address or a phone number, so that we can reach you.")
            )
        if not self.errors:
            key = mailbox(str(data.get("email") or data.get("phone")))
            if not ratelimit.consume(context.request, action="join", key=key):
                raise ValidationError(TOO_OFTEN)
        return data

    def may_answer(self) -> bool:
        """Once a day a mailbox gets our answer; the page says the same each time."""
        mail = self.cleaned_data["email"]
        return bool(mail) and bool(ratelimit.consume(context.request, action="join_mail", key=mailbox(mail)))

    @property
    def home(self) -> str:
        """The id of the organisation that was chosen, or of the only one."""
        return str(self.cleaned_data.get("organisation") or self.homes[0][0])

    def typed(self) -> SignUp:
        data = self.cleaned_data
        return SignUp(
            name=data["name"], email=data["email"], phone=data["phone"], language=get_language() or "nl",
            is_woman={"yes": True, "no": False}.get(data["is_woman"]), background=data["background"],
            sectors=tuple(data["sectors"]), languages=tuple(data["languages"]), halfdays=tuple(data["halfdays"]),
            lengths=tuple(data["lengths"]), postcode=data["postcode"], mode=data["mode"],
            most_minutes=data["most_minutes"],
            motivation=data["motivation"], heard_at=data["heard_at"],
        )  # fmt: skip
