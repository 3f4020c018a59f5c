"""Amounts of money: exact to the cent, in one of the currencies of the house, typed and said as people do."""

import re
from decimal import Decimal

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

DIGITS = 12
CENTS = 2
LONGEST = 40  # figures that somebody types before it is no amount
ZERO = Decimal("0.00")
_DECIMALS = re.compile(r"^(-?[\d.,]*?)(?:[.,](\d{1,2}))?$")
_AROUND = re.compile(r"€|EUR|SEK|kr|\s", re.IGNORECASE)


class Currency(models.TextChoices):
    EUR = "EUR", _("euro")
    SEK = "SEK", _("Swedish krona")


def currency_of(country: str) -> Currency:
    """The currency in which people of a country write their costs."""
    return Currency.SEK if country == "se" else Currency.EUR


def parse(typed: str) -> Decimal | None:
    """An amount as people write it: "1250", "1.250,50", "1,250.50", "€ 1 250,5". None when it is none.

    A point or comma before the last one or two figures begins the cents; every other one only groups.
    """
    found = _DECIMALS.match(_AROUND.sub("", typed).replace("−", "-"))
    if found is None:
        return None
    whole = re.sub("[.,]", "", found[1])
    if len(whole) > LONGEST or not whole.lstrip("-").isdecimal():
        return None
    amount = Decimal(f"{whole}.{found[2] or '0'}").quantize(Decimal("0.01"))
    return amount if abs(amount) < Decimal(10) ** (DIGITS - CENTS) else None


def plain(amount: Decimal) -> str:
    """The amount alone, as the reader's language writes it, without groups: "1250,50"."""
    return number_format(amount, CENTS, use_l10n=True, force_grouping=False)


def said(amount: Decimal, currency: str, *, cents: int = CENTS) -> str:
    """The amount with its currency, as the reader's language writes it: "€ 1.250,50", "1 250,50 kr", "500 euro"."""
    number = number_format(abs(amount), cents, use_l10n=True, force_grouping=True)
    swedish = (get_language() or "").startswith("sv")
    if currency == Currency.SEK:
        text = f"{number}\xa0kr"
    else:
        text = f"{number}\xa0euro" if swedish else f"€\xa0{number}"
    return f"−{text}" if amount < 0 else text
