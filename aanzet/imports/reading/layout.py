"""Where the headings stand on a sheet, what each column means, and which rows lie below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from aanzet.imports.opening.sheets import Cell, Row, Sheet, Unreadable
from aanzet.imports.reading.headings import recognised
from aanzet.imports.reading.mapping import Mapping

_SEARCHED = 40
_PHONE = re.compile(r"^[=+(]?\d[\d\s().\-]{7,16}\d\s*(/.*)?$")
_INITIALS = re.compile(r"^(?:(?:\w{1,2}\.\s?)+\w?|[A-Z]{1,3})$")
_NAMES = {2: ("call_name", "family_name"), 3: ("call_name", "particle", "family_name")}


@dataclass(frozen=True, slots=True)
class Column:
    """`index` from 0, `letter` as a spreadsheet names it, `heading` as it stands, `field` '' when unknown."""

    index: int
    letter: str
    heading: str
    field: str

    @property
    def shown(self) -> str:
        return self.heading or self.letter

    def cell(self, row: Row) -> Cell:
        """What stands in this column of `row`."""
        return row.cells[self.index] if self.index < len(row.cells) else None


@dataclass(slots=True)
class Table:
    """Columns and the rows under them, of one sheet."""

    sheet: str
    columns: list[Column]
    rows: list[Row] = field(default_factory=list)

    def of(self, *fields: str) -> list[Column]:
        return [column for column in self.columns if column.field in fields]


def tables_of(sheet: Sheet, mapping: Mapping) -> list[Table]:
    """The tables of a sheet, [] when nothing on it is about people. Raises Unreadable when there are people
    but no telling which column holds their name."""
    start = _heading_place(sheet.rows, mapping)
    if start is None and mapping.letters:
        return [_without_headings(sheet, mapping)]
    if start is None:
        if _looks_like_people(sheet.rows):
            raise Unreadable("no_headings", sheet.name)
        return []
    tables: list[Table] = []
    place: int | None = start
    while place is not None:
        below = 2 if _is_second_line(sheet.rows, place) else 1
        end = next(
            (i for i in range(place + below, len(sheet.rows)) if _is_new_heading(sheet.rows[i], mapping)),
            None,
        )
        body = sheet.rows[place + below : end]
        columns = _columns(sheet, place, below, body, mapping)
        _require_name(sheet, columns)
        tables.append(Table(sheet.name, columns, body))
        place = end
    return tables


def columns_seen(sheet: Sheet, mapping: Mapping) -> list[Column]:
    """The columns of a sheet as far as we see them, for asking about them: without headings, only letters.

    A row of nothing but words is taken for headings although we know none of them.
    """
    start = _heading_place(sheet.rows, mapping)
    if start is None:
        words = (i for i, row in enumerate(sheet.rows[:_SEARCHED]) if len(row.cells) > 1 and _is_words(row))
        start = next(words, None)
    if start is None:
        width = max((len(row.cells) for row in sheet.rows[:_SEARCHED]), default=0)
        return _lettered(width, mapping)
    return _columns(sheet, start, 1, sheet.rows[start + 1 :], mapping)


def _require_name(sheet: Sheet, columns: list[Column]) -> None:
    if not any(column.field in ("name", "name_reversed", "call_name") for column in columns):
        raise Unreadable("no_name_column", sheet.name, ", ".join(c.shown for c in columns[:12]))


def _without_headings(sheet: Sheet, mapping: Mapping) -> Table:
    """A list that begins with its first person; the map names the columns by their letters."""
    columns = _lettered(max(len(row.cells) for row in sheet.rows), mapping)
    _require_name(sheet, columns)
    return Table(sheet.name, columns, sheet.rows)


def _letter(place: int) -> str:
    """The letter of a column, the first being 0."""
    # Loaded here: it brings numpy, which no page needs at the start.
    from openpyxl.utils import get_column_letter

    return get_column_letter(place + 1)


def _lettered(width: int, mapping: Mapping) -> list[Column]:
    letters = [_letter(i) for i in range(width)]
    return [Column(i, letter, "", mapping.field_of("", letter)) for i, letter in enumerate(letters)]


def _fields_of(row: Row, mapping: Mapping) -> dict[int, str]:
    """What the cells of a row would mean as headings. A map by letters says nothing about which row it is."""
    found = {}
    for index, cell in enumerate(row.cells):
        if isinstance(cell, str) and (name := mapping.field_of(cell, "") or recognised(cell)):
            found[index] = name
    return found


def _field(heading: str, index: int, mapping: Mapping) -> str:
    return mapping.field_of(heading, _letter(index)) or recognised(heading)


def _heading_place(rows: list[Row], mapping: Mapping) -> int | None:
    """The row among the first ones whose cells say most; a lone known word only when the sheet is that narrow."""
    best, place = 0, None
    for index, row in enumerate(rows[:_SEARCHED]):
        fields = set(_fields_of(row, mapping).values())
        known = len(fields) - sum(isinstance(cell, date) for cell in row.cells)
        if known > best:
            best, place = known, index
    if place is None:
        return None
    return place if best > 1 or _is_words(rows[place]) else None


def _is_words(row: Row) -> bool:
    """Only texts without a figure: what a row of headings looks like when we know too few of its words."""
    filled = [cell for cell in row.cells if cell not in (None, "")]
    return all(isinstance(cell, str) and not any(sign.isdigit() for sign in cell) for cell in filled)


def _is_second_line(rows: list[Row], place: int) -> bool:
    """A heading of two lines: 'Naam' over 'voornaam | achternaam'."""
    if place + 1 >= len(rows) or rows[place + 1].number != rows[place].number + 1:
        return False
    cells = [cell for cell in rows[place + 1].cells if cell is not None and cell != ""]
    return len(cells) > 1 and all(isinstance(cell, str) and recognised(cell) for cell in cells)


def _is_new_heading(row: Row, mapping: Mapping) -> bool:
    """The headings once more: printed again on a new page, or of another table below."""
    first = next((cell for cell in row.cells if cell is not None and cell != ""), None)
    if not isinstance(first, str) or not recognised(first):
        return False
    fields = set(_fields_of(row, mapping).values())
    return len(fields) > 2 and bool(fields & {"name", "name_reversed", "call_name", "family_name"})


def _columns(sheet: Sheet, place: int, below: int, body: list[Row], mapping: Mapping) -> list[Column]:
    lines = sheet.rows[place : place + below]
    width = max((len(row.cells) for row in [*lines, *body]), default=0)
    headings, groups = _headings(sheet, lines, width, body, mapping)
    fields = [_field(heading, i, mapping) for i, heading in enumerate(headings)]
    for left, right in groups:
        _share_name(fields, left, right)
    _settle_names(fields, body)
    letters = [_letter(i) for i in range(width)]
    return [
        Column(i, letters[i], headings[i], fields[i])
        for i in range(width)
        if headings[i] or fields[i] or _filled(body, i)
    ]


def _headings(
    sheet: Sheet, lines: list[Row], width: int, body: list[Row], mapping: Mapping
) -> tuple[list[str], list[tuple[int, int]]]:
    """Heading per column, and the groups of columns that share one (merged, or left blank beside a name)."""
    top = [_text(lines[0].cells, i) for i in range(width)]
    groups: list[tuple[int, int]] = []
    for first, left, last, right in sheet.merged:
        if first <= lines[0].number <= last and right > left and left <= width:
            right = min(right, width)
            top[left - 1 : right] = [top[left - 1]] * (right - left + 1)
            groups.append((left - 1, right - 1))
    for i in range(1, width):
        alone = not any(left <= i - 1 <= right for left, right in groups)
        beside_name = alone and _field(top[i - 1], i - 1, mapping) in ("name", "name_reversed")
        said = mapping.field_of("", _letter(i))
        if not top[i] and beside_name and not said and _filled(body, i) * 2 >= len(body) > 0:
            top[i] = top[i - 1]
            groups.append((i - 1, i))
    if len(lines) == 1:
        return top, groups
    second = [_text(lines[1].cells, i) for i in range(width)]
    both = [below or above for above, below in zip(top, second, strict=True)]
    return both, [(left, right) for left, right in groups if not any(second[left : right + 1])]


def _text(cells: list[Cell], index: int) -> str:
    cell = cells[index] if index < len(cells) else None
    return "" if cell is None else " ".join(str(cell).split())


def _filled(body: list[Row], index: int) -> int:
    return sum(1 for row in body if index < len(row.cells) and row.cells[index] not in (None, ""))


def _share_name(fields: list[str], left: int, right: int) -> None:
    """One heading 'Naam' over two or three columns holds the parts of the name."""
    kind, parts = fields[left], _NAMES.get(right - left + 1)
    if parts and kind in ("name", "name_reversed"):
        fields[left : right + 1] = reversed(parts) if kind == "name_reversed" else parts


def _settle_names(fields: list[str], body: list[Row]) -> None:
    """'Naam' beside 'Voornaam' is the family name, unless the first name stands in it as well."""
    calls = [i for i, name in enumerate(fields) if name == "call_name"]
    for i in calls:
        if len(calls) > 1 and _is_initials(body, i):
            fields[i] = "ignore"
    whole = [i for i, name in enumerate(fields) if name in ("name", "name_reversed")]
    call = fields.index("call_name") if "call_name" in fields else None
    if "family_name" in fields and call is None and whole:
        fields[whole[0]] = "call_name"
    elif "family_name" in fields and call is None:
        fields[fields.index("family_name")] = "name"
    elif call is not None and whole and "family_name" not in fields:
        pairs = [(_text(row.cells, call).lower(), _text(row.cells, whole[0]).lower()) for row in body]
        inside = sum(1 for first, full in pairs if first and first in full)
        fields[whole[0]] = "name" if inside * 2 > len(pairs) else "family_name"


def _is_initials(body: list[Row], index: int) -> bool:
    """'S.' or 'A.B.': a column that gives way to one with her real first name."""
    texts = [text for row in body if (text := _text(row.cells, index))]
    return bool(texts) and sum(bool(_INITIALS.match(text)) for text in texts) * 2 > len(texts)


def _looks_like_people(rows: list[Row]) -> bool:
    """Several cells of one column read as phone numbers or days of birth."""
    counts: dict[int, int] = {}
    for row in rows[:200]:
        for index, cell in _strings(row):
            if isinstance(cell, date) or _PHONE.match(str(cell)):
                counts[index] = counts.get(index, 0) + 1
    return any(count > 1 for count in counts.values())


def _strings(row: Row) -> Iterator[tuple[int, Cell]]:
    return ((i, cell) for i, cell in enumerate(row.cells) if cell is not None)
