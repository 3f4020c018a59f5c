"""A chosen file as the page shows it before it is taken over: columns, counts, a few masked rows."""

from collections import Counter
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from datetime import date

from aanzet.core.text import tokens
from aanzet.imports.models import Upload
from aanzet.imports.queries.files import FileUnreadable, import_check, limits, upload_open
from aanzet.imports.queries.planning import Source
from aanzet.imports.queries.report import Report
from aanzet.imports.reading import (
    Book,
    FileRead,
    Mapping,
    Person,
    Unreadable,
    columns_seen,
    mapping_from_data,
    read_people,
    read_sheets,
)
from aanzet.imports.wording import say
from aanzet.reference.lists import language

SHOWN = 5


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column to be asked about. `key`: its name in a map. `field`: what we take it for, '' when unknown."""

    key: str
    heading: str
    sheet: str
    field: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A row that would be taken over, as little of it as shows whether the columns are right."""

    row: int
    name: str
    birth: str
    phone: str
    language: str
    started_on: date | None


@dataclass(slots=True)
class Preview:
    """`problem`: the sentence when the file cannot be understood yet; then there is no report."""

    name: str
    problem: str = ""
    report: Report | None = None
    people: list[Masked] = field(default_factory=list)


def upload_book(upload: Upload) -> Book:
    """The sheets of a chosen file. Raises FileUnreadable."""
    try:
        return read_sheets(upload_open(upload), limits=limits())
    except Unreadable as cause:
        raise FileUnreadable(upload.name, cause) from None


def upload_columns(book: Book) -> list[ColumnSeen]:
    """The columns of all sheets that the reader sees, one question for each different heading."""
    found: dict[str, ColumnSeen] = {}
    for sheet in book.sheets:
        if sheet.hidden:
            continue
        columns = columns_seen(sheet, Mapping())
        often = Counter(column.heading for column in columns)
        for column in columns:
            alone = column.heading and often[column.heading] == 1
            key = column.heading if alone else f"column {column.letter}"
            shown = column.heading if alone else f"{column.heading} ({column.letter})".strip()
            found.setdefault(key, ColumnSeen(key, shown, sheet.name, column.field))
    return list(found.values())


def mapping_of(columns: list[ColumnSeen], chosen: Dictionary[str, str], dates: str) -> Mapping:
    """The map that the choices on the page make; a column that is left as we see it is not in it."""
    said = {c.key: chosen.get(c.key, c.field) or ("ignore" if c.field else "") for c in columns}
    wanted = {c.key: said[c.key] for c in columns if said[c.key] and said[c.key] != c.field}
    return mapping_from_data({"columns": wanted, "settings": {"dates": dates}})


def upload_read(upload: Upload, book: Book, *, on: date, mapping: Mapping) -> FileRead:
    """Understand a chosen file. Raises FileUnreadable."""
    try:
        return read_people(book, country=upload.programme.country, today=on, mapping=mapping)
    except Unreadable as cause:
        raise FileUnreadable(upload.name, cause) from None


def upload_preview(upload: Upload, book: Book, *, on: date, mapping: Mapping) -> Preview:
    """What would happen with this file under this map; nothing is stored."""
    try:
        read = upload_read(upload, book, on=on, mapping=mapping)
    except FileUnreadable as cause:
        return Preview(upload.name, problem=say(cause.fault))
    report = import_check(
        on=on,
        programme=upload.programme,
        organisation=upload.organisation,
        sources=[Source(upload.name, read)],
    )
    people = [_masked(row.number, row.person) for row in read.rows if row.person][:SHOWN]
    return Preview(upload.name, report=report, people=people)


def _masked(row: int, person: Person) -> Masked:
    words = tokens(person.full_name or person.call_name)
    phone = person.phones[0] if person.phones else ""
    spoken = language(person.language)
    return Masked(
        row=row,
        name=" ".join(f"{word[:1].upper()}••••" for word in words),
        birth=str(person.birth_year or ""),
        phone=f"•••• {phone[-2:]}" if phone else "",
        language=spoken.own_name if spoken else "",
        started_on=person.started_on,
    )
