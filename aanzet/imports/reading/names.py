"""Names as registers write them: whole or in parts, turned round, in capitals, with titles and small words."""

import re
import unicodedata
from dataclasses import dataclass

from aanzet.core.text import PARTICLES

# Zero width and direction marks go. The joiners inside Arabic and Indic words are part of the spelling.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_JOINER = re.compile("(?<![\u0600-\u0dff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0dff])")
_TITLE = re.compile(
    r"^(?:mevr|mevrouw|mw|mej|fru|froken|fröken|mrs|ms|miss|dhr|drs|dr)\.?\s+(?=\S)", re.IGNORECASE
)
_BRACKETS = re.compile(r"[(\"“„](.{2,40}?)[)\"”]")
_DOTTED = re.compile(r"(?:\w\.)+\w?")
_WORD = re.compile(r"[^\s\-'’]+")


@dataclass(frozen=True, slots=True)
class Name:
    """`call`: what we call her. `full`: the whole name in the order it is said. Empty when there is none."""

    call: str
    full: str


def tidy(text: str) -> str:
    """NFC, without invisible marks, white space collapsed, no sign at the edges that spreadsheets leave."""
    bare = _JOINER.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    return " ".join(bare.replace("\x00", "").split()).strip(' ,;|=*"')


def from_parts(call: str, particle: str, family: str) -> Name:
    """Parts in their own columns. A family name of 'Berg, van der' carries its particle behind a comma."""
    call, particle, family = _untitled(tidy(call)), tidy(particle), tidy(family)
    if not particle and "," in family:
        family, _, particle = (part.strip() for part in family.partition(","))
    return _named(call, " ".join(word for word in (particle, family) if word))


def from_whole(text: str, *, reversed_order: bool) -> Name:
    """One column. A comma means family name first; `reversed_order`: the heading says so."""
    text = tidy(text)
    shown = ""
    if match := _BRACKETS.search(text):
        shown, text = tidy(match.group(1)), tidy(text[: match.start()] + " " + text[match.end() :])
    text = _untitled(text)
    if "," in text:
        family, _, rest = (part.strip() for part in text.partition(","))
        call, particle = _trailing_particles(rest.replace(",", " ").split())
        name = _named(_untitled(" ".join(call)), " ".join([*particle, family]).strip())
    elif reversed_order and len(text.split()) > 1:
        words = text.split()
        start = next((i for i, word in enumerate(words) if word.lower() not in PARTICLES), 0)
        name = _named(" ".join(words[start + 1 :]), " ".join(words[: start + 1]))
    else:
        words = text.split()
        name = _named(" ".join(words[:1]), " ".join(words[1:]))
    return Name(_cased(shown), name.full) if shown and name.full else name


def _trailing_particles(words: list[str]) -> tuple[list[str], list[str]]:
    """'Selam van der' -> (['Selam'], ['van', 'der'])."""
    end = len(words)
    while end > 1 and words[end - 1].lower() in PARTICLES:
        end -= 1
    return words[:end], words[end:]


def _named(call: str, family: str) -> Name:
    if not _has_letter(call + family):
        return Name("", "")
    if not _has_letter(call):
        call, family = family, ""
    call, family = _cased(call), _cased(family, family=True)
    return Name(call, f"{call} {family}".strip() if family else "")


def _has_letter(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _untitled(text: str) -> str:
    return _TITLE.sub("", text)


def _cased(text: str, *, family: bool = False) -> str:
    """'SELAM' and 'selam' become 'Selam'; a name in mixed case stands as its owner writes it."""
    words = text.split()
    strong = "".join(word for word in words if word.lower() not in PARTICLES or not family)
    if not (strong.isupper() and len(strong) > 2) and not strong.islower():
        return text
    return " ".join(
        word.lower() if family and word.lower() in PARTICLES else _capital(word) for word in words
    )


def _capital(word: str) -> str:
    if _DOTTED.fullmatch(word):
        return word.upper()
    return _WORD.sub(lambda match: _upper(match.group()), word.lower())


def _upper(part: str) -> str:
    """In Dutch ij is one letter: IJsbrand."""
    return "IJ" + part[2:] if part.startswith("ij") and len(part) > 2 else part[:1].upper() + part[1:]
