"""Files as partners bring them, made on the spot; nobody in them exists."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.alliances.models import Organisation
from aanzet.imports.actions import import_run
from aanzet.imports.opening.plain import book_of
from aanzet.imports.opening.workbook import sheets_of
from aanzet.imports.queries import Report, Source, import_check
from aanzet.imports.reading import (
    Book,
    FileRead,
    Limits,
    Mapping,
    mapping_from_text,
    read_people,
    read_sheets,
)
from aanzet.participants.enums import ConsentEvidence, ConsentTopic
from aanzet.participants.models import Consent, Participant
from aanzet.participants.queries import distinct_women
from aanzet.programmes.models import Programme
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


def xlsx(*sheets: tuple[str, Any], merge: Sequence[str] = ()) -> bytes:
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


def all_say_yes(on: date = TODAY) -> None:
    """Every woman lets every partner of the register hear that she is known."""
    partners = Organisation.objects.filter(slug__in=PARTNERS.values())
    with unscoped("tests"):
        said = set(Consent.objects.values_list("participant_id", flat=True))
        rows = list(Participant.objects.exclude(pk__in=said))
    Consent.objects.bulk_create(
        Consent(
            participant=row, organisation=each, topic=ConsentTopic.MATCH, evidence=ConsentEvidence.SPOKEN, given_on=on
        )
        for row in rows
        for each in partners
        if each.pk != row.organisation_id
    )  # fmt: skip


SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet_xml(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<worksheet {SPACE}><sheetData>{body}</sheetData></worksheet>'.encode()


def take(
    programme: Programme,
    organisation: Organisation | str,
    *files: tuple[str, bytes | str],
    by: Actor | None = None,
    check: bool = False,
    toml: str = "",
) -> Report:
    """Import files (name, content) at an organisation."""
    if isinstance(organisation, str):
        organisation = Organisation.objects.get(slug=organisation)
    mapping = mapping_from_text(toml) if toml else Mapping()
    sources = [Source(name, people(content, country=programme.country, toml=toml)) for name, content in files]
    if check:
        return import_check(on=TODAY, programme=programme, organisation=organisation, sources=sources)
    return import_run(
        by=by,
        on=TODAY,
        programme=programme,
        organisation=organisation,
        sources=sources,
        mapping=mapping,
        digest="x",
    )


def register(name: str) -> tuple[str, bytes]:
    """One of the five, as (name, content)."""
    return name, (REGISTERS / name).read_bytes()


def counts(report: Report) -> tuple[int, int, int, int, int]:
    """(rows, stored, matched, unchanged, refused)"""
    assert report.rows == report.stored + report.matched + report.unchanged + len(report.refused)
    return report.rows, report.stored, report.matched, report.unchanged, len(report.refused)


def different_women(programme: Programme) -> int:
    with unscoped("tests"):
        ids = Participant.objects.filter(cases__programme=programme).values_list("pk", flat=True)
        return len(set(distinct_women(ids).values()))
