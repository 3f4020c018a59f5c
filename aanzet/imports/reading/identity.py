"""National identity numbers in a register: dropped, never kept (GDPR article 87, UAVG article 46)."""

import re
from datetime import date

from aanzet.reference.identity import find_numbers, looks_like_personnummer

_LABELLED = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofi(?:nummer)?|personnummer|personnr|persnr|samordningsnummer)\b"
    r"[\s:.=]*(?:nr|nummer)?[\s:.=]*\d[\d .\-+]{4,16}\d",
    re.IGNORECASE,
)
_PARTS = re.compile(r"((?:19|20)?\d\d)(\d\d)(\d\d)([-+ ]?)\d{4}")
GONE = "•••"


def without_numbers(text: str) -> tuple[str, bool]:
    """(the text without any identity number, whether there was one). A number that is called a BSN goes too
    when its check digit is wrong: a slip of the pen does not make it less hers."""
    bare, labelled = _LABELLED.subn(GONE, text)
    found = find_numbers(bare)
    for each in reversed(found):
        bare = bare[: each.start] + GONE + bare[each.end :]
    return bare, bool(labelled or found)


def birth_in(text: str, today: date) -> date | None:
    """The day of birth inside a text that is one Swedish personnummer or samordningsnummer, else None."""
    match = _PARTS.fullmatch(text.strip())
    if match is None or not looks_like_personnummer(text):
        return None
    year, month, day, sign = match.groups()
    full = int(year)
    if len(year) == 2:
        full += 2000 if full <= today.year % 100 else 1900
        full -= 100 if sign == "+" else 0
    number = int(day) - 60 if int(day) > 60 else int(day)
    return date(full, int(month), number)
