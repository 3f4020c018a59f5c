"""From the text above a column to the field it means."""

import re

from aanzet.core.text import fold
from aanzet.imports.reading.vocabulary import FILLERS, HEADINGS

_SIGNS = re.compile(r"[^a-z0-9#]+")
_DIGITS = re.compile(r"\b\d\b")
_NAME_PARTS = {"name_reversed", "name"}


def plain(heading: str) -> str:
    """'Geb.jaar/datum' -> 'geb jaar datum'; the form in which headings are compared, also with a map."""
    return " ".join(_SIGNS.sub(" ", fold(heading)).split())


def recognised(heading: str) -> str:
    """The field, or '' when these words say nothing we know. Tries the whole heading, then with less and less:
    without what stands in brackets, without small words, without the number of 'telefoon 1 / telefoon 2'."""
    if not heading or len(heading) > 120:
        return ""
    for words in _shapes(heading):
        if field := HEADINGS.get(words):
            return field
    return ""


def _shapes(heading: str) -> list[str]:
    whole = plain(heading)
    inside = plain(" ".join(re.findall(r"[(\[](.*?)[)\]]", heading)))
    outside = plain(re.sub(r"[(\[].*?([)\]]|$)", " ", heading))
    shapes = [whole]
    if inside and HEADINGS.get(inside) in _NAME_PARTS:
        shapes.append(inside)
    shapes += [
        outside,
        _bare(outside),
        _once(_DIGITS.sub(" ", outside)),
        _once(_bare(_DIGITS.sub(" ", outside))),
    ]
    shapes += [_bare(whole), _once(_DIGITS.sub(" ", whole)), re.sub(r"\s", "", outside)]
    return [shape for shape in shapes if shape]


def _bare(words: str) -> str:
    return " ".join(word for word in words.split() if word not in FILLERS)


def _once(words: str) -> str:
    return " ".join(dict.fromkeys(words.split()))
