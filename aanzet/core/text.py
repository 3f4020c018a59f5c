"""Text of people and of programmes: folding names for search, and choosing a language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from anyascii import anyascii
from django.utils.translation import get_language, trans_real

from aanzet.core.languages import HERS_ONLY

PARTICLES = frozenset(
    "van der de den het ten ter te el al la le las los du da dos das di von zu bin bint ibn abu af av "
    "o y mc".split()
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_COMMAS = {"ar": "، ", "fa": "، "}
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_SPLIT = re.compile(r"[\s,.;:/'’`´\"()\-_]+")

# More figures than a number on a page has; Python itself refuses to read thousands of them.
FIGURES = 9


def clean(text: str) -> str:
    """Normalise to NFC, drop zero-width and direction marks, collapse white space."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def whole(typed: object, default: int = 0) -> int:
    """A whole number of nine figures at most, as an address or a button brings it; `default` for anything else."""
    text = str(typed)
    return int(text) if len(text) <= FIGURES and text.isascii() and text.isdigit() else default


def fold(text: str) -> str:
    """Lower case Latin letters without marks: 'Öztürk' -> 'ozturk', 'أمينة' -> a rough Latin form."""
    bare = unicodedata.normalize("NFKD", clean(text).casefold())
    return anyascii("".join(c for c in bare if not unicodedata.combining(c))).lower()


def tokens(text: str) -> list[str]:
    """The words of a name, cleaned and casefolded, in their own script and order."""
    return [word for word in _SPLIT.split(clean(text).casefold()) if word]


def name_key(text: str) -> str:
    """A name without order, particles and marks, for comparing two registers: sorted folded words."""
    words = [w for w in _SPLIT.split(fold(text)) if w]
    strong = [w for w in words if w not in PARTICLES]
    return " ".join(sorted(strong or words))


def cell(text: str) -> str:
    """Text for a cell of a spreadsheet: it never begins a formula (OWASP, "CSV Injection")."""
    return f"'{text}" if text.startswith(FORMULA) else text


def comma() -> str:
    """What stands between the words of a list in the language of the page; Arabic script has its own."""
    return _COMMAS.get(get_language() or "", ", ")


def listed(words: Iterable[object]) -> str:
    """ "Monday, Tuesday": words one after the other, in the language of the page."""
    return comma().join(map(str, words))


def skeleton(text: str) -> str:
    """The consonants of a folded word: lets 'Amina' find 'أمينة'. Only for search, never for matching."""
    return re.sub(r"[^a-z]|[aeiouyhw]", "", fold(text))


def localised(value: Mapping[str, str] | str, language: str) -> str:
    """The text of a programme in `language`, else English, else its first language.

    A table holds the languages of the house. Those that only a woman reads stand in the catalogues, under the
    English text of the table.
    """
    if isinstance(value, str):
        return value
    if language in value:
        return value[language]
    english = value.get("en", "")
    if english and language in HERS_ONLY:
        return str(trans_real.translation(language).gettext(english))
    return english or next(iter(value.values()), "")
