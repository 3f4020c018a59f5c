"""Registers of any size. Nobody in them exists."""

import csv
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

HEADINGS = ["Voornaam", "Tussenvoegsel", "Achternaam", "Geboortedatum", "Mobiel", "Postcode", "Taal", "Kinderen",
            "Startdatum", "Opmerking"]  # fmt: skip
_CALL = "Amina Selam Fatma Hodan Olena Rahel Zeynep Marisol Dilara Joyce Iryna Khadija Yasmin Ewa Tsega Wanjiru".split()
_FAMILY = (
    "Osman Haile Berg Noori Pinas Souza Abdi Mensah Rahimi Bouzid Nowak Warsame Tesfay Demir Amrani".split()
)
_PARTICLE = ["", "", "", "van den", "el", "de"]
_LANGUAGE = ["Arabisch", "Tigrinya", "Turks", "Dari", "Somali", "Oekraïens", "Spaans", "Engels"]


def rows(many: int) -> Iterator[list[str]]:
    """`many` rows; every fiftieth repeats the woman of the row before, every hundredth has no name."""
    for number in range(many):
        woman = number - 1 if number % 50 == 49 else number
        name = "" if number % 100 == 98 else f"{_CALL[woman % 16]}{_syllables(woman)}"
        yield [
            name,
            _PARTICLE[woman % 6] if name else "",
            _FAMILY[woman % 15] if name else "",
            f"{woman % 28 + 1:02}-{woman % 12 + 1:02}-{1960 + woman % 45}",
            f"06{10_000_000 + woman}",
            f"{1011 + woman % 98} AB",
            _LANGUAGE[woman % 8],
            str(woman % 5),
            f"{woman % 27 + 1:02}-{woman % 11 + 1:02}-{2023 + woman % 3}",
            "" if woman % 4 else "komt graag op dinsdag",
        ]


def _syllables(number: int) -> str:
    """A different ending for every woman, without figures."""
    parts = ("ba", "di", "fo", "gu", "ka", "li", "mo", "nu", "ra", "si")
    return "".join(parts[int(figure)] for figure in str(number))


def written(folder: Path, kind: str, many: int) -> Path:
    """The register as a file of `kind`: csv or xlsx."""
    path = folder / f"register.{kind}"
    if kind == "xlsx":
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Deelneemsters")
        for row in (HEADINGS, *rows(many)):
            sheet.append(row)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows((HEADINGS, *rows(many)))
    return path
