"""Forms of the plan: input to clean values; they save nothing."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from aanzet.ui.forms import DateField, Form

LONG = forms.Textarea({"rows": 3})


class Editing(Form):
    """A form for a row that stands: its version travels along."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def changes(self) -> dict[str, Any]:
        """Clean values without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class WishForm(Form):
    """What she wants, typed by herself."""

    text = forms.CharField(label=_("What I want"), max_length=500, widget=forms.Textarea({"rows": 5}))


class WishRecordForm(Form):
    """What she said, written down by a worker; once."""

    text = forms.CharField(
        label=_("What she wants, in her own words"),
        max_length=500,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "Write it down word for word, in the language she speaks. After this only she can change it."
        ),
    )
    language = forms.ChoiceField(label=_("Language of her words"), required=False)

    def __init__(self, *args: Any, languages: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("language", languages)


class PlanBeginForm(Form):
    """The first version may start from a template of the programme."""

    template = forms.ChoiceField(label=_("Start from"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, templates: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("template", [*templates, ("", _("An empty plan"))])


class PlanForm(Editing):
    """What stands around the steps."""

    if_then = forms.CharField(
        label=_("What could get in the way, and what then?"),
        max_length=300,
        required=False,
        widget=LONG,
        help_text=_("For example: if my child is ill, then I call my coach before nine."),
    )
    who_may_see = forms.CharField(
        label=_("Who may see this plan?"), max_length=300, required=False, help_text=_("She decides this.")
    )
    review_on = DateField(label=_("Next talk about the plan"), required=False, example=(15, 1, 2027))


class GoalForm(Form):
    title = forms.CharField(label=_("Goal"), max_length=200)
    by_when = DateField(label=_("By when"), required=False, example=(1, 6, 2027))
    own = forms.BooleanField(label=_("She chose this goal herself"), required=False)


class GoalEditForm(GoalForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class MyGoalForm(Form):
    """Her own goal, on her own page."""

    title = forms.CharField(
        label=_("My goal"), max_length=200, help_text=_("For example: I want to cycle to work by myself.")
    )


class StepForm(Form):
    """`receivers`: (id, name) of organisations that a step may be theirs to see."""

    what = forms.CharField(label=_("Step"), max_length=200)
    helper = forms.CharField(label=_("Who helps"), max_length=120, required=False)
    due_on = DateField(label=_("When"), required=False, example=(15, 1, 2027))
    organisation_id = forms.TypedChoiceField(
        label=_("Employer or school of this step"),
        required=False,
        coerce=UUID,
        empty_value=None,
        help_text=_("It sees this step only as long as she says yes to that."),
    )

    def __init__(self, *args: Any, receivers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("organisation_id", [("", "—"), *receivers])


class StepEditForm(StepForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class StrengthForm(Form):
    name = forms.CharField(label=_("Strength"), max_length=120)
    example = forms.CharField(
        label=_("An example"),
        max_length=300,
        required=False,
        widget=LONG,
        help_text=_("When did she show this? Without an example it does not count for the plan."),
    )


class StrengthEditForm(StrengthForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class MyStrengthForm(Form):
    """A strength in her words, on her own page."""

    name = forms.CharField(label=_("What are you good at?"), max_length=120)
    example = forms.CharField(
        label=_("When did you do that?"),
        max_length=300,
        widget=LONG,
        help_text=_("For example: I took care of my mother for two years."),
    )


class MyStrengthEditForm(MyStrengthForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
