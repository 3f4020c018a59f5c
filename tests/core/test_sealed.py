"""A sealed text opens with its own key in its own place, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aanzet.core import sealed

KEY = sealed.new_key()


@given(some.text(min_size=1))
def test_sealed_text_opens_again(text: str) -> None:
    assert sealed.open_(KEY, "note.body.1", sealed.seal(KEY, "p1", "note.body.1", text)) == text


def test_sealed_text_names_its_key_and_hides_itself() -> None:
    value = sealed.seal(KEY, "p1", "note.body.1", "bij haar zus")
    assert sealed.key_id_of(value) == "p1"
    assert "zus" not in value
    assert value != sealed.seal(KEY, "p1", "note.body.1", "bij haar zus"), (
        "the same text never looks the same"
    )


def test_empty_text_stays_empty() -> None:
    assert sealed.seal(KEY, "p1", "place", "") == ""
    assert sealed.open_(KEY, "place", "") == ""
    assert sealed.key_id_of("") == ""


def test_sealed_text_does_not_open_elsewhere_or_changed() -> None:
    value = sealed.seal(KEY, "p1", "note.body.1", "bij haar zus")
    with pytest.raises(sealed.CannotOpen):
        sealed.open_(KEY, "note.body.2", value)
    with pytest.raises(sealed.CannotOpen):
        sealed.open_(sealed.new_key(), "note.body.1", value)
    for changed in ("nonsense", value[:-6] + "AAAAAA", "1.p1.*", "1.p1."):
        with pytest.raises(sealed.CannotOpen):
            sealed.open_(KEY, "note.body.1", changed)
