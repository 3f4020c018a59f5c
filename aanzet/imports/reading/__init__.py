"""From a file somebody brings to rows that are understood: pure, no tables, no Django.

`read_sheets` opens the file in a limited child process and gives what a spreadsheet would show; `read_people`
finds the headings and makes one `RowRead` of every row: a `Person`, or a fault that says why not.
"""

from aanzet.imports.reading.layout import Column, Table, columns_seen
from aanzet.imports.reading.limits import Limits
from aanzet.imports.reading.mapping import FIELDS, Mapping, mapping_from_data, mapping_from_text
from aanzet.imports.reading.people import FileRead, Person, RowRead, read_people
from aanzet.imports.reading.process import read_sheets
from aanzet.imports.reading.sheets import Book, Cell, Fault, Row, Sheet, Unreadable

__all__ = [
    "FIELDS",
    "Book",
    "Cell",
    "Column",
    "Fault",
    "FileRead",
    "Limits",
    "Mapping",
    "Person",
    "Row",
    "RowRead",
    "Sheet",
    "Table",
    "Unreadable",
    "columns_seen",
    "mapping_from_data",
    "mapping_from_text",
    "read_people",
    "read_sheets",
]
