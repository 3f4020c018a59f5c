"""Questionnaires as files with versions: `files/<slug>_v<version>.toml`, and those that an installation loaded itself
in its own folder. No tables; answers live with the case.

An answer is a JSON value: {"value": …} (its form per kind: enums.Kind) or {"state": "skipped" | "rather_not_say" |
"unknown"}. A version that is in use never changes; a new meaning is a new file.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from django.conf import settings

from aanzet.core.languages import HOUSE
from aanzet.questionnaires.enums import Kind, Sensitivity
from aanzet.questionnaires.ratings import faults_of_ratings
from aanzet.questionnaires.shapes import Answer, Block, Choice, Definition, Question, Scoring, ShowIf
from aanzet.reference.shape import build, nearest
from aanzet.reference.tomlfile import Document, Where, read

FILES = Path(__file__).parent / "files"
LISTS = ("income_sources", "residence", "training_routes", "sectors", "barriers")
CHOOSING = (Kind.CHOICE, Kind.CHOICES, Kind.RANKED)
__all__ = [
    "Answer", "Block", "Choice", "Definition", "Question", "Scoring", "ShowIf", "check", "definition",
    "definition_or_none", "known", "own_files", "path_of", "versions_of",
]  # fmt: skip


def own_files() -> Path:
    """The folder with what this installation loaded itself."""
    return settings.VAR_DIR / "questionnaires"


def _files(slug: str) -> dict[int, Path]:
    """Version -> file, rising. What ships counts before a file of the same name in the own folder."""
    found: dict[int, Path] = {}
    for folder in (own_files(), FILES):
        for path in folder.glob(f"{slug}_v*.toml"):
            match = re.fullmatch(rf"{slug}_v(\d+)", path.stem)
            if match:
                found[int(match[1])] = path
    return dict(sorted(found.items()))


def versions_of(slug: str) -> list[int]:
    """The versions that are here, rising; empty for an unknown questionnaire."""
    return list(_files(slug)) if re.fullmatch(r"[a-z0-9-]+", slug) else []


def path_of(slug: str, version: int) -> Path | None:
    """The file of a version."""
    return _files(slug).get(version) if re.fullmatch(r"[a-z0-9-]+", slug) else None


def known() -> list[tuple[str, int]]:
    """(slug, version) of every questionnaire that is here."""
    stems = {path.stem for folder in (FILES, own_files()) for path in folder.glob("*_v*.toml")}
    pairs = [stem.rsplit("_v", 1) for stem in sorted(stems)]
    return [(slug, int(version)) for slug, version in pairs if version.isdecimal()]


def definition_or_none(slug: str, version: int) -> Definition | None:
    """The definition of a version, or None. Raises ValueError when its file is broken."""
    path = path_of(slug, version)
    return _read_once(path) if path else None


@cache
def _read_once(path: Path) -> Definition:
    """A version never changes, so a file is read once; one that was loaded meanwhile is found by its path."""
    found, document = check(path)
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
    found = _with_shared_choices(build(Definition, document.data, document, HOUSE))
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
    faults_of_ratings(found, document)
    return found, document


def _with_shared_choices(found: Definition) -> Definition:
    """Five steps are written once per block, not once per question."""
    return replace(
        found,
        blocks=tuple(
            replace(
                block,
                questions=tuple(
                    replace(each, choices=block.choices)
                    if each.kind == Kind.CHOICE and not each.choices and not each.source
                    else each
                    for each in block.questions
                ),
            )
            for block in found.blocks
        ),
    )


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
