"""Spoken languages by any of their names, alone or the first of several."""

import re

from aanzet.imports.reading.names import tidy
from aanzet.reference.lists import language_named

_BETWEEN = re.compile(r"\s*(?:[/,;+&]|\ben\b|\boch\b|\band\b)\s*", re.IGNORECASE)


def read_language(text: str) -> tuple[str, bool]:
    """(code of the first language or '', whether something stood there that we do not know)."""
    text = tidy(text)
    whole = language_named(text)
    if whole or not text:
        return (whole.code if whole else "", False)
    found = [language_named(piece) for piece in _BETWEEN.split(re.sub(r"\(.*?\)", "", text)) if piece]
    known = [language.code for language in found if language]
    return (known[0] if known else "", not known)
