"""Personal numbers that have no place in a free text or a register: finding them, never storing them.

BSN: 8 or 9 digits that pass the "11-test". Personnummer and samordningsnummer: 10 or 12 digits, a real date
(a samordningsnummer adds 60 to the day) and a Luhn check digit. A number that reads as a phone is left alone.
"""

import re
from dataclasses import dataclass
from datetime import date

_TOKEN = re.compile(r"(?<![\d+\w])\d(?:[ .\-+]?\d){7,11}(?![\d\w])")
_PHONE_BEFORE = re.compile(
    r"(?:\+|\b00|tel|telefoon|telefon|phone|mob|mobiel|mobil|gsm)[\s.:()\-\d]*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Found:
    """A personal number in a text: `kind` is "bsn" or "personnummer", `start` and `end` its place."""

    kind: str
    start: int
    end: int


def find_numbers(text: str) -> list[Found]:
    """All personal numbers in `text`, in order. Phone numbers (06…, +31…, 070-…) are not flagged."""
    found: list[Found] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        before = text[max(0, match.start() - 16) : match.start()]
        if _PHONE_BEFORE.search(before):
            continue
        kind = _kind(token)
        if kind:
            found.append(Found(kind, match.start(), match.end()))
    return found


def looks_like_bsn(text: str) -> bool:
    """Whether the whole text is one number that passes the Dutch 11-test and is no phone number."""
    token = text.strip()
    return bool(_TOKEN.fullmatch(token)) and _kind(token) == "bsn"


def looks_like_personnummer(text: str) -> bool:
    """Whether the whole text is one Swedish personal or coordination number."""
    token = text.strip()
    return bool(_TOKEN.fullmatch(token)) and _kind(token) == "personnummer"


def hide_numbers(text: str, sign: str = "•••") -> str:
    """The text with every personal number replaced."""
    for each in reversed(find_numbers(text)):
        text = text[: each.start] + sign + text[each.end :]
    return text


def _kind(token: str) -> str:
    digits = re.sub(r"\D", "", token)
    # In Sweden a personal number is written 850101-1234, never in other groups. Ten bare figures that begin with
    # 06 or 07 are a mobile number far more often than somebody born in 2006 or 2007.
    mobile = len(digits) == 10 and digits[:2] in ("06", "07") and not re.search(r"[-+]", token)
    written = re.fullmatch(r"\d{6}(?:\d{2})?[-+ ]?\d{4}", token)
    if written and not mobile and _is_personnummer(digits):
        return "personnummer"
    # A BSN is written as one block or in groups of three; a phone begins with 0 and has ten digits. Nine digits
    # that begin with 06 are a mobile number that lost a digit, not a citizen.
    grouped = re.fullmatch(
        r"\d{8,9}|\d{4}[ .]\d{2}[ .]\d{3}|\d{3}[ .]\d{3}[ .]\d{3}|\d{2}[ .]\d{3}[ .]\d{3}", token
    )
    if grouped and not digits.startswith("06") and not _is_day(digits) and _is_bsn(digits):
        return "bsn"
    return ""


def _is_day(digits: str) -> bool:
    """Eight figures that read as a day of this or the last century: 19870412 or 12041987."""
    if len(digits) != 8:
        return False
    return any(
        year in range(1900, 2100) and 1 <= month <= 12 and 1 <= day <= 31
        for year, month, day in (
            (int(digits[:4]), int(digits[4:6]), int(digits[6:])),
            (int(digits[4:]), int(digits[2:4]), int(digits[:2])),
        )
    )


def _is_bsn(digits: str) -> bool:
    padded = digits.zfill(9)
    if padded.startswith("00") or len(set(padded)) == 1:
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(padded, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
    )
    return total % 11 == 0


def _is_personnummer(digits: str) -> bool:
    short = digits[-10:]
    year, month, day = int(short[:2]), int(short[2:4]), int(short[4:6])
    century = int(digits[:2]) if len(digits) == 12 else 20
    if century not in (18, 19, 20):
        return False
    try:
        date(century * 100 + year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    total = 0
    for place, digit in enumerate(short):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
