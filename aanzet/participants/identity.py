"""Is it the same woman? Keys for comparing rows, and keyed fingerprints for counting her once.

Two rows are one woman when the names agree (without order, particles, marks and case) and so does the full
birth date; or when the phone agrees together with the first name and the birth years do not differ. A name
with only a birth year is never enough: in one neighbourhood two women of one year may share a name.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from aanzet.core.text import fold, name_key, skeleton, tokens
from aanzet.participants.enums import FingerprintKind


@dataclass(frozen=True, slots=True)
class Traits:
    """What two rows are compared by. `phone` in E.164."""

    call_name: str
    full_name: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    phone: str = ""

    @property
    def year(self) -> int | None:
        return self.birth_date.year if self.birth_date else self.birth_year

    @property
    def name(self) -> str:
        """The comparable whole name; a call name alone is no whole name."""
        whole = self.full_name or self.call_name
        return name_key(whole) if len(tokens(whole)) > 1 else ""

    @property
    def first(self) -> str:
        """The first word of the call name, folded."""
        words = tokens(self.call_name or self.full_name)
        return fold(words[0]) if words else ""


def keys(traits: Traits) -> dict[FingerprintKind, str]:
    """Clear-text keys of one row; equal keys of one kind mean one woman. Never stored."""
    found: dict[FingerprintKind, str] = {}
    if traits.name and traits.birth_date:
        found[FingerprintKind.NAME_BIRTH] = f"{traits.name}|{traits.birth_date.isoformat()}"
    if traits.phone and traits.first:
        found[FingerprintKind.PHONE_FIRST] = f"{traits.phone}|{traits.first}|{traits.year or ''}"
    return found


def fingerprints(traits: Traits) -> dict[FingerprintKind, str]:
    """HMAC-SHA-256 of each key under the installation's fingerprint key (RFC 2104)."""
    secret = bytes.fromhex(settings.FINGERPRINT_KEY)
    return {
        kind: hmac.new(secret, f"{kind}|{key}".encode(), hashlib.sha256).hexdigest()
        for kind, key in keys(traits).items()
    }


def search_tokens(*, names: tuple[str, ...], phone: str) -> dict[str, bool]:
    """Words under which search finds her -> is it only a rough (consonants) form. Phone: national digits."""
    found: dict[str, bool] = {}
    for name in names:
        for word in tokens(name):
            found[word[:80]] = False
            found[fold(word)[:80]] = False
            rough = skeleton(word)
            if len(rough) > 1:
                found.setdefault(f"~{rough}"[:80], True)
    digits = "".join(c for c in phone if c.isdigit())
    if len(digits) >= 6:
        found[digits] = False
        found["0" + digits[2:]] = False
        found[digits[-6:]] = False
    return {token: rough for token, rough in found.items() if token}
