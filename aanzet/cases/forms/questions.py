"""One question on her phone: what is one answer is one tap, what may be several is ticked first."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanzet.core.errors import Refused
from aanzet.questionnaires.definitions import Answer, Question
from aanzet.questionnaires.forms import ICON, Setting, Tap, answer_from, options_for, page_form
from aanzet.ui.forms import Form, PictureMultipleChoiceField

GO = "go"
TAP = "answer"


@dataclass(frozen=True, slots=True)
class HerQuestion:
    """A question, and perhaps one `beside` it, with the answers that stand. `pressed`: she chose to go on.

    A post without a button is the page saving by itself.
    """

    question: Question
    beside: Question | None
    setting: Setting
    form: Form
    standing: Mapping[str, Answer]
    pressed: bool

    @property
    def field(self) -> BoundField | None:
        """What is ticked or typed before she goes on; None where one tap is all."""
        return None if self.question.one_tap else self.form[self.question.key]

    @property
    def taps(self) -> tuple[Tap, ...]:
        """All answers of a question with one answer; of another those that stand alone ("nobody")."""
        only = None if self.question.one_tap else self.question.alone
        return self._taps(self.question, only)

    @property
    def beside_taps(self) -> tuple[Tap, ...]:
        return self._taps(self.beside) if self.beside else ()

    def _taps(self, question: Question, only: frozenset[str] | None = None) -> tuple[Tap, ...]:
        now = self.form[question.key].value() or []
        now = now if isinstance(now, list) else [now]
        offered = [each for each in options_for(question, self.setting) if only is None or each[0] in only]
        # A list without pictures of its own has a plain circle everywhere: on a button that says nothing.
        plain = all(icon == ICON for _value, _label, icon in offered)
        return tuple(Tap(value, label, "" if plain else icon, value in now) for value, label, icon in offered)

    @property
    def stands(self) -> bool:
        """Whether going on without touching anything keeps what she answered before."""
        value = self.standing.get(self.question.key, {}).get("value")
        if self.question.one_tap:
            return value is not None
        return isinstance(value, list) and bool(value) and set(value) <= self.question.alone

    def is_valid(self) -> bool:
        """Also whether an answer to the question beside belongs to something."""
        if not self.form.is_valid():
            return False
        shown = self.beside and self.beside.show_if
        if not shown or not self.form.cleaned_data.get(self.beside.key if self.beside else ""):
            return True
        chosen = self.form.cleaned_data.get(self.question.key) or []
        if any(key in shown.has for key in chosen):
            return True
        names = [label for key, label, _icon in options_for(self.question, self.setting) if key in shown.has]
        sentence = gettext("This is about: %(choices)s. Choose that above too.") % {
            "choices": ", ".join(names)
        }
        self.form.refuse(Refused(sentence, self.question.key))
        return False

    def given(self) -> dict[str, Answer]:
        """What she answered, by question; after `is_valid`."""
        found = {
            each.key: answer_from(each, self.form.cleaned_data)
            for each in (self.question, self.beside)
            if each is not None
        }
        return {key: answer for key, answer in found.items() if answer is not None}


def her_question(
    question: Question,
    setting: Setting,
    *,
    beside: Question | None = None,
    data: QueryDict | None = None,
    answers: Mapping[str, Answer],
) -> HerQuestion:
    """The question itself stands above as the heading, so the form does not repeat it."""
    asked = [question, beside] if beside else [question]
    typed = data.copy() if data is not None else None
    pressed = typed is not None and any(name in typed for name in (GO, TAP, beside.key if beside else GO))
    if typed is not None and TAP in typed:
        kept = [] if question.one_tap else typed.getlist(question.key)
        typed.setlist(question.key, [*kept, str(typed[TAP])])
    form = page_form(asked, setting, data=typed, answers=answers)
    field = form.fields[question.key]
    field.help_text = ""
    field.label = _("Your answer")
    if isinstance(field, PictureMultipleChoiceField):
        field.label = _("Choose one or more")
        field.widget.choices = [
            (value, label)
            for value, label, _icon in options_for(question, setting)
            if value not in question.alone
        ]
        field.opens = beside.show_if.has if beside and beside.show_if else ()
    return HerQuestion(question, beside, setting, form, answers, pressed)
