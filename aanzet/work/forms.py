"""Forms of results: input to clean values; they save nothing."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.core.errors import Refused
from aanzet.ui.forms import DateField, Form
from aanzet.work.actions import Asking, PlacementInput
from aanzet.work.enums import (
    Benefit,
    ContractKind,
    DayPart,
    Moment,
    PlacementEnd,
    PlacementKind,
    Still,
    YesAnswer,
    YesWay,
)

Choices = Iterable[tuple[str, Any]]
NO_ANSWER: list[tuple[str, Any]] = [("", "—")]
STUDY = [("", _("not asked yet")), ("yes", _("yes")), ("no", _("no"))]
NEWEST = (1, 9, 2026)


def plain_hours(hours: Decimal | None) -> Decimal | int | None:
    """32.0 as 32, so that a form shows what people write."""
    return int(hours) if hours is not None and hours == int(hours) else hours


def hours_field(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_value=60, max_digits=4, decimal_places=1, localize=True
    )


class PlacementForm(Form):
    """A job, training or other result. When it lies outside her week the form also asks how she says yes."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=PlacementKind.choices)
    occupation = forms.CharField(label=_("Work or study"), max_length=120, required=False)
    sector = forms.ChoiceField(label=_("Sector"))
    employer = forms.CharField(label=_("Employer or school"), max_length=120, required=False)
    hours_per_week = hours_field(_("Hours a week"))
    times = forms.MultipleChoiceField(
        label=_("When?"), choices=DayPart.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick all that belong to it. Leave it empty when nobody knows yet."),
    )  # fmt: skip
    contract = forms.ChoiceField(label=_("Contract"), choices=ContractKind.choices, required=False)
    route = forms.ChoiceField(label=_("Training: which route?"), required=False)
    level = forms.CharField(label=_("Training: which level?"), max_length=60, required=False)
    starts_on = DateField(label=_("First paid day or first lesson"), example=NEWEST)
    seen_on = DateField(label=_("When was it seen?"), example=NEWEST)
    seen_by = forms.CharField(label=_("Who saw it?"), max_length=120)
    evidence_note = forms.CharField(
        label=_("What was seen?"), max_length=200, required=False,
        help_text=_("For example: a contract, a pay slip, a letter of the school. A copy is not needed."),
    )  # fmt: skip
    ASKED = "her_yes"

    def __init__(
        self, *args: Any, sectors: Choices, routes: Choices, way: YesWay = YesWay.HERSELF, **kwargs: Any
    ) -> None:
        """`way`: how her yes is asked unless somebody chooses otherwise."""
        super().__init__(*args, **kwargs)
        self.way = way
        self._set_choices("sector", sectors)
        self._set_choices("route", routes)
        if self.ASKED in self.data:
            self._ask()

    def _ask(self) -> None:
        self.fields[self.ASKED] = forms.ChoiceField(
            label=_("How does she say yes?"), choices=YesWay.choices, widget=forms.RadioSelect,
            help_text=_("Until she says yes, this result counts nowhere and nobody asks her after it."),
        )  # fmt: skip
        self.fields["told_on"] = DateField(
            label=_("If she told you: on which day?"), required=False, example=NEWEST
        )

    def refuse(self, error: Refused) -> None:
        """Outside her week: the question comes into the form, with the usual way chosen already."""
        if error.field == self.ASKED and self.ASKED not in self.fields:
            self._ask()
            typed: Any = self.data
            typed = typed.copy()  # what came in with the request cannot be changed, its copy can
            typed[self.ASKED] = str(self.way)
            self.data = typed
        super().refuse(error)

    def asking(self) -> Asking | None:
        """How her yes is asked; None as long as that was no question."""
        way = self.cleaned_data.get(self.ASKED)
        return Asking(way, self.cleaned_data["told_on"]) if way else None

    def _set_choices(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)

    def typed(self) -> PlacementInput:
        """What was typed, for the action."""
        values = {name: value for name, value in self.cleaned_data.items() if name in _INPUT}
        return PlacementInput(**values | {"times": tuple(values["times"])})


_INPUT = frozenset(PlacementInput.__dataclass_fields__)


class PlacementEditForm(PlacementForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class YesNoteForm(Form):
    """What she told a worker about a result outside her week."""

    answer = forms.ChoiceField(
        label=_("What did she say?"), widget=forms.RadioSelect,
        choices=[(YesAnswer.YES.value, _("Yes, it is good for her")),
                 (YesAnswer.NO.value, _("No. The result is taken back"))],
    )  # fmt: skip
    told_on = DateField(label=_("On which day did she tell you?"), example=NEWEST)


class YesSayForm(Form):
    """Her own answer: each of two buttons."""

    answer = forms.ChoiceField(choices=YesAnswer.choices)


class PlacementEndForm(Form):
    ends_on = DateField(label=_("Last day"), example=NEWEST)
    reason = forms.ChoiceField(label=_("Why did it end?"), choices=PlacementEnd.choices)


class CheckForm(Form):
    """Is she still there? "We could not find out" is an answer too."""

    due = forms.ChoiceField(label=_("Which check?"))
    still = forms.ChoiceField(
        label=_("Is she still at work or in training?"), choices=[*NO_ANSWER, *Still.choices]
    )
    ended_on = DateField(
        label=_("If not: what was her last day?"), required=False, help_text=_("Leave it empty when nobody knows."),
        example=NEWEST,
    )  # fmt: skip
    hours_per_week = hours_field(_("Hours a week now"))
    contract = forms.ChoiceField(label=_("Contract now"), choices=ContractKind.choices, required=False)
    done_on = DateField(label=_("When did you ask?"), example=NEWEST)

    def __init__(self, *args: Any, checks: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["due"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(checks)


class IndependenceForm(Form):
    """A band of income, never an amount. Nothing is chosen beforehand. She may decline, or not know."""

    moment = forms.ChoiceField(label=_("Which moment?"), choices=Moment.choices)
    band = forms.ChoiceField(label=_("Own income in a month"), widget=forms.RadioSelect)
    stated_on = DateField(label=_("When did she say this?"), example=NEWEST)

    DECLINED = "declined"
    # Not the empty value: a browser would show that as chosen before she chose.
    NOT_KNOWN = "not_known"

    def __init__(self, *args: Any, bands: Choices, own: bool = False, **kwargs: Any) -> None:
        """`own`: she fills it in herself, so the words speak to her."""
        super().__init__(*args, **kwargs)
        if own:
            self.fields["band"].label = _("What do you earn yourself in a month?")
            self.fields["stated_on"].label = _("When was this?")
        field = self.fields["band"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                *bands,
                (self.NOT_KNOWN, _("I do not know") if own else _("not known")),
                (self.DECLINED, _("rather not say")),
            ]


class StartSituationForm(Form):
    """Three plain answers and the main income at the start."""

    income_source = forms.ChoiceField(label=_("Main income when she came"), required=False)
    benefit = forms.ChoiceField(label=_("Did she have a benefit?"), choices=Benefit.choices, required=False)
    hours_per_week = hours_field(_("Hours of paid work a week when she came"))
    study = forms.ChoiceField(label=_("Did she study full-time?"), choices=STUDY, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, incomes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["income_source"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(incomes)
