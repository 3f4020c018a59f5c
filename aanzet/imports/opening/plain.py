"""Open csv, tsv and their relatives. Runs in the child process."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from aanzet.imports.opening.encodings import decoded
from aanzet.imports.opening.limits import Limits
from aanzet.imports.opening.sheets import Book, Cell, Row, Sheet, Unreadable

DELIMITERS = ",;\t|"
_SHOWN_TEXT = re.compile(r'^="(.*)"$', re.DOTALL)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


def book_of(stream: BinaryIO, limits: Limits, *, encoding: str = "", delimiter: str = "") -> Book:
    """The one sheet of a text file. Row numbers are those a spreadsheet shows: a quoted line break makes no
    new row, an empty line does, and a first line `sep=;` is an instruction, not a row."""
    text, used = decoded(stream.read(limits.file_bytes + 1), encoding)
    if len(_CONTROL.findall(text[:20_000])) > len(text[:20_000]) / 100:
        raise Unreadable("binary")
    text = text.removeprefix("\ufeff").replace("\x00", "")
    said = re.match(r"\s*sep=(.)\r?\n?", text, re.IGNORECASE)
    if said:
        text, delimiter = text[said.end() :], delimiter or said.group(1)
    chosen = delimiter or sniffed(text)
    csv.field_size_limit(limits.cell_characters)
    return Book([Sheet("", list(_rows(text, chosen, limits)))], used, chosen)


def sniffed(text: str) -> str:
    """The character that cuts most of the first lines into the same number of pieces, more than one."""
    sample = text[:60_000]
    best, chosen = 0.0, ","
    for candidate in DELIMITERS:
        try:
            records = [r for r in csv.reader(io.StringIO(sample, newline=""), delimiter=candidate) if any(r)]
        except csv.Error:
            continue
        widths = Counter(len(record) for record in records[:200] if len(record) > 1)
        if not widths:
            continue
        width, often = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
        score = often / len(records[:200]) * (1 + min(width, 30) / 30)
        if score > best:
            best, chosen = score, candidate
    return chosen


def _rows(text: str, delimiter: str, limits: Limits) -> Iterator[Row]:
    filled = 0
    for number, record in enumerate(_records(text, delimiter), start=1):
        while record and not record[-1].strip():
            record.pop()
        if not record:
            continue
        filled += 1
        if filled > limits.rows:
            raise Unreadable("too_many_rows", limits.rows)
        if len(record) > limits.columns:
            raise Unreadable("too_many_columns", limits.columns)
        yield Row(number, [_cell(value) for value in record])


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Read strictly first, to see a quote that never closes; loosely when only the quoting is untidy."""
    done = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield record
            done += 1
        return
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise Unreadable("open_quote", done + 1) from None
        if "field larger" in str(error):
            raise Unreadable("open_quote", done + 1) from None
    try:
        for index, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if index >= done:
                yield record
    except csv.Error:
        raise Unreadable("open_quote", done + 1) from None


def _cell(value: str) -> Cell:
    """Everything is text here; `="0612"` is how some exports force text, so the inside is what it shows."""
    shown = _SHOWN_TEXT.match(value)
    return (shown.group(1) if shown else value) or None
