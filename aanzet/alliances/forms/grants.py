"""Forms of grants."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from aanzet.alliances.forms.fields import Suggest, VersionField, text_fields
from aanzet.alliances.queries import PeriodRow
from aanzet.core import clock
from aanzet.ui.forms import DateField, Form


class GrantForm(Form):
    """A money decision of a funder."""

    funder = forms.CharField(label=_("Funder"), max_length=200, widget=Suggest)
    commissioner = forms.CharField(
        label=_("Commissioner"),
        help_text=_("Only when somebody else than the funder gives the task."),
        max_length=200,
        required=False,
        widget=Suggest,
    )
    reference = forms.CharField(label=_("Reference of the decision"), max_length=120, required=False)
    decided_on = DateField(label=_("Decided on"), required=False)
    area = forms.CharField(
        label=_("Area"), help_text=_("For example the whole city."), max_length=120, required=False
    )
    conditions = forms.CharField(
        label=_("Conditions"), max_length=4000, required=False, widget=forms.Textarea({"rows": 4})
    )
    version = VersionField(required=False)

    def __init__(self, *args: Any, known: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text_fields(self, "policy_priority", _("Policy goal of the funder"))
        names = tuple(known)
        for name in ("funder", "commissioner"):
            self.fields[name].widget = Suggest(names)


class PeriodForm(Form):
    """The days in which results count."""

    starts_on = DateField(label=_("First day"))
    ends_on = DateField(
        label=_("Last day"), help_text=_("Leave it empty when there is no last day."), required=False
    )
    follows = forms.ChoiceField(label=_("This period"), required=False)

    def __init__(self, *args: Any, periods: Iterable[PeriodRow] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[str, Any]] = [("", _("stands by itself"))]
        for row in periods:
            day = date_format(row.starts_on)
            choices.append((f"extends {row.pk}", _Sentence(_("extends the period from %(day)s"), day)))
            choices.append((f"renews {row.pk}", _Sentence(_("renews the period from %(day)s"), day)))
        self.fields["follows"].choices = choices  # type: ignore[attr-defined]


class _Sentence:
    def __init__(self, text: Any, day: str) -> None:
        self.text, self.day = text, day

    def __str__(self) -> str:
        return str(self.text) % {"day": self.day}


class ReportForm(Form):
    """A report that the funder expects."""

    name = forms.CharField(label=_("Report"), max_length=120)
    due_on = DateField(label=_("Expected on"))


class ReportSentForm(Form):
    """The day on which a report went out."""

    sent_on = DateField(label=_("Sent on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"sent_on": clock.today()})
        super().__init__(*args, **kwargs)
