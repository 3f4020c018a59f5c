"""A bad setting stops the start with one sentence that names it."""

from pathlib import Path

import pytest

from aanzet.config.readers import BadSetting, Reader


def test_absent_and_empty_settings_take_the_default() -> None:
    reader = Reader({"EMPTY": "  "})
    assert reader.text("EMPTY", "calm") == "calm"
    assert reader.yes("ABSENT", True) is True
    assert reader.whole("ABSENT", 4, least=1, most=9) == 4
    assert reader.words("ABSENT", "a, b") == ["a", "b"]


@pytest.mark.parametrize(
    ("raw", "value"), [("yes", True), ("ON", True), ("1", True), ("no", False), ("False", False)]
)
def test_yes_reads_the_usual_words(raw: str, value: bool) -> None:
    assert Reader({"X": raw}).yes("X", not value) is value


def test_bad_values_are_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    reader = Reader(
        {"WORD": "perhaps", "NUMBER": "70000", "TEXT": "six", "FOLDER": str(file), "URL": "mysql://x/y"}
    )
    with pytest.raises(BadSetting, match=r"WORD is 'perhaps'\. Write yes or no\."):
        reader.yes("WORD", False)
    with pytest.raises(BadSetting, match="NUMBER is '70000'.*from 1 to 65535"):
        reader.whole("NUMBER", 25, least=1, most=65535)
    with pytest.raises(BadSetting, match="TEXT is 'six'"):
        reader.whole("TEXT", 6, least=1, most=9)
    for odd in ("²", "--4", "4.0", "٤", "0x4"):
        with pytest.raises(BadSetting, match="Write a whole number from 1 to 9"):
            Reader({"TEXT": odd}).whole("TEXT", 6, least=1, most=9)
    with pytest.raises(BadSetting, match="WORD is 'perhaps'. Write one of: live, demo."):
        reader.one_of("WORD", "live", ("live", "demo"))
    with pytest.raises(BadSetting, match="FOLDER is .* which is a file"):
        reader.folder("FOLDER", tmp_path)
    with pytest.raises(BadSetting, match="URL must begin with sqlite:// or postgresql://"):
        reader.database_url("URL", "sqlite://")


def test_database_url_never_repeats_its_password() -> None:
    with pytest.raises(BadSetting) as refused:
        Reader({"DATABASE_URL": "mysql://me:geheim@host/db"}).database_url("DATABASE_URL", "")
    assert "geheim" not in str(refused.value)
