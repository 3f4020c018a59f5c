"""The folder for a studio goes out, and comes back with voices."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from aanzet.speech import texts
from aanzet.speech.models import Recording, Speaker
from aanzet.speech.studio import COLUMNS, TABLE, export
from tests.cast import SOUND

pytestmark = pytest.mark.django_db
NEW = ("--speaker", "Almaz Tesfay", "--agreed-on", "2026-11-02")


def run(*words: str | Path) -> tuple[str, int]:
    out = StringIO()
    status = 0
    try:
        call_command("voices", *map(str, words), stdout=out)
    except SystemExit as done:
        status = int(str(done.code))
    return out.getvalue(), status


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / TABLE).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def write(folder: Path, changed: list[dict[str, str]], delimiter: str = ",") -> None:
    with (folder / TABLE).open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
        table.writeheader()
        table.writerows(changed)


def test_what_goes_out_comes_back(tmp_path: Path) -> None:
    said, _status = run("export", "nl", tmp_path)
    total = len(texts.to_record("nl"))
    assert f"{total} texts, 0 with a recording." in said
    table = rows(tmp_path)
    assert len(table) == total
    (tmp_path / f"{table[0]['key']}.wav").write_bytes(SOUND)
    (tmp_path / "tweede.wav").write_bytes(SOUND + b"2")
    table[1]["file"] = "tweede.wav"
    write(tmp_path, table, ";")
    said, status = run("import", "nl", tmp_path, *NEW, "--first")
    assert (said.strip(), status) == (
        f"2 kept, 0 were there already, 0 refused, {total - 2} texts without a file.",
        0,
    )
    assert set(Recording.objects.values_list("words", "standing")) == {
        (t["text"], "first") for t in table[:2]
    }
    assert Speaker.objects.get().terms == "here"
    again, _status = run("import", "nl", tmp_path, "--speaker", "almaz tesfay", "--first")
    assert again.startswith("0 kept, 2 were there already")
    assert export(tmp_path / "more", "nl") == (total, 2)
    assert (tmp_path / "more" / f"{table[0]['key']}.wav").read_bytes() == SOUND


def test_each_line_that_does_not_fit_says_why(tmp_path: Path) -> None:
    run("export", "nl", tmp_path)
    table = rows(tmp_path)[:5]
    (tmp_path.parent / "outside.wav").write_bytes(SOUND)
    for each in table:
        (tmp_path / f"{each['key']}.wav").write_bytes(SOUND)
    table[0]["text"] = "Een oude tekst"
    table[1]["key"] = "0000"
    table[2]["file"] = "../outside.wav"
    (tmp_path / f"{table[3]['key']}.wav").write_bytes(b"MZ")
    write(tmp_path, table)
    said, status = run("import", "nl", tmp_path, *NEW)
    lines = said.splitlines()
    assert status == 1
    assert [line.split(":")[0] for line in lines[:4]] == [f"{TABLE} line {n}" for n in (2, 3, 4, 5)]
    assert "the text now reads" in lines[0]
    assert "no text with the key '0000'" in lines[1]
    assert "is not in" in lines[2]
    assert lines[4].startswith("1 kept, 0 were there already, 4 refused")
    assert Recording.objects.get().words == table[4]["text"]


def test_a_folder_without_a_table_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="voices export"):
        run("import", "nl", tmp_path, *NEW)
    (tmp_path / TABLE).write_text("sleutel,tekst\n")
    with pytest.raises(CommandError, match="no column key and no column text"):
        run("import", "nl", tmp_path, *NEW)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--speaker", "Almaz"), "Almaz' is new here"),
        (("--speaker", "Almaz", "--agreed-on", "2 november"), "is no day"),
        (("--speaker", "Almaz", "--agreed-on", "2999-01-01"), "toekomst|komen"),
        (("--speaker", "Almaz", "--terms", "all"), "invalid choice"),
    ],
)
def test_a_speaker_without_a_yes_is_refused(tmp_path: Path, more: tuple[str, ...], words: str) -> None:
    run("export", "nl", tmp_path)
    with pytest.raises(CommandError, match=words):
        run("import", "nl", tmp_path, *more)
    assert not Speaker.objects.exists()


def test_the_table_begins_no_formula(tmp_path: Path) -> None:
    run("export", "nl", tmp_path)
    assert not [row for row in rows(tmp_path) if row["text"].startswith(("=", "+", "-", "@"))]


def test_the_command_tells_what_the_page_tells() -> None:
    out = StringIO()
    call_command("languages", stdout=out)
    lines = out.getvalue().splitlines()
    assert [line.split()[0] for line in lines] == "nl sv en ar uk tr ti so fa pl es fr".split()
    total = len(texts.texts())
    assert f"nl  {total} of {total} texts, read by a person on 2026-11-22" in lines[0]
    assert "drafted by a machine" in lines[6]
    assert "the server cannot read it aloud" in lines[6]
    out = StringIO()
    call_command("languages", "--json", stdout=out)
    assert json.loads(out.getvalue())[6]["engine"] is False
