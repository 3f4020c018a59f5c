"""The texts of the house that a woman sees and hears, in the order in which she meets them."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from aanzet.core.languages import SOURCE
from aanzet.core.messages import Message, compiled, hers, rooms
from aanzet.core.text import clean
from aanzet.speech.models import digest

# What every woman meets: the way in, her start page, what is asked of her; then the rest of the street.
_FIRST = ("accounts", "portal", "ui", "questionnaires", "cases")
_FIRST_FILES = ("templates/portal/start.html", "templates/portal/me.html", "templates/account/login.html")
_VALUE = re.compile(r"%\(|%[sd]|\{[a-z_]*\}|<")


@dataclass(frozen=True, slots=True)
class Text:
    """One text. `key`: short and lasting, for addresses and file names. `room` and `place` are empty for a text that
    stands in several. `table`: its translations, where it stands in a data file. `counted`: it has a form for one
    and another for many."""

    key: str
    room: str
    place: str
    english: str
    context: str = ""
    counted: bool = False
    table: Mapping[str, str] = field(default_factory=dict)

    @property
    def recordable(self) -> bool:
        """Whether a person can read it once and for all: a text with a value in it is another text each time."""
        return not self.counted and not _VALUE.search(self.english) and any(c.isalpha() for c in self.english)


@dataclass(frozen=True, slots=True)
class Count:
    """Of the texts a woman sees in one language: how many there are, and how many stand in it."""

    needed: int
    translated: int


@cache
def texts() -> tuple[Text, ...]:
    """Every text of hers once: the rooms she meets first, in each the order of its files."""
    folders = {path.name: path for path in rooms()}
    order = [*_FIRST, *sorted(set(folders) - set(_FIRST))]
    found: dict[str, Text] = {}
    for room in order:
        for text in (*_single(room, folders[room]), *_in_tables(room, folders[room])):
            found.setdefault(text.key, text)
    for english in sorted(hers.single()):
        found.setdefault(_key(english, ""), Text(_key(english, ""), "", "", english))
    return tuple(sorted(found.values(), key=lambda text: text.place not in _FIRST_FILES))


@cache
def by_key() -> Mapping[str, Text]:
    """The same by their keys."""
    return {text.key: text for text in texts()}


def _key(english: str, context: str) -> str:
    return hashlib.sha256(f"{context}\x04{english}".encode()).hexdigest()[:16]


def _single(room: str, folder: Path) -> Iterator[Text]:
    for message in hers.read(folder):
        yield _text(room, message)


def _text(room: str, message: Message) -> Text:
    context = message.context or ""
    return Text(
        _key(message.text, context),
        room,
        message.place,
        message.text,
        context,
        counted=message.plural is not None,
    )


def _in_tables(room: str, folder: Path) -> Iterator[Text]:
    for words, place in hers.sentences(folder):
        yield Text(_key(words["en"], ""), room, place, words["en"], table=words)


def translation(text: Text, language: str) -> str:
    """The text in `language` as the page shows it; empty when nobody translated it yet."""
    if language == SOURCE:
        said = text.english
    else:
        name = f"{text.context}\x04{text.english}" if text.context else text.english
        said = text.table.get(language, "") or compiled(language).get(name, "")
    return clean(said.replace("%%", "%"))


def count(language: str) -> Count:
    """How far the language is."""
    return Count(len(texts()), sum(bool(translation(text, language)) for text in texts()))


@cache
def to_record(language: str) -> Mapping[str, Text]:
    """Digest -> text, of all that a person can read in this language; two texts that read the same are one."""
    found: dict[str, Text] = {}
    for text in texts():
        if text.recordable and (said := translation(text, language)):
            found.setdefault(digest(said, language), text)
    return found
