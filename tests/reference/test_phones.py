"""One way to read a phone number, for the intake, the sign-in and the registers."""

import pytest
from django.utils import translation

from aanzet.reference.phones import UnknownPhone, example_phone, normal_phone, shown_phone


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("06 12345678", "nl", "+31612345678"),
        ("06-12345678", "nl", "+31612345678"),
        ("06-12 34 56 78", "nl", "+31612345678"),
        ("06\u00a012\u00a034\u00a056\u00a078", "nl", "+31612345678"),
        ("06\u201312345678", "nl", "+31612345678"),
        ("(06) 12345678", "nl", "+31612345678"),
        ("06.12.34.56.78", "nl", "+31612345678"),
        ("020-1234567", "nl", "+31201234567"),
        ("0031612345678", "nl", "+31612345678"),
        ("0031 (0)6 12345678", "nl", "+31612345678"),
        ("+31 (0)6 12345678", "nl", "+31612345678"),
        ("+31612345678", "se", "+31612345678"),
        ("0031612345678", "se", "+31612345678"),
        ("612345678", "nl", "+31612345678"),
        ("31612345678", "nl", "+31612345678"),
        ("070-174 06 35", "se", "+46701740635"),
        ("70-174 06 35", "se", "+46701740635"),
        ("+46 (0)70-174 06 35", "nl", "+46701740635"),
        ("0046 70 174 06 35", "nl", "+46701740635"),
        ("46701740635", "se", "+46701740635"),
        ("040-123 45 67", "se", "+46401234567"),
        ("+380 67 123 4567", "nl", "+380671234567"),
    ],
)
def test_phone_is_understood_as_people_write_it(typed: str, country: str, number: str) -> None:
    assert normal_phone(typed, country) == number


def test_the_first_country_wins_and_the_other_is_tried() -> None:
    assert normal_phone("0612345678", "nl", "se") == "+31612345678"
    assert normal_phone("0612345678", "se", "nl") == "+46612345678"
    assert normal_phone("0761234567", "nl", "se") == "+31761234567"
    assert normal_phone("031-12 34 56", "nl", "se") == "+4631123456"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("020-1234567 tst 12", "extension"),
        ("020-1234567 toestel 12", "extension"),
        ("020 1234567 ext. 5", "extension"),
        ("020-1234567x12", "extension"),
        ("040-123 45 67 anknytning 21", "extension"),
        ("020-1234567#12", "extension"),
        ("06 12345678 (mijn zus)", "letters"),
        ("0800-BELLEN1", "letters"),
        ("0612", "short"),
        ("06 12345678 06 87654321", "long"),
        ("geen", "unknown"),
        ("", "unknown"),
        ("+999 123456789", "unknown"),
        ("6.12E+08", "letters"),
    ],
)
def test_what_is_no_number_says_why_and_how_to_mend_it(typed: str, reason: str) -> None:
    with pytest.raises(UnknownPhone) as refused:
        normal_phone(typed, "nl")
    assert refused.value.reason == reason
    with translation.override("en"):
        sentence = refused.value.sentence
    assert "06 12345678" in sentence
    assert sentence.endswith(".")


def test_the_example_is_one_of_her_country() -> None:
    assert example_phone("nl") == "06 12345678"
    assert example_phone("se").startswith("07")
    assert example_phone("xx").startswith("+31")


def test_a_stored_number_is_shown_as_people_write_it_there() -> None:
    assert shown_phone("+31612345678", "nl") == "06 12345678"
    assert shown_phone("+31612345678", "se") == "+31 6 12345678"
    assert shown_phone("unknown", "nl") == "unknown"
