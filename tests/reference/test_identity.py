"""Personal numbers are found, phones and days are left alone."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aanzet.reference.identity import find_numbers, hide_numbers, looks_like_bsn, looks_like_personnummer


@pytest.mark.parametrize("text", ["111222333", "123456782", "1234.56.782", "123 456 782"])
def test_bsn_is_found(text: str) -> None:
    assert looks_like_bsn(text)
    assert [each.kind for each in find_numbers(f"nummer {text}, dank")] == ["bsn"]


@pytest.mark.parametrize(
    "text", ["811218-9876", "8112189876", "19811218-9876", "198112189876", "811278-9873"]
)
def test_personnummer_is_found(text: str) -> None:
    assert looks_like_personnummer(text)
    assert [each.kind for each in find_numbers(f"pnr {text}.")] == ["personnummer"]


@pytest.mark.parametrize(
    "text",
    [
        "0612345678", "06 12 34 56 78", "06-12345678", "+31 6 12345678", "+31612345678", "0031612345678",
        "070-123 45 67",
        "tel. 123456782", "020-123 45 67", "+46 70 123 45 67", "2026-11-22", "22-11-2026", "123456789", "1025 AB",
        "5321",
        "811218-9877", "19870412", "12041987", "550e8400-e29b-41d4-a716-446655440000",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_numbers(text) == []


@given(st.integers(0, 99_999_999))
@example(7_816_170)  # read as a Swedish coordination number of 2006
def test_dutch_mobile_numbers_are_never_flagged(number: int) -> None:
    for text in (f"06{number:08d}", f"06-{number:08d}", f"+316{number:08d}", f"00316{number:08d}"):
        assert find_numbers(text) == [], text


def test_hidden_number_leaves_the_rest() -> None:
    assert hide_numbers("zij zei 123456782 aan de deur") == "zij zei ••• aan de deur"
