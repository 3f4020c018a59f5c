"""Which letters the bytes of a text file mean. A mark or strict UTF-8 decides; else the most plausible reading."""

import re
import unicodedata
from functools import lru_cache

from aanzet.imports.opening.sheets import Unreadable

# In the order in which they win when two read equally well: Windows first, then the euro sign's Latin 9,
# older Macs, DOS, and the Windows tables of the other languages women and their papers bring.
_CANDIDATES = ("cp1252", "iso8859-15", "mac-roman", "cp850", "cp1254", "cp1250", "cp1251", "cp1256", "cp1253")
_AT_HOME = frozenset(
    "éëïöüäåáèêçñóíúâôûîãõøæßàìòùœğışİĞŞčšžćđłńśźżęąřěůőűýÿÉËÏÖÜÄÅÁÈÇÑÓÍÚØÆÇÀŁŠŽČĆ’‘“”–—…€·\xa0´`"
)
_SOUGHT = re.compile(rb"[\x80-\xff]")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decoded(raw: bytes, wanted: str = "") -> tuple[str, str]:
    """(text, encoding). `wanted`: what the map of the importer says. Raises Unreadable when nothing fits."""
    if wanted:
        try:
            return raw.decode(wanted), wanted
        except (UnicodeError, LookupError):
            raise Unreadable("wrong_encoding", wanted) from None
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding
            except UnicodeError:
                raise Unreadable("damaged") from None
    if b"\x00" in raw:
        return _without_mark(raw)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _legacy(raw)


def _without_mark(raw: bytes) -> tuple[str, str]:
    """UTF-16 that lost its mark has a zero in nearly every second byte; anything else with zeros is no text."""
    sample = raw[: 4096 - 4096 % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < len(sample) // 4 or min(even, odd) > len(sample) // 20:
        raise Unreadable("binary")
    try:
        return raw.decode(encoding), encoding
    except UnicodeError:
        raise Unreadable("binary") from None


def _legacy(raw: bytes) -> tuple[str, str]:
    """The candidate whose letters look most like names and headings."""
    sample = _sample(raw)
    best: tuple[float, str] | None = None
    for encoding in _CANDIDATES:
        try:
            raw.decode(encoding)
            cost = _cost(sample.decode(encoding, "replace"))
        except UnicodeDecodeError:
            continue
        if best is None or cost < best[0]:
            best = (cost, encoding)
    foreign = len(_SOUGHT.findall(sample))
    if best is None or best[0] > 2.5 * foreign:
        from charset_normalizer import from_bytes

        guess = from_bytes(sample).best()
        if guess is None or len(re.findall(rb"[\x00-\x08\x0e-\x1f]", sample)) > len(sample) / 50:
            raise Unreadable("binary")
        best = (0, guess.encoding)
    try:
        return raw.decode(best[1]), best[1]
    except UnicodeDecodeError:
        raise Unreadable("binary") from None


def _sample(raw: bytes) -> bytes:
    """The lines that hold a letter beyond ASCII, at most about 40 kB of them."""
    lines = [line for line in re.split(rb"[\r\n]+", raw) if _SOUGHT.search(line)]
    return b"\n".join(lines)[:40_000]


def _cost(text: str) -> float:
    """How strange the text is: 0 for everyday letters, more for symbols inside words and mixed scripts."""
    cost, before = 0.0, " "
    for letter in text:
        if ord(letter) > 127:
            cost += _letter_cost(letter, before)
        elif before > "\x7f" and letter.isalpha() and _script(before) not in ("", "LATIN"):
            cost += 4
        before = letter
    return cost


def _letter_cost(letter: str, before: str) -> float:
    category = unicodedata.category(letter)
    if category in ("Cc", "Co", "Cn") or letter == "\ufffd":
        return 10
    if not category.startswith(("L", "M")):
        return 0.5 if letter in _AT_HOME else 4
    script = _script(letter)
    cost = 0.0 if letter in _AT_HOME else (2.0 if script == "LATIN" else 0.3)
    if category == "Lu" and before.isalpha() and before.islower():
        cost += 4
    if script != "LATIN":
        return cost + (4 if before.isalpha() and _script(before) != script else 0)
    if before > "\x7f" and before.isalpha():
        cost += 1.5
    return cost


@lru_cache(maxsize=1024)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
