"""TOML files with line numbers: `tomllib` reads them, this module remembers where each value stands.

`Document.line(path)` gives the line of a value, or of the nearest thing around it. A path is a tuple of
table keys (str) and positions in a list (int, from 0): `("partners", 2, "since")`.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Where = tuple[str | int, ...]
_POSITION = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong at a line of a file, and how to mend it. `grave` is False for a note that stops nothing."""

    line: int
    what: str
    remedy: str = ""
    grave: bool = True

    def say(self, file: str) -> str:
        """`file:line: what is wrong. How to mend it.`"""
        note = "" if self.grave else "note: "
        return f"{file}:{self.line}: {note}{self.what} {self.remedy}".rstrip()


@dataclass
class Document:
    """A parsed file: `data` as tomllib gives it, `faults` gathered so far, in no order."""

    name: str
    data: dict[str, Any]
    lines: dict[Where, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, path: Sequence[str | int]) -> int:
        """The line of `path`, else of the nearest table around it, else 1."""
        here = tuple(path)
        while here not in self.lines and here:
            here = here[:-1]
        return self.lines.get(here, 1)

    def fault(self, path: Sequence[str | int], what: str, remedy: str = "", *, grave: bool = True) -> None:
        """Note a fault at `path`."""
        found = Fault(self.line(path), what, remedy, grave)
        if found not in self.faults:
            self.faults.append(found)

    def report(self) -> list[str]:
        """All faults as sentences, by line."""
        return [fault.say(self.name) for fault in sorted(self.faults)]

    @property
    def broken(self) -> bool:
        return any(fault.grave for fault in self.faults)


def read(path: Path) -> Document:
    """Read a TOML file. A file that cannot be read or parsed gives a Document with one grave fault, no data."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        fault = Fault(1, "this file is not UTF-8 text.", "Save it as UTF-8.")
        return Document(str(path), {}, faults=[fault])
    except OSError as error:
        fault = Fault(
            1, f"cannot read this file: {error.strerror}.", "Check the name and the rights of the file."
        )
        return Document(str(path), {}, faults=[fault])
    return parse(text, str(path))


def parse(text: str, name: str) -> Document:
    """Parse TOML text; `name` stands before the line number in every fault."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        what = _POSITION.sub("", str(error)).strip()
        fault = Fault(
            line,
            f"this is not TOML: {what[:1].lower()}{what[1:]}.",
            "Look at this line and the one before it: a quote, a bracket, an equals sign or a key that is there twice.",
        )
        return Document(name, {}, faults=[fault])
    return Document(name, data, _Scanner(text.replace("\r\n", "\n")).scan())


class _Scanner:
    """Walks text that tomllib accepted, so it may be lenient, and notes the line of every key and list item."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.row = 1
        self.lines: dict[Where, int] = {}
        self.counts: dict[Where, int] = {}

    def scan(self) -> dict[Where, int]:
        table: Where = ()
        self.skip()
        while self.at < len(self.text):
            if self.text.startswith("[[", self.at):
                table = self.header(2, many=True)
            elif self.text[self.at] == "[":
                table = self.header(1, many=False)
            else:
                self.pair(table)
            self.skip()
        return self.lines

    def header(self, brackets: int, *, many: bool) -> Where:
        row = self.row
        self.move(brackets)
        parts = self.key()
        self.move(brackets)
        path: Where = ()
        for part in parts[:-1]:
            path = self.inside((*path, part))
        path = (*path, parts[-1])
        if many:
            self.counts[path] = self.counts.get(path, 0) + 1
            self.lines.setdefault(path, row)
            path = (*path, self.counts[path] - 1)
        self.lines.setdefault(path, row)
        return path

    def inside(self, path: Where) -> Where:
        """`[a.b]` below `[[a]]` belongs to the last `a`."""
        return (*path, self.counts[path] - 1) if path in self.counts else path

    def pair(self, table: Where) -> None:
        row = self.row
        path = table
        for part in self.key():
            path = (*path, part)
            self.lines.setdefault(path, row)
        self.skip_blanks()
        self.move(1)
        self.skip_blanks()
        self.value(path)

    def key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self.skip_blanks()
            quote = self.text[self.at]
            if quote in "\"'":
                end = self.text.index(quote, self.at + 1)
                parts.append(self.text[self.at + 1 : end])
                self.move(end + 1 - self.at)
            else:
                bare = re.compile(r"[A-Za-z0-9_-]+").match(self.text, self.at)
                word = bare[0] if bare else self.text[self.at]
                parts.append(word)
                self.move(len(word))
            self.skip_blanks()
            if self.text[self.at : self.at + 1] != ".":
                return parts
            self.move(1)

    def value(self, path: Where) -> None:
        start = self.text[self.at : self.at + 3]
        if start in ('"""', "'''"):
            self.triple(start)
        elif start[:1] in ("'", '"'):
            self.single(start[0])
        elif start[:1] == "[":
            self.array(path)
        elif start[:1] == "{":
            self.inline(path)
        else:
            bare = re.compile(r"[^,\]}\n#]*").match(self.text, self.at)
            self.move(len(bare[0]) if bare else 1)

    def triple(self, quotes: str) -> None:
        self.move(3)
        while not self.text.startswith(quotes, self.at):
            self.move(2 if quotes == '"""' and self.text[self.at] == "\\" else 1)
        self.move(3)
        while self.text[self.at : self.at + 1] == quotes[0]:
            self.move(1)

    def single(self, quote: str) -> None:
        self.move(1)
        while self.text[self.at] != quote:
            self.move(2 if quote == '"' and self.text[self.at] == "\\" else 1)
        self.move(1)

    def array(self, path: Where) -> None:
        self.move(1)
        position = 0
        self.skip()
        while self.text[self.at] != "]":
            self.lines.setdefault((*path, position), self.row)
            self.value((*path, position))
            position += 1
            self.skip(",")
        self.move(1)

    def inline(self, path: Where) -> None:
        self.move(1)
        self.skip(",")
        while self.text[self.at] != "}":
            self.pair(path)
            self.skip(",")
        self.move(1)

    def move(self, count: int) -> None:
        self.row += self.text.count("\n", self.at, self.at + count)
        self.at += count

    def skip_blanks(self) -> None:
        while self.text[self.at : self.at + 1] in (" ", "\t") and self.at < len(self.text):
            self.at += 1

    def skip(self, also: str = "") -> None:
        """Past white space, line ends, comments and the characters in `also`."""
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif char in " \t\r\n" or char in also:
                self.move(1)
            else:
                return
