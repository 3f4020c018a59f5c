"""Phone numbers: what people write -> E.164 (ITU-T), by the number plans of phonenumberslite."""

import phonenumbers


class UnknownPhone(ValueError):
    """No number of any plan."""


def normal_phone(typed: str, country: str) -> str:
    """E.164 of a number typed in `country` (two letters): '06 12345678' -> '+31612345678'.

    A lost leading zero ('612345678', as spreadsheets make it) is understood. Raises UnknownPhone.
    """
    for text in (typed, f"0{typed}"):
        try:
            number = phonenumbers.parse(text, country.upper())
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    raise UnknownPhone(typed)


def shown_phone(number: str, country: str) -> str:
    """A stored number as people of `country` write it."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    home = phonenumbers.region_code_for_number(parsed) == country.upper()
    form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)
