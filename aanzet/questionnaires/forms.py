"""From questions to form fields: one question a page, or a whole block at a desk, with the same clean values.

Fields are named after the question's key. In a block every question has a second field, `<key>__state`, for "rather
not say" and "I do not know"; on a page of its own these are buttons (see `answer_from`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from aanzet.core.text import listed, localised
from aanzet.questionnaires.definitions import Answer, Block, Question
from aanzet.questionnaires.enums import Kind, State
from aanzet.questionnaires.shapes import LADDER_TOP
from aanzet.reference.countries import country_profile
from aanzet.reference.identity import find_numbers
from aanzet.reference.lists import languages, sectors
from aanzet.reference.phones import UnknownPhone, normal_phone
from aanzet.ui.forms import DateField, Form, PartialDate, PictureChoiceField, PictureMultipleChoiceField

Option = tuple[str, str, str]
STATE = "__state"
STATE_LABELS = {
    State.SKIPPED: _("I skip this"),
    State.RATHER_NOT_SAY: _("I would rather not say"),
    State.UNKNOWN: _("I do not know"),
}
ICON = "circle"  # where a list has no pictures of its own
TEXT_MOST = 2000


@dataclass(frozen=True, slots=True)
class Tap:
    """An answer that is a button. `chosen`: it is her answer now."""

    value: str
    label: str
    icon: str
    chosen: bool


@dataclass(frozen=True)
class Setting:
    """What a question needs to know around it. `extra`: lists the caller brings, such as the programme's barriers.

    `country`: whose profile gives the lists. `spoken`: language codes that come first in a list of languages.
    `phones`: country in which numbers without + are read, when it is another than that of the profile.
    """

    language: str
    country: str = "nl"
    extra: Mapping[str, Sequence[Option]] | None = None
    spoken: Sequence[str] = ()
    phones: str = ""


def options_for(question: Question, setting: Setting) -> list[Option]:
    """(key, label, icon) of everything that may be chosen; empty for a question without choices."""
    profile = country_profile(setting.country)

    def named(rows: Iterable[Any]) -> list[Option]:
        return [
            (row.key, localised(row.name, setting.language), getattr(row, "icon", "") or ICON) for row in rows
        ]

    if question.kind == Kind.LADDER:
        return _rungs(question, setting)
    if question.kind == Kind.LEVEL:
        return named(profile.language_levels)
    if question.kind == Kind.EDUCATION:
        return named(profile.education)
    if question.kind == Kind.LANGUAGES:
        return _languages(question, setting)
    if question.kind == Kind.YES_NO:
        return [("yes", gettext("Yes"), "check"), ("no", gettext("No"), "x")]
    if question.source == "sectors":
        return [(each.code, each.name(setting.language), each.icon) for each in sectors()]
    if question.source:
        given = (setting.extra or {}).get(question.source)
        return list(given) if given is not None else named(getattr(profile, question.source, ()))
    return named(question.choices)


def _rungs(question: Question, setting: Setting) -> list[Option]:
    """Eleven steps, the highest on top; the ends say what they mean."""
    ends = {LADDER_TOP: question.top, 0: question.bottom}
    return [
        (str(step), f"{step}: {localised(ends[step], setting.language)}" if step in ends else str(step), "")
        for step in range(LADDER_TOP, -1, -1)
    ]


def _languages(question: Question, setting: Setting) -> list[Option]:
    order = {code: place for place, code in enumerate(setting.spoken)}
    rows = sorted(languages(), key=lambda each: order.get(each.code, len(order)))
    found = [
        (each.code, _language_label(each.own_name, each.name(setting.language)), "chat-circle")
        for each in rows
    ]
    if question.none:
        found.append(("none", localised(question.none, setting.language), "x"))
    return found


def _language_label(own: str, name: str) -> str:
    return own if own.casefold() == name.casefold() else f"{own} · {name}"


def field_for(question: Question, setting: Setting) -> forms.Field:
    """The form field of a question. Never required: skipping is allowed everywhere."""
    common: dict[str, Any] = {
        "label": question.asked(setting.language),
        "help_text": localised(question.help, setting.language) if question.help else "",
        "required": False,
    }
    kind = question.kind
    if question.one_tap:
        return PictureChoiceField(choices=options_for(question, setting), **common)
    if kind in (Kind.CHOICES, Kind.RANKED, Kind.LANGUAGES):
        return SeveralField(choices=options_for(question, setting), alone=question.alone, **common)
    if kind == Kind.NUMBER:
        return forms.IntegerField(min_value=question.least or None, max_value=question.most or None, **common)
    if kind == Kind.HOURS:
        return forms.FloatField(min_value=0, max_value=80, localize=True, **common)
    if kind == Kind.DATE_OR_YEAR:
        return DateField(allow_year=True, **common)
    if kind == Kind.PHONE:
        return PhoneText(country=setting.phones or setting.country, max_length=30, **common)
    if kind == Kind.LONG_TEXT:
        return PlainText(max_length=TEXT_MOST, widget=forms.Textarea({"rows": 5}), **common)
    return PlainText(max_length=200, widget=forms.TextInput({"autocomplete": "off"}), **common)


class SeveralField(PictureMultipleChoiceField):
    """Several answers; one that stands alone ("nobody") does not go together with others."""

    def __init__(self, *, alone: frozenset[str], **kwargs: Any) -> None:
        self.alone = alone
        super().__init__(**kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        both = [key for key in value if key in self.alone]
        if both and len(value) > 1:
            label = dict(self.choices)[both[0]]  # type: ignore[arg-type]
            raise ValidationError(
                gettext("“%(label)s” does not go with the other answers. Choose one or the other.")
                % {"label": label}
            )


class PlainText(forms.CharField):
    """Free text that refuses personal numbers, which have no place here."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        found = find_numbers(value or "")
        if found:
            raise ValidationError(
                ngettext(
                    "This text holds a personal number (BSN or personnummer). Take it out, we may not keep it.",
                    "This text holds personal numbers (BSN or personnummer). Take them out, we may not keep them.",
                    len(found),
                )
            )


class PhoneText(forms.CharField):
    """A phone number, kept as it was typed; what cannot be called is refused with a sentence."""

    widget = forms.TextInput({"inputmode": "tel", "autocomplete": "off"})

    def __init__(self, *, country: str, **kwargs: Any) -> None:
        self.country = country
        super().__init__(**kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        try:
            if value:
                normal_phone(value, self.country)
        except UnknownPhone as error:
            raise ValidationError(error.sentence) from error


def question_form(
    question: Question,
    setting: Setting,
    *,
    data: Any = None,
    answer: Answer | None = None,
    prefix: str | None = None,
) -> Form:
    """A form with one question, filled with an earlier answer."""
    return _form(
        [question], setting, data, {question.key: answer} if answer else {}, states=False, prefix=prefix
    )


def page_form(
    questions: Sequence[Question],
    setting: Setting,
    *,
    data: Any = None,
    answers: Mapping[str, Answer] | None = None,
) -> Form:
    """A form with the questions that stand on one page of hers, filled with earlier answers."""
    return _form(questions, setting, data, answers or {}, states=False, prefix=None)


def block_form(
    block: Block,
    setting: Setting,
    *,
    data: Any = None,
    answers: Mapping[str, Answer] | None = None,
    prefix: str | None = None,
) -> Form:
    """A compact form with all questions of a block, those that may not apply included (a desk sees everything)."""
    return _form(block.questions, setting, data, answers or {}, states=True, prefix=prefix)


def _form(
    questions: Iterable[Question],
    setting: Setting,
    data: Any,
    answers: Mapping[str, Answer],
    *,
    states: bool,
    prefix: str | None,
) -> Form:
    asked = list(questions)
    fields: dict[str, forms.Field] = {}
    initial: dict[str, Any] = {}
    for each in asked:
        fields[each.key] = field_for(each, setting)
        answer = answers.get(each.key, {})
        initial[each.key] = answer.get("value")
        if states:
            fields[each.key + STATE] = state_field(each, setting)
            initial[each.key + STATE] = answer.get("state", "")
    kind: type[Form] = type("QuestionForm", (Form,), {**fields, "show_optional": False})
    return kind(data, initial=initial, prefix=prefix)


def state_field(question: Question, setting: Setting) -> forms.ChoiceField:
    """Beside a question in a compact form: an answer that is no value."""
    label = gettext("No answer to “%(question)s”") % {"question": question.asked(setting.language)}
    choices = [("", "—"), *((state.value, text) for state, text in STATE_LABELS.items())]
    return forms.ChoiceField(label=label, choices=choices, required=False)


def answer_from(question: Question, cleaned: Mapping[str, Any], state: str = "") -> Answer | None:
    """The JSON answer from clean values, or None when nothing was answered.

    `state`: the button that was pressed ("skipped", "rather_not_say", "unknown"); in a block the state field counts.
    """
    chosen = state or cleaned.get(question.key + STATE, "")
    value = cleaned.get(question.key)
    if isinstance(value, PartialDate):
        value = str(value)
    if chosen in list(State):
        return {"state": str(chosen)}
    if value is None or value in ("", []):
        return None
    return {"value": int(value) if question.kind == Kind.LADDER else value}


def answers_from(block: Block, cleaned: Mapping[str, Any]) -> dict[str, Answer]:
    """All answers of a block that were given."""
    found = {each.key: answer_from(each, cleaned) for each in block.questions}
    return {key: answer for key, answer in found.items() if answer is not None}


def forms_for(question: Question, language: str, *, country: str = "nl") -> forms.Field:
    """The field of a question in a language; the short way to `field_for`."""
    return field_for(question, Setting(language, country))


def said(question: Question, answer: Answer | None, setting: Setting) -> str:
    """An answer as words, for pages and paper; empty when there is none."""
    if not answer:
        return ""
    if "state" in answer:
        return str(STATE_LABELS.get(State(answer["state"]), ""))
    labels = {key: label for key, label, _icon in options_for(question, setting)}
    value = answer.get("value")
    given = value if isinstance(value, list) else [value]
    return listed(labels.get(str(each), str(each)) for each in given)
