"""One question on her phone: every answer is a button that goes on. And the sheet that is typed over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanzet.cases.enums import TypedBy
from aanzet.core.text import localised
from aanzet.questionnaires.definitions import Answer, Definition, Question
from aanzet.questionnaires.enums import Kind
from aanzet.questionnaires.forms import Setting, Tap, answer_from, field_for, options_for
from aanzet.ui.forms import Form

TAP, SKIP = "answer", "skip"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers as buttons. `ladder`: eleven steps instead of five pictures."""

    question: Question
    taps: tuple[Tap, ...]
    ladder: bool
    answered: bool


def asked(question: Question, answer: Answer | None) -> Asked:
    """The question as she sees it; the answer that stands is marked."""
    setting = Setting(get_language() or "nl")
    now = str((answer or {}).get("value", ""))
    ladder = question.kind == Kind.LADDER
    taps = [Tap(key, label, icon, key == now) for key, label, icon in options_for(question, setting)]
    return Asked(question, tuple(taps), ladder, bool(answer))


def tapped(question: Question, posted: Mapping[str, Any]) -> Answer | None:
    """The answer of the button that was pressed; None when it is none of this question's."""
    if SKIP in posted:
        return {"state": "skipped"}
    form = type("Tapped", (Form,), {question.key: field_for(question, Setting(get_language() or "nl"))})(
        {question.key: posted.get(TAP, "")}
    )
    return answer_from(question, form.cleaned_data) if form.is_valid() else None


class SheetForm(Form):
    """All questions of one moment with the numbers of the paper, who typed, and whether her coach may see it."""

    show_optional = False

    def __init__(self, *args: Any, asked: Sequence[Definition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        setting = Setting(get_language() or "nl")
        for shape in asked:
            for key, question in shape.question_by_key.items():
                self.fields[key] = forms.ChoiceField(
                    label=f"{shape.number_of(key)} {question.asked(setting.language)}",
                    choices=[
                        ("", "—"),
                        *((value, label) for value, label, _icon in options_for(question, setting)),
                    ],
                    required=False,
                )
        self.fields["show"] = forms.ChoiceField(
            label=_("Who may see it, does she say?"),
            choices=[("", _("Only she")), ("yes", _("Also her coach"))],
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields["typed_by"] = forms.TypedChoiceField(
            label=_("How she told it"),
            choices=[
                (each.value, each.label) for each in (TypedBy.PAPER, TypedBy.WORKER, TypedBy.INTERPRETER)
            ],
            coerce=TypedBy,
        )

    def given(self) -> dict[str, Answer]:
        """What was answered, by question; after `is_valid`."""
        found = {
            key: answer_from(question, self.cleaned_data)
            for shape in self.asked
            for key, question in shape.question_by_key.items()
        }
        return {key: answer for key, answer in found.items() if answer is not None}

    @property
    def parts(self) -> list[tuple[str, list[BoundField]]]:
        """(title, fields) of each block, as on paper."""
        language = get_language() or "nl"
        return [
            (localised(block.title, language), [self[each.key] for each in block.questions])
            for shape in self.asked
            for block in shape.blocks
        ]
