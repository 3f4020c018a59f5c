"""What a file holds before anybody asks what it means: sheets of rows of cells."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

Cell = str | int | float | date | None
"""A date only when the spreadsheet itself says so; a formula is its shown value, else its text."""


class Row(NamedTuple):
    """`number`: 1-based, as a spreadsheet shows it. `cells`: from column A on, without trailing blanks."""

    number: int
    cells: list[Cell]


@dataclass(slots=True)
class Sheet:
    """`name` is empty for csv and tsv. Empty rows are left out. `merged`: (first row, first column, last row,
    last column), 1-based. `hidden`: the person who brings the file does not see this sheet."""

    name: str
    rows: list[Row] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False


@dataclass(slots=True)
class Book:
    """One file. `encoding` and `delimiter` are empty for a workbook."""

    sheets: list[Sheet]
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to say about a cell, a row or a file: a code of `imports/wording.py` with its values, and the
    heading of the column it is about."""

    code: str
    values: tuple[str, ...] = ()
    column: str = ""


class Unreadable(Exception):
    """The whole file is turned away; `fault` says why."""

    def __init__(self, code: str, *values: object) -> None:
        self.fault = Fault(code, tuple(str(value) for value in values))
        super().__init__(code, *self.fault.values)
