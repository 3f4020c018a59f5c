"""Names from five registers in many scripts: folded, split and compared."""

import pytest
from django.utils import translation

from aanzet.core.text import clean, fold, listed, localised, name_key, skeleton, tokens, whole


def test_clean_drops_what_cannot_be_seen() -> None:
    assert clean(" A\u200bmi\u00adna \t de\u202e  Vries ") == "Amina de Vries"
    assert clean("Zoe\u0308") == "Zoë"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", 12), ("٣", 7), ("", 7), ("-1", 7), ("²", 7), ("1.5", 7), ("9" * 5_000, 7), (None, 7)],
)
def test_whole_reads_a_number_or_says_the_other(typed: object, number: int) -> None:
    assert whole(typed, 7) == number


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Öztürk", "ozturk"), ("ŞAHİN", "sahin"), ("Åsa", "asa"), ("Straße", "strasse"), ("Łukasz", "lukasz")],
)
def test_fold_takes_marks_off(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_fold_gives_every_script_latin_letters() -> None:
    for written in ("أمينة", "ሰላም", "Олена", "زهرا"):
        assert fold(written).isascii()
        assert fold(written)


def test_tokens_keep_script_and_order() -> None:
    assert tokens("El-Idrissi, Fatima أمينة") == ["el", "idrissi", "fatima", "أمينة"]


def test_name_key_ignores_order_marks_and_particles() -> None:
    assert name_key("Fatima van der Berg") == name_key("BERG, Fátima v.d.".replace("v.d.", "van der"))
    assert name_key("de la") == "de la", "a name of particles only keeps them"


def test_skeleton_finds_a_name_in_its_own_script() -> None:
    assert skeleton("Amina") == "mn"
    assert skeleton("12") == ""


def test_localised_falls_back_to_english_then_to_what_there_is() -> None:
    assert localised({"nl": "Doel", "en": "Goal"}, "nl") == "Doel"
    assert localised({"nl": "Doel", "en": "Goal"}, "sv") == "Goal"
    assert localised({"nl": "Doel"}, "sv") == "Doel"
    assert localised("Kvinnokraft", "nl") == "Kvinnokraft"
    assert localised({}, "nl") == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "maandag, dinsdag"),
        ("ar", "maandag، dinsdag"),
        ("fa", "maandag، dinsdag"),
        ("ti", "maandag, dinsdag"),
    ],
)
def test_words_of_a_list_stand_apart_as_the_language_writes_it(language: str, said: str) -> None:
    with translation.override(language):
        assert listed(["maandag", "dinsdag"]) == said
        assert listed([]) == ""
