"""The intake at a desk and on paper: the questionnaire's own fields, laid out close together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanzet.cases.enums import TypedBy
from aanzet.cases.queries.intake import Answers
from aanzet.core.text import localised, whole
from aanzet.questionnaires.definitions import Answer, Block, Question
from aanzet.questionnaires.enums import Kind
from aanzet.questionnaires.forms import STATE, Setting, answer_from, block_form, options_for
from aanzet.ui.forms import Form, PictureChoiceField, PictureMultipleChoiceField

SEEN = "seen-"
LONG_LIST = 12
HERE = (TypedBy.WORKER, TypedBy.INTERPRETER, TypedBy.HERSELF)


class DeskForm(Form):
    """Who sits at the keyboard."""

    typed_by = forms.ChoiceField(
        label=_("Who types?"),
        choices=[(each.value, each.label) for each in HERE],
        initial=TypedBy.WORKER,
        widget=forms.RadioSelect,
    )


class FinishForm(Form):
    """The intake is done; a reason where she does not fit the target group by her own answers."""

    fit_reason = forms.CharField(
        label=_("Why does she take part all the same?"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A question at the desk. `closed`: answered, and not for this reader: no field, no words.

    `before`: an answer that can no longer be chosen, in words, so that it stays readable.
    """

    number: str
    key: str
    field: BoundField | None
    state: BoundField | None
    seen: int
    closed: bool
    short: int
    before: str


@dataclass(frozen=True, slots=True)
class DeskBlock:
    """A block with its form; `rows` in the order and numbering of the paper."""

    block: Block
    title: str
    intro: str
    form: Form
    rows: tuple[DeskRow, ...]

    def given(self, answers: Answers) -> dict[str, Answer]:
        """What was answered, of the fields that hold. An old "no answer" gives way to a new value."""
        found: dict[str, Answer] = {}
        for question in self.block.questions:
            key = question.key
            if key not in self.form.fields or key in self.form.errors:
                continue
            cleaned = dict(self.form.cleaned_data)
            if cleaned.get(key) and cleaned.get(key + STATE) == answers.shown.get(key, {}).get("state"):
                cleaned[key + STATE] = ""
            answer = answer_from(question, cleaned)
            if answer is not None:
                found[key] = answer
        return found


def desk_block(
    block: Block, setting: Setting, *, answers: Answers, data: Any = None, fixed: Iterable[str] = ()
) -> DeskBlock:
    """`fixed`: questions whose answer stands and can be read only (her own words)."""
    language = get_language() or "nl"
    form = block_form(block, setting, data=data, answers=answers.shown)
    for question in block.questions:
        if question.key in answers.hidden:
            del form.fields[question.key], form.fields[question.key + STATE]
            continue
        _compact(form, question, setting)
        if question.key in fixed:
            form.fields[question.key].disabled = True
    rows = tuple(_row(form, number, each, answers, setting) for number, each in block.numbered())
    intro = localised(block.intro, language) if block.intro else ""
    return DeskBlock(block, localised(block.title, language), intro, form, rows)


def _compact(form: Form, question: Question, setting: Setting) -> None:
    """Pictures are for her; a desk wants lists."""
    field = form.fields[question.key]
    if isinstance(field, PictureChoiceField | PictureMultipleChoiceField):
        field.icons = {}
    if isinstance(field, PictureChoiceField) and question.kind != Kind.YES_NO:
        options = [(key, label) for key, label, _icon in options_for(question, setting)]
        form.fields[question.key] = forms.ChoiceField(
            label=field.label, help_text=field.help_text, required=False, choices=[("", "—"), *options]
        )


def _row(form: Form, number: str, question: Question, answers: Answers, setting: Setting) -> DeskRow:
    closed = question.key in answers.hidden
    long = question.kind == Kind.LANGUAGES
    return DeskRow(
        number=number,
        key=question.key,
        field=None if closed else form[question.key],
        state=None if closed else form[question.key + STATE],
        seen=answers.versions.get(question.key, 0),
        closed=closed,
        short=max(len(setting.spoken), 6) if long else 0,
        before="" if closed else _before(question, answers, setting),
    )


def _before(question: Question, answers: Answers, setting: Setting) -> str:
    value = answers.shown.get(question.key, {}).get("value")
    options = {key for key, _label, _icon in options_for(question, setting)}
    given = value if isinstance(value, list) else [value]
    return ", ".join(str(each) for each in given if options and each and str(each) not in options)


def seen_in(data: Mapping[str, str]) -> dict[str, int]:
    """Versions of the answers as the form showed them."""
    return {
        name.removeprefix(SEEN): whole(value)
        for name, value in data.items()
        if name.startswith(SEEN) and str(value).isdecimal()
    }
