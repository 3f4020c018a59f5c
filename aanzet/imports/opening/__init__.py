"""From a file to sheets of cells: in a child process that limits itself. Pure; knows no people.

What is imported here is light, for the child pays for it every time: openpyxl only when the file is a workbook.
"""

from aanzet.imports.opening.limits import Limits
from aanzet.imports.opening.process import read_sheets
from aanzet.imports.opening.sheets import Book, Cell, Fault, Row, Sheet, Unreadable

__all__ = ["Book", "Cell", "Fault", "Limits", "Row", "Sheet", "Unreadable", "read_sheets"]
