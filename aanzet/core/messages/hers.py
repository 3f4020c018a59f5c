"""Which texts a woman sees: those alone are written in the languages that only she reads.

`hers.toml` names the files per room, and single texts elsewhere. A template counts as a whole, a Python file too:
one text too many costs a translator a minute, one too few is English on her page. A table file (TOML, CSV) counts
with the English of its sentences: `aanzet.core.text.localised` looks for it in the catalogues. `file.toml:key` is
one table of it.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

from aanzet.core.messages.scan import TEMPLATE_ENDINGS, Message, in_python, in_template

MANIFEST = Path(__file__).with_name("hers.toml")
OF_DJANGO = Path(__file__).with_name("django_texts.toml")
EVERYWHERE = ("templates/*/me_*.html", "templates/*/my_*.html", "templates/*/_me_*.html")


@cache
def _manifest() -> Mapping[str, Any]:
    return tomllib.loads(MANIFEST.read_text(encoding="utf-8"))


@cache
def single() -> frozenset[str]:
    """Texts of hers in files that are for staff otherwise."""
    return frozenset(_manifest()["texts"])


def patterns(room: str) -> tuple[str, ...]:
    """The files of a room that hold texts of hers, as patterns below the folder of the room."""
    return (*EVERYWHERE, *_manifest()["rooms"].get(room, ()))


def is_hers(room: str, place: str) -> bool:
    """Whether a woman sees what stands in this file. `place`: its path below the folder of the room."""
    return any(fnmatch(place, pattern) for pattern in patterns(room))


def unused(street: Path) -> list[str]:
    """Patterns that no file has: a file that was moved must not lose its translations unseen."""
    return [
        f"{room}: {pattern}"
        for room, files in _manifest()["rooms"].items()
        for pattern in files
        if not any((street / room).glob(pattern.partition(":")[0]))
    ]


def of_her(room: str, messages: Iterable[Message]) -> Iterator[Message]:
    """Those messages of a room that a woman sees."""
    return (m for m in messages if m.text in single() or is_hers(room, m.place))


def read(room: Path) -> Iterator[Message]:
    """The same without the files of staff, for who asks while the server runs: her files in their order."""
    found = {path for pattern in patterns(room.name) for path in room.glob(pattern)}
    for path in sorted(found):
        place = path.relative_to(room).as_posix()
        if path.suffix == ".py":
            yield from in_python(path.read_text(encoding="utf-8"), place)
        elif path.suffix in TEMPLATE_ENDINGS:
            yield from in_template(path.read_text(encoding="utf-8"), place)


def in_tables(room: Path) -> Iterator[Message]:
    """The English of the sentences in the table files of a room that a woman sees."""
    yield from (Message(words["en"], place=place) for words, place in sentences(room))


def sentences(room: Path) -> Iterator[tuple[Mapping[str, str], str]]:
    """The sentences of those files (language -> words, with English) and the file each stands in."""
    for pattern in patterns(room.name):
        files, _, key = pattern.partition(":")
        for path in sorted(room.glob(files)):
            place = path.relative_to(room).as_posix()
            if path.suffix == ".toml":
                data = tomllib.loads(path.read_text(encoding="utf-8"))
                yield from ((words, place) for words in _tables(data.get(key, {}) if key else data))
            elif path.suffix == ".csv":
                with path.open(encoding="utf-8", newline="") as lines:
                    yield from ((row, place) for row in csv.DictReader(lines) if row.get("en"))


def of_django(room: str, language: str) -> Iterator[Message]:
    """Texts of Django on our pages that Django does not have, or not well. They stand with the room `core`."""
    data = tomllib.loads(OF_DJANGO.read_text(encoding="utf-8"))
    if room != "core":
        return
    place = f"messages/{OF_DJANGO.name}"
    if language in data["languages"]:
        for text in (*data["days"], *data["months"], *data["other"]):
            yield Message(text, place=place)
    if language in data["months_after_a_day"]:
        for month in data["months"]:
            yield Message(month, context=data["context_of_months"], place=place)


def _tables(value: Any) -> Iterator[Mapping[str, str]]:
    if isinstance(value, dict):
        text = value.get("en")
        if isinstance(text, str) and text.strip():
            yield value
        for inner in value.values():
            yield from _tables(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _tables(inner)
