"""Amounts as people type them, and as they are said."""

from decimal import Decimal

import pytest
from django.utils import translation

from aanzet.core.money import currency_of, parse, plain, said
from aanzet.core.text import cell


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1250", "1250.00"), ("1250,50", "1250.50"), ("1.250,50", "1250.50"), ("1,250.50", "1250.50"),
        ("€ 1 250,5", "1250.50"), ("1.250", "1250.00"), ("12.5", "12.50"), ("450 kr", "450.00"), ("-40", "-40.00"),
        ("−40,00", "-40.00"), ("0", "0.00"), ("1.000.000,00", "1000000.00"),
    ],
)  # fmt: skip
def test_amount_is_read_as_people_write_it(typed: str, amount: str) -> None:
    assert parse(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["", "veel", "12,345,6x", "1-2", "--5", "€", "12345678901,00", "1e5", "=1+1", "9" * 5_000]
)
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert parse(typed) is None


@pytest.mark.parametrize(
    ("language", "currency", "amount", "text"),
    [
        ("nl", "EUR", "1250.5", "€\xa01.250,50"),
        ("sv", "SEK", "1250.5", "1\xa0250,50\xa0kr"),
        ("en", "EUR", "-40", "−€\xa040.00"),
    ],
)
def test_amount_is_said_in_the_readers_language(language: str, currency: str, amount: str, text: str) -> None:
    with translation.override(language):
        assert said(Decimal(amount), currency) == text


def test_plain_amount_has_no_groups() -> None:
    with translation.override("nl"):
        assert plain(Decimal("-1250.50")) == "-1250,50"


def test_country_has_its_currency() -> None:
    assert (currency_of("se"), currency_of("nl"), currency_of("fi")) == ("SEK", "EUR", "EUR")


@pytest.mark.parametrize("text", ["=1+1", "+31", "-x", "@a", "\t=1"])
def test_cell_never_begins_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell(f"a{text}") == f"a{text}"
