"""Forms of the journey: input to clean values; they save nothing."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from aanzet.cases.enums import (
    AssignmentKind,
    ContactKind,
    ExitKind,
    Face,
    Mood,
    PauseReason,
    ReferralState,
    Route,
)
from aanzet.core import clock
from aanzet.core.text import localised
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of, profile_of
from aanzet.reference.lists import reasons
from aanzet.ui.forms import DateField, Form, PictureChoiceField

Choices = list[tuple[str, Any]]


MINUTES = [
    ("5", "5"),
    ("10", "10"),
    ("15", "15"),
    ("20", "20"),
    ("30", "30"),
    ("45", "45"),
    ("60", "60"),
    ("90", "90"),
    ("120", "120"),
]


class NoteForm(Form):
    """A contact in three taps and a sentence."""

    show_optional = False
    kind = forms.ChoiceField(label=_("How"), choices=ContactKind.choices, initial=ContactKind.PHONE)
    minutes = forms.TypedChoiceField(label=_("Minutes"), choices=MINUTES, coerce=int, initial="15")
    mood = forms.ChoiceField(label=_("How was she?"), choices=[("", "—"), *Mood.choices], required=False)
    note = forms.CharField(
        label=_("Short note"),
        required=False,
        help_text=_("Would you read this aloud to her?"),
        widget=forms.Textarea(attrs={"rows": 3, "data-limit": 500}),
    )
    next_step = forms.CharField(label=_("Next step"), max_length=200, required=False)
    on = DateField(label=_("When"), required=False, help_text=_("Empty means today."))
    draft_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def quick(self) -> list[forms.BoundField]:
        """The three taps."""
        return [self["kind"], self["minutes"], self["mood"]]


class PhaseForm(Form):
    phase = forms.ChoiceField(label=_("Phase"))
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "nl"
        self.offer(
            "phase", [(p.key, localised(p.name, language)) for p in blueprint_of(programme).phases if p.open]
        )


class PauseForm(Form):
    reason = forms.ChoiceField(label=_("Why"), choices=[("", "—"), *PauseReason.choices])
    expected_until = DateField(label=_("Probably until"), required=False)


FACES = {Face.YES: "smiley", Face.PARTLY: "smiley-meh", Face.NO: "smiley-sad"}


class ExitForm(Form):
    kind = forms.ChoiceField(label=_("How does it end?"), choices=[("", "—"), *ExitKind.choices])
    reason = forms.ChoiceField(label=_("Why?"), required=False)
    face = PictureChoiceField(
        label=_("Is this what you wanted?"),
        choices=[("", _("not asked"), "circle"), *((face.value, face.label, FACES[face]) for face in Face)],
        required=False,
        help_text=_("Ask her. Show her the three faces."),
    )
    income_source = forms.ChoiceField(label=_("Main income now"), required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "nl"
        incomes = [
            (each.key, localised(each.name, language)) for each in profile_of(programme).income_sources
        ]
        self.offer("income_source", [("", "—"), *incomes, ("rather_not_say", _("rather not say"))])
        self.offer(
            "reason",
            [
                ("", "—"),
                *((each.key, each.name(language)) for each in reasons(clock.today(), "exit", "refusal")),
            ],
        )


class CoachForm(Form):
    user = forms.ChoiceField(label=_("Who"))
    kind = forms.ChoiceField(label=_("As"), choices=AssignmentKind.choices)
    over_limit = forms.BooleanField(
        label=_("Give her this coach though the coach has as many women as agreed"), required=False
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("user", people)


class ReferralForm(Form):
    to = forms.CharField(label=_("To whom"), max_length=120, help_text=_("For example the debt help desk."))
    topic = forms.CharField(label=_("For what"), max_length=80)
    warm = forms.BooleanField(label=_("We go together the first time"), required=False)
    answer_due_on = DateField(
        label=_("Answer expected by"), required=False, help_text=_("Empty means in two weeks.")
    )


class ReferralAnswerForm(Form):
    state = forms.ChoiceField(label=_("What did they say?"), choices=ReferralState.choices)
    answer = forms.CharField(label=_("In short"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)


class FitForm(Form):
    """Why she fits: the target group is self-declared, no proof is asked."""

    route = forms.ChoiceField(label=_("She fits"), choices=Route.choices, required=False)
    wish_occupation = forms.CharField(label=_("Work she wishes"), max_length=120, required=False)
    finding_place = forms.CharField(label=_("Finding place"), max_length=80, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class TrajectoryForm(Form):
    """Her own copy: one text per part, the first line its name, the others its meetings."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, modules: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, module in enumerate([*modules, {"name": "", "sessions": []}], start=1):
            self.fields[f"part_{number}"] = forms.CharField(
                label=gettext("Part %(n)d") % {"n": number},
                required=False,
                initial="\n".join([module["name"], *module["sessions"]]).strip(),
                help_text=_("First line: the name. Then one meeting per line. Empty it to leave it out."),
                widget=forms.Textarea(attrs={"rows": 5}),
            )

    def modules(self) -> list[tuple[str, list[str]]]:
        texts = [value for name, value in self.cleaned_data.items() if name.startswith("part_")]
        lines = [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]
        return [(each[0], each[1:]) for each in lines if each]


class CohortForm(Form):
    programme = forms.ChoiceField(label=_("Programme"))
    template = forms.ChoiceField(label=_("Trajectory"))
    name = forms.CharField(label=_("Name of the group"), max_length=120)
    starts_on = DateField(label=_("First day"))
    members = forms.MultipleChoiceField(
        label=_("Women who join"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self, *args: Any, programmes: Choices, templates: Choices, members: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("programme", programmes), ("template", templates), ("members", members)):
            self.offer(name, choices)
