"""What a questionnaire is: parts with questions, and for self-ratings how they are counted and when they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from aanzet.core.retention import Retention
from aanzet.core.text import localised
from aanzet.questionnaires.enums import ONE_TAP, Kind, Moment, ScoreRule, Sensitivity
from aanzet.reference.shape import Key, Slug, Text

Answer = Mapping[str, Any]
LADDER_TOP = 10


@dataclass(frozen=True)
class Choice:
    """`alone`: choosing it takes all others away ("nobody", "not at all"). `points`: what it counts in a score."""

    key: Key
    name: Text
    icon: str = ""
    alone: bool = False
    points: int | None = None


@dataclass(frozen=True)
class ShowIf:
    """Ask only when an earlier question was answered with one of `has`."""

    question: Key
    has: tuple[str, ...]

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        value = answers.get(self.question, {}).get("value")
        given = value if isinstance(value, list) else [value]
        return any(each in self.has for each in given)


@dataclass(frozen=True)
class Question:
    """`choices` of its own or of its block, or `source`: a list of the country profile, the sectors, or barriers of the
    programme. `top`, `bottom`: what the highest and the lowest step of a ladder mean."""

    key: Key
    text: Text
    why: Text
    kind: Kind
    retention: Retention
    icon: str = ""
    help: Text = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    source: str = ""
    none: Text = field(default_factory=dict)  # a choice that says "none of these"
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    show_if: ShowIf | None = None
    beside: str = ""  # key of the question on whose page this one is asked too, when it has one answer
    least: int = 0
    most: int = 0
    top: Text = field(default_factory=dict)
    bottom: Text = field(default_factory=dict)

    @property
    def span(self) -> tuple[int, int]:
        """The lowest and the highest that an answer counts; (0, 0) when it is not counted."""
        if self.kind == Kind.LADDER:
            return 0, LADDER_TOP
        points = [each.points for each in self.choices if each.points is not None]
        return (min(points), max(points)) if points else (0, 0)

    def points(self, answer: Answer | None) -> int | None:
        """What an answer counts; None when she left it open or chose what is not counted."""
        value = (answer or {}).get("value")
        if self.kind == Kind.LADDER:
            return value if isinstance(value, int) else None
        return next((each.points for each in self.choices if each.key == value), None)

    @property
    def one_tap(self) -> bool:
        """Whether one answer out of a list is the whole answer."""
        return self.kind in ONE_TAP

    @property
    def alone(self) -> frozenset[str]:
        """Answers that go with no other: one of them is the whole answer too."""
        return frozenset(
            {each.key for each in self.choices if each.alone} | ({"none"} if self.none else set())
        )

    def asked(self, language: str) -> str:
        return localised(self.text, language)


@dataclass(frozen=True)
class Scoring:
    """How the answers of a block become one number: their sum or their mean.

    `missing`: so many questions may be left open; they count as the mean of the others. With more there is no number.
    """

    rule: ScoreRule
    lowest: int
    highest: int
    missing: int = 0


@dataclass(frozen=True)
class Block:
    """A part that fits one sitting. `letter` stands on paper: question A3. `choices`: of those of its questions that
    are a choice and name none. `scoring`: the part is a self-rating."""

    key: Key
    letter: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]
    choices: tuple[Choice, ...] = ()
    scoring: Scoring | None = None

    def shown(self, answers: Mapping[str, Answer]) -> list[Question]:
        """The questions that apply, given the answers so far."""
        return [each for each in self.questions if each.show_if is None or each.show_if.holds(answers)]

    def numbered(self) -> list[tuple[str, Question]]:
        """All questions with the number they have on paper, so that paper can be typed back: ("A3", question)."""
        return [(f"{self.letter}{place}", each) for place, each in enumerate(self.questions, 1)]


@dataclass(frozen=True)
class Definition:
    """`moments`: when in her journey it is asked; empty for the intake. `maker`, `licence`: whose words these are, and
    who may use them; `permission`: who allowed it and when, where the licence leaves that to the maker."""

    slug: Slug
    version: int
    title: Text
    intro: Text
    blocks: tuple[Block, ...]
    moments: tuple[Moment, ...] = ()
    maker: str = ""
    licence: str = ""
    permission: str = ""
    validated: bool = False

    @cached_property
    def question_by_key(self) -> dict[str, Question]:
        return {each.key: each for block in self.blocks for each in block.questions}

    @property
    def ratings(self) -> tuple[tuple[str, Block], ...]:
        """(name, block) of each self-rating in it; the name holds the version: two versions are never compared."""
        return tuple((f"{self.slug}.{self.version}.{each.key}", each) for each in self.blocks if each.scoring)

    @cached_property
    def block_by_key(self) -> dict[str, Block]:
        return {each.key: each for each in self.blocks}

    def block_of(self, key: str) -> Block:
        """The block of a question. Raises KeyError."""
        for block in self.blocks:
            if any(each.key == key for each in block.questions):
                return block
        raise KeyError(key)

    def shown(self, answers: Mapping[str, Answer]) -> list[Question]:
        """All questions that apply, in order."""
        return [each for block in self.blocks for each in block.shown(answers)]

    def beside(self, key: str) -> Question | None:
        """The question that is asked on the page of `key` too."""
        return next((each for each in self.question_by_key.values() if each.beside == key), None)

    def next_open(self, answers: Mapping[str, Answer]) -> Question | None:
        """The first question without any answer: where she goes on after a pause, on any device."""
        return next((each for each in self.shown(answers) if each.key not in answers), None)

    def number_of(self, key: str) -> str:
        """The number on paper: "A3"."""
        return next(number for number, each in self.block_of(key).numbered() if each.key == key)
