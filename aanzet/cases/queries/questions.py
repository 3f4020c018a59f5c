"""One question at a time: her page of a question, where she goes on, what she passed over."""

from dataclasses import dataclass

from django.utils.translation import get_language

from aanzet.cases.enums import AnswerState
from aanzet.cases.queries.barriers import picture
from aanzet.cases.queries.intake import SAFE_CONTACT, Answers, applying
from aanzet.core.text import localised
from aanzet.questionnaires.definitions import Definition, Question
from aanzet.questionnaires.enums import Sensitivity


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question on her phone. `number` of `total`: her place in the part. `beside`: asked on this page too."""

    question: Question
    beside: Question | None
    beside_text: str
    text: str
    why: str
    help: str
    icon: str
    part: str
    number: int
    total: int
    previous: str
    private: bool
    safe: bool
    named_barriers: bool


def question_page(*, form: Definition, key: str, answers: Answers) -> QuestionPage | None:
    """The page of a question; None when there is no such question for her."""
    language = get_language() or "nl"
    whole = [each for block in form.blocks for each in applying(block, answers)]
    at = next((place for place, each in enumerate(whole) if each.key == key), None)
    if at is None:
        return None
    question = whole[at]
    block = form.block_of(key)
    part = applying(block, answers)
    beside = form.beside(key)
    whys = [localised(each.why, language) for each in (question, beside) if each]
    return QuestionPage(
        question=question,
        beside=beside,
        beside_text=beside.asked(language) if beside else "",
        text=question.asked(language),
        why=" ".join(whys),
        help=localised(question.help, language) if question.help else "",
        icon=picture(question.icon),
        part=localised(block.title, language),
        number=part.index(question) + 1,
        total=len(part),
        previous=whole[at - 1].key if at else "",
        private=question.sensitivity != Sensitivity.ORDINARY,
        safe=key in SAFE_CONTACT,
        named_barriers=question.source == "barriers",
    )


def next_open(*, form: Definition, answers: Answers, after: str = "") -> str:
    """Key of the first question without an answer, looking on from `after` first; empty when all have one."""
    whole = [each.key for block in form.blocks for each in applying(block, answers)]
    start = whole.index(after) + 1 if after in whole else 0
    return next((key for key in [*whole[start:], *whole[:start]] if key not in answers.answered), "")


def passed_over(*, form: Definition, answers: Answers) -> list[tuple[str, str]]:
    """(key, text) of the questions she skipped, to go back to."""
    language = get_language() or "nl"
    return [
        (each.key, each.asked(language))
        for block in form.blocks
        for each in applying(block, answers)
        if answers.shown.get(each.key, {}).get("state") == AnswerState.SKIPPED
    ]
