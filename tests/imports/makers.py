"""Files as partners bring them, made on the spot; nobody in them exists."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from aanzet.imports.reading import (
    Book,
    FileRead,
    Limits,
    Mapping,
    mapping_from_text,
    read_people,
    read_sheets,
)
from aanzet.imports.reading.plain import book_of
from aanzet.imports.reading.workbook import sheets_of
from tests.paths import SHARED

TODAY = date(2026, 11, 22)
REGISTERS = SHARED / "data" / "registers"
# Register -> slug of the organisation that brings it.
PARTNERS = {
    "vrouwen_vooruit.xlsx": "vrouwen-vooruit",
    "malak.csv": "malak",
    "prachtvrouw.csv": "prachtvrouw",
    "gaasperdam.xlsx": "buurvrouwennetwerk-gaasperdam",
    "vrouw_en_vaart.tsv": "vrouw-en-vaart",
}


def book(content: bytes, *, limits: Limits | None = None, mapping: Mapping | None = None) -> Book:
    """Open bytes as an upload would be."""
    chosen = mapping or Mapping()
    return read_sheets(
        io.BytesIO(content), limits=limits, encoding=chosen.encoding, delimiter=chosen.delimiter
    )


def people(content: bytes | str, *, country: str = "nl", toml: str = "") -> FileRead:
    """Understand a file, opened in this process; `toml` is its map."""
    mapping = mapping_from_text(toml) if toml else Mapping()
    raw = io.BytesIO(content.encode() if isinstance(content, str) else content)
    if raw.getvalue().startswith(b"PK"):
        opened = Book(list(sheets_of(raw, Limits())))
    else:
        opened = book_of(raw, Limits(), encoding=mapping.encoding, delimiter=mapping.delimiter)
    return read_people(opened, country=country, today=TODAY, mapping=mapping)


def xlsx(*sheets: tuple[str, Sequence[Sequence[Any]]], merge: Sequence[str] = ()) -> bytes:
    """A workbook; `merge` joins cells of the first sheet."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merge:
        made.worksheets[0].merge_cells(cells)
    return saved(made)


def saved(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same workbook with one part inside replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, part if entry.filename == name else old.read(entry))
    return out.getvalue()


def with_strings(content: bytes, part: bytes) -> bytes:
    """The same workbook with a table of shared strings, as Excel itself writes it."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            body = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                said = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
                body = body.replace(b"</Types>", said.encode())
            new.writestr(entry.filename, body)
        new.writestr("xl/sharedStrings.xml", part)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_xml(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<worksheet {SPACE}><sheetData>{body}</sheetData></worksheet>'.encode()
