"""The code and the number of a printed card: how they are made, read and kept.

The code is twelve digits: every keyboard has them, in every script. What is kept of it is a keyed digest; what is kept
of her number is a slow hash of a keyed digest, so that neither can be tried out on a copy of the database alone.
"""

import hashlib
import hmac
import secrets
import unicodedata
from functools import lru_cache

import qrcode
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password

CODE_DIGITS = 12
NUMBER_DIGITS = 4
GROUP = 4
MOST_WRONG = 5
MONTHS = 12
# A card on which nobody chose a number yet opens to whoever finds it: so it waits no longer than this.
FIRST_USE_DAYS = 14
FIRST_YEAR, LAST_YEAR = "1930", "2039"
_RUNS = "01234567890 09876543210"


def new_code() -> str:
    """Twelve digits by chance."""
    return "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))


def groups(code: str) -> list[str]:
    """The code as people read it: three groups of four."""
    return [code[start : start + GROUP] for start in range(0, len(code), GROUP)]


def digits(typed: str) -> str:
    """What was typed as Western digits, whatever script it was typed in; everything else is left out."""
    return "".join(str(unicodedata.decimal(sign)) for sign in typed if sign.isdecimal())


def too_easy(number: str) -> bool:
    """Four equal digits, four in a row, or a year of birth: hers and her children's are known to who finds the card."""
    return len(set(number)) == 1 or number in _RUNS or FIRST_YEAR <= number <= LAST_YEAR


def code_digest(code: str) -> str:
    """What is kept of a code."""
    return _keyed(f"card|{code}")


def number_hash(digest: str, number: str) -> str:
    """What is kept of the number of the card with this digest."""
    return make_password(_keyed(f"number|{digest}|{number}"))


def number_fits(digest: str, number: str, kept: str) -> bool:
    """Is this the number? It takes as long when nothing is kept: then the answer is no."""
    return check_password(_keyed(f"number|{digest}|{number}"), kept or _nothing()) and bool(kept)


@lru_cache(maxsize=1)
def _nothing() -> str:
    """A hash of what nobody can type."""
    return make_password(secrets.token_hex(16))


def _keyed(text: str) -> str:
    return hmac.new(bytes.fromhex(settings.FINGERPRINT_KEY), text.encode(), hashlib.sha256).hexdigest()


def square(address: str) -> tuple[int, str]:
    """A QR code (ISO/IEC 18004): how many squares wide, and the path of its dark squares for an SVG of that size."""
    drawn = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    drawn.add_data(address)
    rows = drawn.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, cell in enumerate(row) if cell)
    return len(rows), "".join(dark)
