"""`aanzet import`: the report that programs read, and the sentences that people read."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from aanzet.access.scope import unscoped
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme
from tests.imports.makers import REGISTERS

pytestmark = pytest.mark.django_db
PLACE = ["--programme", "samen-sterk-met-werk", "--organisation"]


def run(*arguments: str) -> tuple[int, str, str]:
    """(exit status, standard output, standard error)"""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def report(*arguments: str) -> Any:
    status, out, _ = run(*arguments, "--json")
    assert status == 0
    return json.loads(out)


def test_json_report_has_the_promised_shape(programme: Programme) -> None:
    said = report("participants", str(REGISTERS / "malak.csv"), *PLACE, "malak")
    notes = said.pop("notes")
    assert isinstance(said.pop("import"), str)
    assert said == {
        "rows": 15,
        "stored": 13,
        "matched": 0,
        "unchanged": 0,
        "refused": [
            {"file": "malak.csv", "sheet": "", "row": 15,
             "column": "Naam (achternaam, voornaam)", "reason": "no name"},
            {"file": "malak.csv", "sheet": "", "row": 16,
             "column": "Geb.jaar/datum", "reason": "31/02/1990 is not a date"},
        ],
    }  # fmt: skip
    assert notes[0]["note"] == "the file has no sign of its letters; it was read as cp1252"


def test_sentences_for_people_name_sheet_row_and_reason(programme: Programme) -> None:
    status, out, _ = run(
        "participants", str(REGISTERS / "gaasperdam.xlsx"), *PLACE, "buurvrouwennetwerk-gaasperdam"
    )
    assert status == 0
    assert "sheet 'Groep donderdag' row 7 (geboren): born 2014, younger than 16" in out
    assert "12 rows: 10 stored, 1 already known, 0 as they were, 1 not taken over." in out


def test_the_whole_report_is_in_the_language_asked_for(programme: Programme) -> None:
    place = ("participants", str(REGISTERS / "gaasperdam.xlsx"), *PLACE, "buurvrouwennetwerk-gaasperdam")
    out = run(*place, "--language", "nl")[1]
    assert (
        "niet overgenomen: tabblad “Groep donderdag” rij 7 (geboren): geboren in 2014, jonger dan 16" in out
    )
    assert "12 rijen: 10 opgeslagen, 1 al bekend, 0 zoals ze waren, 1 niet overgenomen." in out
    undo = out.rsplit(" ", 1)[1].strip()
    assert f"Terugdraaien: bin/aanzet import undo {undo}" in out
    assert "kvinnor borttagna" in run("undo", undo, "--language", "sv")[1]


def test_check_stores_nothing(programme: Programme) -> None:
    said = report("participants", str(REGISTERS / "malak.csv"), *PLACE, "malak", "--check")
    assert said["import"] is None
    assert said["stored"] == 13
    with unscoped("tests"):
        assert not Participant.objects.exists()


def test_two_runs_a_list_and_an_undo(programme: Programme) -> None:
    files = ["participants", str(REGISTERS / "malak.csv"), *PLACE, "malak"]
    first = report(*files)
    assert report(*files)["unchanged"] == 13
    listed = json.loads(run("list", "--json")[1])
    assert [line["unchanged"] for line in listed] == [13, 0]
    assert "malak.csv" in run("list")[1]
    assert json.loads(run("undo", first["import"], "--json")[1])["removed"] == 13
    assert run("undo", first["import"])[0] == 2
    assert run("undo", "00000000-0000-7000-8000-000000000000")[0] == 2
    with unscoped("tests"):
        assert not Participant.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b"\x00\x01\x02" * 400, "geen tekst"),
        (b"Naam;Geboren\n", "geen rijen"),
        (b"PK\x03\x04 half", "beschadigd"),
        (b"Name;Birth\nAnna;03/04/1990", "day-month-year"),
        (b"Geboren;Taal\n1990;Turks", "Geboren, Taal"),
    ],
)
def test_unreadable_file_ends_with_two_and_one_sentence(
    programme: Programme, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    status, out, err = run("participants", str(path), *PLACE, "malak", "--json", "--language", "nl")
    assert status == 2
    assert words in err
    assert err.startswith("lijst.csv: ")
    assert err.count("\n") == 1
    assert json.loads(out) == {"error": err.strip()}


def test_one_unreadable_file_keeps_all_others_out(programme: Programme, tmp_path: Path) -> None:
    path = tmp_path / "leeg.csv"
    path.write_bytes(b"")
    assert run("participants", str(REGISTERS / "malak.csv"), str(path), *PLACE, "malak")[0] == 2
    with unscoped("tests"):
        assert not Participant.objects.exists()


@pytest.mark.parametrize(
    ("programme_slug", "organisation", "words"),
    [
        ("nergens", "malak", "samen-sterk-met-werk"),
        ("samen-sterk-met-werk", "nergens", "vrouwen-vooruit"),
    ],
)
def test_wrong_slug_names_the_right_ones(
    programme: Programme, programme_slug: str, organisation: str, words: str
) -> None:
    file = str(REGISTERS / "malak.csv")
    status, _, err = run("participants", file, "--programme", programme_slug, "--organisation", organisation)
    assert status == 2
    assert words in err


def test_missing_file_and_missing_map_are_said(programme: Programme, tmp_path: Path) -> None:
    status, _, err = run("participants", str(tmp_path / "weg.csv"), *PLACE, "malak")
    assert (status, err.strip()) == (2, "There is no file “weg.csv”.")
    file = str(REGISTERS / "malak.csv")
    status, _, err = run("participants", file, *PLACE, "malak", "--map", str(tmp_path / "weg.toml"))
    assert (status, err.strip()) == (2, "There is no file “weg.toml”.")


def test_map_decides_about_a_column(programme: Programme, tmp_path: Path) -> None:
    path, chart = tmp_path / "lijst.csv", tmp_path / "map.toml"
    path.write_text("Wie zij is;Geboren\nAnna Berg;03/04/1990\n", encoding="utf-8")
    chart.write_text('"Wie zij is" = "name"\n[settings]\ndates = "day-month-year"\n', encoding="utf-8")
    assert report("participants", str(path), *PLACE, "malak", "--map", str(chart))["stored"] == 1
    chart.write_text('"Wie zij is" = "naam"\n', encoding="utf-8")
    status, _, err = run("participants", str(path), *PLACE, "malak", "--map", str(chart))
    assert status == 2
    assert "family_name" in err
