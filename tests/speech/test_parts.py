"""Which voice speaks which words of a page."""

from uuid import UUID, uuid4

import pytest

from aanzet.speech.models import digest
from aanzet.speech.parts import CHUNK, MOST_CHARACTERS, Order, Part, parts_of
from aanzet.speech.shelf import Voice

HELLO, MOVE = uuid4(), uuid4()


def shelf(first: bool = False, **texts: UUID) -> dict[str, Voice]:
    return {digest(text.replace("_", " "), "ti"): Voice(pk, first) for text, pk in texts.items()}


def test_lines_of_a_machine_are_joined_and_end_as_sentences() -> None:
    assert parts_of([("Hallo Rahel",), ("Jij bent", "aan zet.")], "nl", {}, machine=True) == [
        Part("Hallo Rahel. Jij bent aan zet.")
    ]


def test_the_first_piece_is_short_so_that_the_sound_begins_early() -> None:
    lines = [(f"Dit is zin nummer {n} van een lange tekst op deze bladzijde.",) for n in range(20)]
    found = parts_of(lines, "nl", {}, machine=True)
    assert found[0].words == "Dit is zin nummer 0 van een lange tekst op deze bladzijde."
    assert all(len(part.words) <= CHUNK for part in found)
    assert 3 < len(found) < 12
    assert " ".join(part.words for part in found) == " ".join(line[0] for line in lines)


def test_a_long_line_is_split_at_its_sentences() -> None:
    found = parts_of([("Een zin. " * 60,)], "nl", {}, machine=True)
    assert len(found) > 2
    assert all(part.words.endswith("zin.") for part in found)


def test_a_recording_that_an_editor_put_first_comes_before_the_machine() -> None:
    lines = [("Dag",), ("Hallo",), ("Rahel",)]
    assert parts_of(lines, "ti", shelf(first=True, Hallo=HELLO), machine=True) == [
        Part("Dag."),
        Part("Hallo", (HELLO,), Order.FIRST),
        Part("Rahel."),
    ]


def test_another_recording_waits_behind_the_machine() -> None:
    assert parts_of([("Hallo",), ("Dag",)], "ti", shelf(Hallo=HELLO), machine=True) == [Part("Hallo. Dag.")]


def test_without_a_machine_every_recording_is_kept() -> None:
    assert parts_of([("Hallo",), ("Dag",)], "ti", shelf(Hallo=HELLO), machine=False) == [
        Part("Hallo", (HELLO,), Order.LAST),
        Part("Dag."),
    ]


def test_a_line_of_several_texts_is_played_one_after_the_other() -> None:
    lines = [("Hallo", "jij bent aan zet", ".")]
    both = shelf(first=True, Hallo=HELLO, jij_bent_aan_zet=MOVE)
    assert parts_of(lines, "ti", both, machine=True) == [
        Part("Hallo jij bent aan zet.", (HELLO, MOVE), Order.FIRST)
    ]


def test_a_value_is_said_by_the_machine_and_passed_over_without_one() -> None:
    lines = [("Hallo", "Rahel")]
    voices = shelf(first=True, Hallo=HELLO)
    assert parts_of(lines, "ti", voices, machine=True) == [Part("Hallo Rahel.")]
    assert parts_of(lines, "ti", voices, machine=False) == [Part("Hallo Rahel", (HELLO,), Order.LAST)]


def test_the_same_words_in_another_language_are_another_text() -> None:
    assert parts_of([("Hallo",)], "so", shelf(Hallo=HELLO), machine=False) == [Part("Hallo.")]


def test_invisible_signs_and_spaces_make_no_other_text() -> None:
    assert digest("Hallo \u200f\n Rahel ", "ti") == digest("Hallo Rahel", "ti")


@pytest.mark.parametrize("lines", [[], [("·",)], [("–", "•")]])
def test_signs_without_a_word_are_not_read(lines: list[tuple[str, ...]]) -> None:
    assert parts_of(lines, "nl", {}, machine=True) == []


def test_a_very_long_page_is_cut_at_a_line() -> None:
    found = parts_of([("woord " * 100,)] * 20, "nl", {}, machine=True)
    assert 3_000 < sum(len(part.words) for part in found) <= MOST_CHARACTERS + 100
