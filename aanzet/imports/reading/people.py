"""From the rows of a file to people: each row becomes a person, or a fault that says why not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from aanzet.core.text import fold
from aanzet.imports.opening.sheets import Book, Fault, Unreadable
from aanzet.imports.reading import dates
from aanzet.imports.reading.dates import Order, OrderEvidence
from aanzet.imports.reading.layout import Column, Table, tables_of
from aanzet.imports.reading.mapping import Mapping
from aanzet.imports.reading.person import Person, RowRead
from aanzet.imports.reading.rowreader import TableReader
from aanzet.imports.reading.vocabulary import DUTCH, SWEDISH


@dataclass(slots=True)
class FileRead:
    """A whole file understood. `order`: how its numeric dates are read."""

    tables: list[Table]
    rows: list[RowRead]
    notes: list[Fault] = field(default_factory=list)
    order: Order = "dmy"


def read_people(book: Book, *, country: str, today: date, mapping: Mapping | None = None) -> FileRead:
    """Understand every row of `book`. `country`: two letters, for phones and postcodes.

    Raises Unreadable when the file holds no rows about people, or when something must be asked: which column
    is the name, or whether the day or the month comes first.
    """
    wanted = mapping or Mapping()
    tables: list[Table] = []
    notes: list[Fault] = []
    for sheet in book.sheets:
        if sheet.name in wanted.ignored_sheets or not sheet.rows:
            continue
        if sheet.hidden:
            notes.append(Fault("sheet_hidden", (sheet.name,)))
            continue
        found = tables_of(sheet, wanted)
        if not found:
            notes.append(Fault("sheet_skipped", (sheet.name,)))
        tables += found
    if not tables:
        raise Unreadable("no_headings", "") if any(s.rows for s in book.sheets) else Unreadable("empty")
    if not any(table.rows for table in tables):
        raise Unreadable("only_headings")
    notes += _column_notes(tables)
    if book.encoding not in ("", "utf-8", "utf-8-sig", "utf-16"):
        notes.append(Fault("encoding", (book.encoding,)))
    orders = _orders(tables, wanted)
    rows: list[RowRead] = []
    for table, by_column in zip(tables, orders, strict=True):
        reader = TableReader(table, by_column, country, today)
        rows += [reader.read(row) for row in table.rows]
    chosen = [order for by_column in orders for order in by_column.values()]
    return FileRead(tables, rows, notes, chosen[0] if chosen else "dmy")


def _column_notes(tables: Iterable[Table]) -> list[Fault]:
    """One note per column that is not taken over, so that nothing is lost unseen."""
    notes: dict[tuple[str, str], Fault] = {}
    for table in tables:
        for column in table.columns:
            if not column.field:
                notes[table.sheet, column.shown] = Fault("column_unknown", (column.shown,), column.shown)
    return list(notes.values())


def _orders(tables: list[Table], mapping: Mapping) -> list[dict[int, Order]]:
    """The order of day and month of each date column: what the map says, what the column proves, what the
    other columns of the file prove, what everybody writes; else it is asked."""
    evidence: list[dict[int, OrderEvidence]] = []
    total = OrderEvidence()
    for table in tables:
        mine = {}
        for column in table.of("birth", "started_on"):
            mine[column.index] = dates.evidence_of(column.cell(row) for row in table.rows)
            total.dmy += mine[column.index].dmy
            total.mdy += mine[column.index].mdy
        evidence.append(mine)
    home = _is_northern(tables)
    return [
        {column.index: mapping.dates or _order(mine[column.index], total, home, column, table)
         for column in table.of("birth", "started_on")}
        for table, mine in zip(tables, evidence, strict=True)
    ]  # fmt: skip


def _order(own: OrderEvidence, total: OrderEvidence, home: bool, column: Column, table: Table) -> Order:
    if decided := own.decided():
        return decided
    clash = own.dmy > 0 and own.mdy > 0
    if not clash and (decided := total.decided()):
        return decided
    # 03-04-1990 in a Dutch or Swedish list and 03.04.1990 anywhere are the third of April; 03/04/1990 is not sure.
    if not own.needed() or (not clash and (own.signs == {"."} or (home and "/" not in own.signs))):
        return "dmy"
    example = next(
        value
        for row in table.rows
        if isinstance(value := column.cell(row), str) and dates.evidence_of([value]).signs
        and (clash or dates.evidence_of([value]).both)
    )  # fmt: skip
    raise Unreadable("date_order", column.shown, example)


def _is_northern(tables: list[Table]) -> bool:
    words = {
        word for table in tables for c in table.columns for word in fold(c.heading).replace("-", "").split()
    }
    return bool(words & (DUTCH | SWEDISH))


__all__ = ["FileRead", "Person", "RowRead", "read_people"]
