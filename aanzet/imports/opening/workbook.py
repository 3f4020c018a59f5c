"""Open an xlsx workbook: first an own scan that counts and measures, then openpyxl.

Runs in the child process."""

import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import IO, Any, BinaryIO
from xml.parsers import expat

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from aanzet.imports.opening.limits import Limits
from aanzet.imports.opening.sheets import Cell, Row, Sheet, Unreadable

_CHUNK = 1 << 16


@dataclass(slots=True)
class _Scan:
    """What one sheet holds, seen without keeping any of it."""

    limits: Limits
    filled_rows: int = 0
    widest: int = 1
    formulas: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    _row: int = 0
    _counted: int = -1
    _column: int = 0

    def doctype(self, *_: object) -> None:
        raise Unreadable("dangerous_xml")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(" ")[2]
        if tag == "c":
            place = attributes.get("r")
            self._column = _column_of(place) if place else self._column + 1
        elif tag in ("v", "is", "f"):
            self._filled()
            self.formulas = self.formulas or tag == "f"
        elif tag == "row":
            row = int(attributes.get("r") or self._row + 1)
            if row <= self._row:
                raise Unreadable("damaged")
            self._row, self._column = row, 0
        elif tag == "mergeCell" and len(self.merged) < self.limits.merged:
            left, top, right, bottom = range_boundaries(attributes.get("ref", "A1"))
            self.merged.append((top or 1, left or 1, bottom or 1, right or 1))

    def _filled(self) -> None:
        if self._column > self.limits.columns:
            raise Unreadable("too_many_columns", self.limits.columns)
        self.widest = max(self.widest, self._column)
        if self._counted != self._row:
            self._counted = self._row
            self.filled_rows += 1
            if self.filled_rows > self.limits.rows:
                raise Unreadable("too_many_rows", self.limits.rows)


def _column_of(place: str) -> int:
    column = 0
    for letter in place:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
    return column


def _scan(part: IO[bytes], limits: Limits) -> _Scan:
    scan = _Scan(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = scan.start
    parser.StartDoctypeDeclHandler = scan.doctype
    parser.EntityDeclHandler = scan.doctype
    while chunk := part.read(_CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return scan


def sheets_of(stream: BinaryIO, limits: Limits) -> Iterator[Sheet]:
    """The sheets in their order; a sheet that asks too much raises Unreadable before openpyxl sees it."""
    with zipfile.ZipFile(stream) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                with archive.open(entry) as part:
                    # No spreadsheet has one; defusedxml and the scan below refuse what comes later in a part.
                    if b"<!DOCTYPE" in part.read(4096):
                        raise Unreadable("dangerous_xml")
        with closing(load_workbook(stream, read_only=True, keep_links=False, data_only=True)) as shown:
            paths = [getattr(sheet, "_worksheet_path", "") for sheet in shown.worksheets]
            if len(paths) > limits.sheets:
                raise Unreadable("too_many_sheets", limits.sheets)
            scans = []
            for path in paths:
                with archive.open(path) as part:
                    scans.append(_scan(part, limits))
            if sum(scan.filled_rows for scan in scans) > limits.rows:
                raise Unreadable("too_many_rows", limits.rows)
            behind = None
            if any(scan.formulas for scan in scans):
                behind = load_workbook(stream, read_only=True, keep_links=False, data_only=False)
            for index, (worksheet, scan) in enumerate(zip(shown.worksheets, scans, strict=True)):
                twin = behind.worksheets[index] if behind is not None and scan.formulas else None
                yield Sheet(
                    name=str(worksheet.title),
                    rows=list(_rows(worksheet, twin, scan.widest, limits)),
                    merged=scan.merged,
                    hidden=worksheet.sheet_state != "visible",
                )


def _rows(worksheet: Any, twin: Any | None, width: int, limits: Limits) -> Iterator[Row]:
    """Rows with something in them. Where a formula has no saved value, its text is what stands there."""
    worksheet.reset_dimensions()
    shown = worksheet.iter_rows(values_only=True, max_col=width)
    if twin is None:
        for number, values in enumerate(shown, start=1):
            # A sheet may claim a million rows between two filled ones: count() is the quick way past them.
            if values.count(None) < len(values) and (cells := _trimmed([_plain(v, limits) for v in values])):
                yield Row(number, cells)
        return
    twin.reset_dimensions()
    behind = twin.iter_rows(values_only=True, max_col=width)
    for number, (values, formulas) in enumerate(zip(shown, behind, strict=True), start=1):
        if formulas.count(None) == len(formulas):
            continue
        cells = [
            _plain(formula if value is None else value, limits)
            for value, formula in zip(values, formulas, strict=True)
        ]
        if cells := _trimmed(cells):
            yield Row(number, cells)


def _trimmed(cells: list[Cell]) -> list[Cell]:
    while cells and (cells[-1] is None or (isinstance(cells[-1], str) and not cells[-1].strip())):
        cells.pop()
    return cells


def _plain(value: Any, limits: Limits) -> Cell:
    """One of the five kinds of cell; anything else openpyxl knows becomes the text it shows."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, str):
        if len(value) > limits.cell_characters:
            raise Unreadable("cell_too_long", limits.cell_characters)
        return value.replace("\x00", "")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, (time, timedelta, bool)):
        return str(value)
    return str(getattr(value, "text", value))
