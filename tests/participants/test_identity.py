"""Is it the same woman: keys, fingerprints, search words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanzet.core.text import name_key, skeleton
from aanzet.participants.identity import Traits, fingerprints, keys, search_tokens

BORN = date(1996, 6, 22)


def same(one: Traits, other: Traits) -> bool:
    return bool(set(fingerprints(one).values()) & set(fingerprints(other).values()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Traits("Wanjiru", "Wanjiru el Amrani", BORN), Traits("Wanjiru", "El Amrani, Wanjiru", BORN)),
        (Traits("SELAM", "SELAM van der Berg", BORN), Traits("Selam", "Selam van der Berg", BORN)),
        (Traits("Dilara\u200b", "Dilara\u200b Öztürk", BORN), Traits("Dilara", "Dilara Ozturk", BORN)),
        (
            Traits("Rahel", phone="+31610000123", birth_year=1990),
            Traits("Rahel", "Rahel Haile", None, 1990, "+31610000123"),
        ),
    ],
)
def test_one_woman_has_one_fingerprint(one: Traits, other: Traits) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two women of one year may share a name.
        (Traits("Latifa", "Latifa Benali", None, 1991), Traits("Latifa", "Latifa Benali", None, 1991)),
        # A mother and a daughter may share a phone.
        (Traits("Amina", phone="+31610000123"), Traits("Samira", phone="+31610000123")),
        (Traits("Amina", "Amina Noor", BORN), Traits("Amina", "Amina Noor", date(1996, 6, 23))),
    ],
)
def test_likeness_alone_is_not_enough(one: Traits, other: Traits) -> None:
    assert not same(one, other)


def test_fingerprints_hold_no_name_and_depend_on_the_key(settings) -> None:  # type: ignore[no-untyped-def]
    traits = Traits("Rahel", "Rahel Haile", BORN, phone="+31610000123")
    before = fingerprints(traits)
    assert set(before) == set(keys(traits))
    assert all("rahel" not in digest and len(digest) == 64 for digest in before.values())
    settings.FINGERPRINT_KEY = "11" * 32
    assert fingerprints(traits) != before


@given(st.lists(st.sampled_from(["Amina", "van", "der", "Berg", "El", "Öztürk"]), min_size=2, max_size=4))
def test_the_order_of_a_name_does_not_matter(words: list[str]) -> None:
    assert name_key(" ".join(words)) == name_key(" ".join(reversed(words)))


def test_search_finds_latin_letters_for_an_arabic_name() -> None:
    found = search_tokens(names=("أمينة الحسن",), phone="")
    assert f"~{skeleton('Amina')}" in found
    assert "أمينة" in found


def test_search_finds_a_phone_as_people_type_it() -> None:
    found = search_tokens(names=("Rahel",), phone="+31610000123")
    assert {"31610000123", "0610000123", "000123"} <= set(found)
