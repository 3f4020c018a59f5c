"""What one row of a register says of a person."""

from dataclasses import dataclass
from datetime import date

from aanzet.imports.opening.sheets import Fault


@dataclass(frozen=True, slots=True)
class Person:
    """What one row says. `phones` in E.164; `language` a code of the reference list; `hours` a week."""

    call_name: str
    full_name: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    gender: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    language: str = ""
    reads: bool | None = None
    children: int | None = None
    postcode: str = ""
    district: str = ""
    place: str = ""
    started_on: date | None = None
    hours: float | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row of a file: `person` or `fault`, never both; `notes` are things the reader of the report
    should know (a number that was dropped, a phone that cannot be read)."""

    sheet: str
    number: int
    person: Person | None
    fault: Fault | None
    notes: tuple[Fault, ...] = ()
