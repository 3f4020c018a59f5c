"""Phone numbers: what people write -> E.164 (ITU-T), by the number plans of phonenumberslite. The one home of this.

A number counts when it can exist in its plan. Whether somebody answers, only a call can tell.
"""

import re

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

# Digits, and what people put between them: spaces of every kind, dashes, dots, slashes, brackets.
_PLAIN = re.compile(r"[\d\s()+./\u2010-\u2015\u2212-]+")
_EXTENSION = re.compile(
    r"(?:\b(?:ext|extension|tst|toestel|anknytning|ankn|anl)\b\.?|[x#])\s*\.?\s*:?\s*\d{1,7}\s*$",
    re.IGNORECASE,
)
LEAST, MOST = 6, 15  # digits; E.164 allows fifteen


class UnknownPhone(ValueError):
    """No number of any plan. `reason`: "extension", "letters", "short", "long" or "unknown".

    `sentence` says what is wrong and how to mend it, in the reader's language.
    """

    def __init__(self, typed: str, reason: str, country: str) -> None:
        super().__init__(f"{reason}: {typed}")
        self.reason, self.country = reason, country

    @property
    def sentence(self) -> str:
        example = {"example": example_phone(self.country)}
        if self.reason == "extension":
            return (
                _("We cannot call an extension. Write the number alone, for example %(example)s.") % example
            )
        if self.reason == "letters":
            return (
                _("A phone number has no letters. Write the number alone, for example %(example)s.") % example
            )
        if self.reason == "short":
            return _("This phone number is too short. Write all of it, for example %(example)s.") % example
        if self.reason == "long":
            return _("This phone number is too long. Write one number, for example %(example)s.") % example
        return (
            _("This is not a phone number we know. Write it as %(example)s, or with + and the country.")
            % example
        )


def normal_phone(typed: str, country: str, *others: str) -> str:
    """E.164 of a number typed in `country` (two letters): '06 12345678' -> '+31612345678'.

    A lost leading zero ('612345678', as spreadsheets make it) and a lost plus ('31612345678') are understood. A
    number that the plan of `country` gives out comes first, then one of `others`, then one that could be given out.
    Raises UnknownPhone.
    """
    text = typed.strip()
    if _EXTENSION.search(text):
        raise UnknownPhone(typed, "extension", country)
    digits = re.sub(r"\D", "", text)
    if not _PLAIN.fullmatch(text):
        raise UnknownPhone(typed, "letters" if digits else "unknown", country)
    if not LEAST <= len(digits) <= MOST + text.startswith("00") * 2:
        raise UnknownPhone(typed, "short" if len(digits) < LEAST else "long", country)
    readings = [
        (attempt, number)
        for region in (country, *others)
        for attempt in _attempts(text, digits)
        if (number := _parsed(attempt, region)) is not None
    ]
    known = next((number for _text, number in readings if phonenumbers.is_valid_number(number)), None)
    if known is None:
        # What was written whole, or lost only its zero, may be newer than our plans; a plus put back is a guess.
        known = next((number for attempt, number in readings if _could_be(attempt, text, number)), None)
    if known is None:
        raise UnknownPhone(typed, "unknown", country)
    return phonenumbers.format_number(known, PhoneNumberFormat.E164)


def _attempts(text: str, digits: str) -> list[str]:
    if text.lstrip("(").startswith(("+", "0")):
        return [text]
    return [text, f"0{digits}", f"+{digits}"]


def _parsed(text: str, region: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region.upper())
    except phonenumbers.NumberParseException:
        return None


def _could_be(attempt: str, text: str, number: PhoneNumber) -> bool:
    written = attempt == text and text.lstrip("(").startswith(("+", "0"))
    return (written or attempt.startswith("0")) and phonenumbers.is_possible_number(number)


def example_phone(country: str) -> str:
    """A mobile number as people of `country` write it, which belongs to nobody we know: '06 12345678'."""
    number = phonenumbers.example_number_for_type(country.upper(), PhoneNumberType.MOBILE)
    if number is None:
        return "+31 6 12345678"
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def shown_phone(number: str, country: str) -> str:
    """A stored number as people of `country` write it."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    home = phonenumbers.region_code_for_number(parsed) == country.upper()
    form = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)
