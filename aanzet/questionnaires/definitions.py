"""Questionnaires as files with versions: `files/<slug>_v<version>.toml`. No tables; answers live with the case.

An answer is a JSON value: {"value": …} (its form per kind: enums.Kind) or {"state": "skipped" | "rather_not_say" |
"unknown"}. A version that is in use never changes; a new meaning is a new file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from aanzet.core.languages import HOUSE
from aanzet.core.retention import Retention
from aanzet.core.text import localised
from aanzet.questionnaires.enums import ONE_TAP, Kind, Sensitivity
from aanzet.reference.shape import Key, Slug, Text, build, nearest
from aanzet.reference.tomlfile import Document, Where, read

FILES = Path(__file__).parent / "files"
Answer = Mapping[str, Any]
LISTS = ("income_sources", "residence", "training_routes", "sectors", "barriers")
CHOOSING = (Kind.CHOICE, Kind.CHOICES, Kind.RANKED)


@dataclass(frozen=True)
class Choice:
    """`alone`: choosing it takes all others away ("nobody", "not at all")."""

    key: Key
    name: Text
    icon: str = ""
    alone: bool = False


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
    """`choices` of its own, or `source`: a list of the country profile, the sectors, or barriers of the programme."""

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
class Block:
    """A part that fits one sitting. `letter` stands on paper: question A3."""

    key: Key
    letter: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]

    def shown(self, answers: Mapping[str, Answer]) -> list[Question]:
        """The questions that apply, given the answers so far."""
        return [each for each in self.questions if each.show_if is None or each.show_if.holds(answers)]

    def numbered(self) -> list[tuple[str, Question]]:
        """All questions with the number they have on paper, so that paper can be typed back: ("A3", question)."""
        return [(f"{self.letter}{place}", each) for place, each in enumerate(self.questions, 1)]


@dataclass(frozen=True)
class Definition:
    slug: Slug
    version: int
    title: Text
    intro: Text
    blocks: tuple[Block, ...]

    @cached_property
    def question_by_key(self) -> dict[str, Question]:
        return {each.key: each for block in self.blocks for each in block.questions}

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


def versions_of(slug: str) -> list[int]:
    """The versions that ship, rising; empty for an unknown questionnaire."""
    if not re.fullmatch(r"[a-z0-9-]+", slug):
        return []
    found = [re.fullmatch(rf"{slug}_v(\d+)", path.stem) for path in FILES.glob(f"{slug}_v*.toml")]
    return sorted(int(match[1]) for match in found if match)


@cache
def definition_or_none(slug: str, version: int) -> Definition | None:
    """A shipped definition, or None. Raises ValueError when the shipped file is broken."""
    if version not in versions_of(slug):
        return None
    found, document = check(FILES / f"{slug}_v{version}.toml")
    if document.broken:
        raise ValueError("\n".join(document.report()))
    return found


def definition(slug: str, version: int | None = None) -> Definition:
    """A definition; without version the newest. Raises KeyError."""
    known = versions_of(slug)
    found = definition_or_none(slug, known[-1] if version is None and known else version or 0)
    if found is None:
        raise KeyError(f"{slug} version {version}")
    return found


def check(path: Path) -> tuple[Definition, Document]:
    """Read a file and gather all faults; `document.report()` says them with their lines."""
    document = read(path)
    found = build(Definition, document.data, document, HOUSE)
    seen: dict[str, Question] = {}
    for a, block in enumerate(found.blocks):
        special = False
        for b, question in enumerate(block.questions):
            where = ("blocks", a, "questions", b)
            if question.key in seen:
                document.fault(
                    where, f"question '{question.key}' is there twice.", "Give each question its own key."
                )
            if question.show_if and question.show_if.question not in seen:
                document.fault(
                    (*where, "show_if"),
                    f"'{question.key}' waits for '{question.show_if.question}', which is not asked before it.",
                    nearest(question.show_if.question, list(seen)),
                )
            if question.kind in CHOOSING and not question.choices and not question.source:
                document.fault(where, f"'{question.key}' has nothing to choose.", "Add choices, or source.")
            if question.source and question.source not in LISTS:
                document.fault(
                    (*where, "source"),
                    f"there is no list '{question.source}'.",
                    nearest(question.source, LISTS),
                )
            if question.beside:
                _beside(question, block, document, where)
            if special and question.sensitivity != Sensitivity.SPECIAL:
                document.fault(
                    where,
                    f"'{question.key}' comes after a sensitive question.",
                    "Ask questions with sensitivity special last in their block.",
                )
            special = special or question.sensitivity == Sensitivity.SPECIAL
            seen[question.key] = question
    return found, document


def _beside(question: Question, block: Block, document: Document, where: Where) -> None:
    """Two questions share a page when the second has one answer and waits for the first, in the same part."""
    first = question.show_if.question if question.show_if else ""
    here = [each.key for each in block.questions]
    if question.beside not in here:
        document.fault(
            (*where, "beside"),
            f"there is no question '{question.beside}' in this part.",
            nearest(question.beside, here),
        )
    elif not question.one_tap or first != question.beside:
        document.fault(
            (*where, "beside"),
            f"'{question.key}' cannot stand on the page of '{question.beside}'.",
            "Only a question with one answer that waits for that question (show_if) can.",
        )
