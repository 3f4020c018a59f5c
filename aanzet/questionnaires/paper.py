"""The printable twin: every question with a number, every choice with a box, so that paper can be typed back."""

from dataclasses import dataclass

from aanzet.core.text import localised
from aanzet.questionnaires.definitions import Definition, Question
from aanzet.questionnaires.enums import Kind
from aanzet.questionnaires.forms import STATE_LABELS, Option, Setting, options_for

LONG_LIST = 20


@dataclass(frozen=True)
class PaperQuestion:
    """`lines`: empty lines to write on; `several`: more than one box may be ticked; `after`: number it depends on."""

    number: str
    text: str
    why: str
    help: str
    options: list[Option]
    lines: int
    several: bool
    ranked: bool
    after: str


@dataclass(frozen=True)
class PaperBlock:
    letter: str
    title: str
    intro: str
    questions: list[PaperQuestion]


def paper(definition: Definition, setting: Setting) -> list[PaperBlock]:
    """The whole questionnaire for `ui/print.html`."""
    return [
        PaperBlock(
            block.letter,
            localised(block.title, setting.language),
            localised(block.intro, setting.language),
            [_question(definition, number, each, setting) for number, each in block.numbered()],
        )
        for block in definition.blocks
    ]


def states() -> list[str]:
    """What may be written beside any question instead of an answer."""
    return [str(label) for label in STATE_LABELS.values()]


def _question(definition: Definition, number: str, question: Question, setting: Setting) -> PaperQuestion:
    options = options_for(question, setting)
    if len(options) > LONG_LIST:
        # Fifty languages do not fit on paper: those of the programme, and a line for others.
        options = options[: max(6, len(setting.spoken))]
    lines = 4 if question.kind == Kind.LONG_TEXT else 0 if options and question.kind != Kind.LANGUAGES else 1
    return PaperQuestion(
        number,
        question.asked(setting.language),
        localised(question.why, setting.language),
        localised(question.help, setting.language) if question.help else "",
        options,
        lines,
        question.kind in (Kind.CHOICES, Kind.RANKED, Kind.LANGUAGES),
        question.kind == Kind.RANKED,
        definition.number_of(question.show_if.question) if question.show_if else "",
    )
