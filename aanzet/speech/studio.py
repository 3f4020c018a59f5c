"""A folder for a studio: a table of the texts of one language, and one sound file for each that was read.

`texts.csv` (UTF-8, comma): key, text, meaning (English), where, file. A file is named after the key of its text
(`6b676c6d229062c8.mp3`) unless the table says otherwise. Nothing in the folder is about a person but the voices.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from aanzet.core.errors import Refused
from aanzet.core.text import cell, clean
from aanzet.speech import sounds, texts
from aanzet.speech.actions import Reading, recording_keep
from aanzet.speech.enums import Standing
from aanzet.speech.models import Recording, Speaker, digest

TABLE = "texts.csv"
COLUMNS = ("key", "text", "meaning", "where", "file")


class NoTable(Exception):
    """The folder has no table, or one without the columns that are needed. The words say what to do."""


class Unfit(Exception):
    """A line of the table that cannot be used. The words say why, for who runs the command."""


@dataclass
class Brought:
    """What an import came to. `refused`: one line each, with the line of the table and how to mend it."""

    kept: int = 0
    same: int = 0
    absent: int = 0
    refused: list[str] = field(default_factory=list)


def export(folder: Path, language: str) -> tuple[int, int]:
    """Write the table and the recordings there are. Returns how many texts, and how many of them have a file."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = {row.digest: row for row in Recording.objects.filter(language=language)}
    files = 0
    with (folder / TABLE).open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(COLUMNS)
        for mark, text in texts.to_record(language).items():
            name = ""
            if row := rows.get(mark):
                name = f"{text.key}.{sounds.ENDINGS[row.kind]}"
                (folder / name).write_bytes(bytes(row.sound))
                files += 1
            words = texts.translation(text, language)
            table.writerow(
                [text.key, cell(words), cell(text.english), f"{text.room} {text.place}".strip(), name]
            )
    return len(texts.to_record(language)), files


def bring_in(folder: Path, language: str, *, speaker: Speaker, standing: Standing | str, on: date) -> Brought:
    """Keep every file of the table that is there and fits. Doing it again changes nothing. Raises NoTable."""
    brought = Brought()
    for line, row in _rows(folder):
        try:
            _one(brought, folder, row, Reading(_text(row, language), language, b"", standing), speaker, on)
        except (Refused, Unfit) as refusal:
            brought.refused.append(f"{TABLE} line {line}: {refusal}")
    return brought


def _rows(folder: Path) -> Iterator[tuple[int, dict[str, str]]]:
    path = folder / TABLE
    if not path.is_file():
        raise NoTable(
            f"There is no {TABLE} in {folder}. Make one with: bin/aanzet voices export LANGUAGE {folder}"
        )
    with path.open(encoding="utf-8-sig", newline="") as source:
        head = source.readline()
        source.seek(0)
        table = csv.DictReader(source, delimiter=";" if head.count(";") > head.count(",") else ",")
        lacking = [name for name in ("key", "text") if name not in (table.fieldnames or [])]
        if lacking:
            raise NoTable(
                f"{path} has no column {' and no column '.join(lacking)}. Do not rename the columns."
            )
        for row in table:
            yield table.line_num, {name: value or "" for name, value in row.items() if name}


def _text(row: dict[str, str], language: str) -> texts.Text:
    """The text of a row, when it still reads as the row says."""
    text = texts.by_key().get(row["key"].strip())
    if text is None:
        raise Unfit(f"there is no text with the key '{row['key']}'. Do not change this column.")
    now = texts.translation(text, language)
    if clean(row["text"]) not in {now, clean(cell(now))}:
        raise Unfit(f"the text now reads '{now}'. Record that, or export again.")
    return text


def _one(
    brought: Brought, folder: Path, row: dict[str, str], reading: Reading, speaker: Speaker, on: date
) -> None:
    path = _file(folder, row, reading.text.key)
    if path is None:
        brought.absent += 1
        return
    sound = path.read_bytes()
    words = texts.translation(reading.text, reading.language)
    held = Recording.objects.filter(language=reading.language, digest=digest(words, reading.language)).first()
    if (
        held
        and bytes(held.sound) == sound
        and held.speaker_id == speaker.pk
        and held.standing == reading.standing
    ):
        brought.same += 1
        return
    whole = Reading(reading.text, reading.language, sound, reading.standing)
    recording_keep(by=None, on=on, speaker=speaker, reading=whole)
    brought.kept += 1


def _file(folder: Path, row: dict[str, str], key: str) -> Path | None:
    name = row.get("file", "").strip()
    if name:
        path = folder / name
        if path.resolve().parent != folder.resolve() or not path.is_file():
            raise Unfit(f"the file '{name}' is not in {folder}.")
        return path
    found = [folder / f"{key}.{ending}" for ending in sounds.ENDINGS.values()]
    return next((path for path in found if path.is_file()), None)
