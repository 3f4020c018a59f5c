"""Phone numbers as people write them, one or two in a cell, to E.164 (ITU-T E.164)."""

import re
from dataclasses import dataclass

from aanzet.imports.opening.sheets import Cell
from aanzet.imports.reading.names import tidy
from aanzet.reference.phones import UnknownPhone, normal_phone

_BETWEEN = re.compile(r"\s*(?:[/;|,&\n]|\ben\b|\bof\b|\boch\b|\beller\b|\band\b|\bor\b)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"[+(]?\d[\d\s().\-–/]{4,24}\d")


@dataclass(frozen=True, slots=True)
class Phones:
    """`numbers` in E.164, the first one first. `unread`: something stood there that is no number."""

    numbers: tuple[str, ...] = ()
    unread: bool = False


def read_phones(value: Cell, country: str) -> Phones:
    """`country`: two letters of the programme, for numbers without +. A lost leading zero is given back."""
    if value is None:
        return Phones()
    text = tidy(str(int(value)) if isinstance(value, (int, float)) else str(value))
    if not any(letter.isdigit() for letter in text):
        return Phones(unread=len(text) > 3)
    if whole := _one(text, country):
        return Phones((whole,))
    found: list[str] = []
    unread = False
    for piece in _BETWEEN.split(text):
        number = _one(piece, country)
        if number is None and (match := _NUMBER.search(piece)):
            number = _one(match.group(), country)
        if number and number not in found:
            found.append(number)
        elif piece and number is None:
            unread = True
    return Phones(tuple(found), unread)


def _one(text: str, country: str) -> str | None:
    """E.164 when the whole text is one number that can exist, else None. Spreadsheets add `=` and quotes."""
    try:
        return normal_phone(text.strip().lstrip("=").strip("'\" "), country)
    except UnknownPhone:
        return None
