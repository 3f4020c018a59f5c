"""Written words as they are said: times, phone numbers and short forms, for an engine that reads every sign."""

import re
from collections.abc import Mapping

# A time: 10:00 and 10.00 are "10", 10.30 is "10 30". Never a part of a date or of a longer number.
_TIME = re.compile(r"(?<![\d.:,/-])([01]?\d|2[0-3])[:.]([0-5]\d)(?![.:,/-]?\d)")
# A phone number begins with 0 or +, and has at least eight digits; it is said digit by digit, with a rest per group.
_PHONE = re.compile(r"(?<![\w+])(?:\+|0)\d(?:[ \u00a0-]?\d){6,14}(?!\w)")
# What the engine takes for its own phonemes, and what nobody says.
_SILENT = re.compile(r"[\[\]{}<>|_*#~^`\\\u200b-\u200f\u202a-\u202e\u2060-\u2069]|[\x00-\x08\x0b-\x1f]")
_SHORT: Mapping[str, Mapping[str, str]] = {
    "nl": {"bijv.": "bijvoorbeeld", "enz.": "enzovoort", "t/m": "tot en met"},
    "sv": {"kl.": "klockan", "t.ex.": "till exempel", "bl.a.": "bland annat"},
    "uk": {"р.": "року"},
    "pl": {"godz.": "godzina", "np.": "na przykład", "r.": "roku"},
    "fr": {"p. ex.": "par exemple"},
    "es": {"p. ej.": "por ejemplo"},
}


def as_spoken(text: str, language: str) -> str:
    """`text` for the engine."""
    said = _SILENT.sub(" ", text)
    for short, long in _SHORT.get(language, {}).items():
        said = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", long, said)
    said = _PHONE.sub(lambda found: _digits(found[0]), said)
    said = _TIME.sub(lambda found: found[1] if found[2] == "00" else f"{found[1]} {found[2]}", said)
    return " ".join(said.split())


def _digits(number: str) -> str:
    groups = re.findall(r"\d+", number)
    return ("+ " if number.startswith("+") else "") + ", ".join(" ".join(group) for group in groups)
