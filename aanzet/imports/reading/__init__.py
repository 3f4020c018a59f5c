"""From sheets of cells to rows that are understood: pure, no tables, no Django.

`read_people` finds the headings and makes one `RowRead` of every row: a `Person`, or a fault that says why not.
What `opening` offers is passed on, so that one import line gives both.
"""

from aanzet.imports.opening import Book, Cell, Fault, Limits, Row, Sheet, Unreadable, read_sheets
from aanzet.imports.reading.layout import Column, Table, columns_seen
from aanzet.imports.reading.mapping import FIELDS, Mapping, mapping_from_data, mapping_from_text
from aanzet.imports.reading.people import FileRead, Person, RowRead, read_people

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
