"""What the importer says about the columns: a small TOML or JSON file, or the choices on the page.

"Naam" = "name"
"Bijzonderheden" = "ignore"
"column H" = "family_name"

[settings]
dates = "day-month-year"        # or "month-day-year"
encoding = "cp1252"
delimiter = ";"

[sheets]
"Uitleg" = "ignore"
"""

import json
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from aanzet.imports.opening.sheets import Unreadable
from aanzet.imports.reading.dates import Order
from aanzet.imports.reading.headings import plain
from aanzet.imports.reading.vocabulary import FIELDS

__all__ = ["FIELDS", "Mapping", "mapping_from_text"]

ORDERS: dict[str, Order] = {
    "day-month-year": "dmy",
    "month-day-year": "mdy",
    "year-month-day": "ymd",
    "dmy": "dmy",
    "mdy": "mdy",
    "ymd": "ymd",
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """`columns`: heading in its plain form -> field. `sheets`: names of sheets to leave out."""

    columns: dict[str, str] = field(default_factory=dict)
    ignored_sheets: frozenset[str] = frozenset()
    dates: Order | None = None
    encoding: str = ""
    delimiter: str = ""

    def field_of(self, heading: str, letter: str) -> str:
        """What the map says of this column, by its letter or its heading; '' when it says nothing."""
        by_letter = self.columns.get(f"column {letter}".lower()) if letter else None
        return by_letter or (
            self.columns.get(plain(heading) or heading.strip().lower(), "") if heading else ""
        )

    @property
    def letters(self) -> bool:
        """Whether the map names columns by their letters: a list without headings can be read then."""
        return any(re.fullmatch(r"column [a-z]{1,3}", key) for key in self.columns)

    def as_data(self) -> dict[str, Any]:
        """For the record of an import."""
        return {
            "columns": self.columns,
            "sheets": sorted(self.ignored_sheets),
            "settings": {"dates": self.dates or "", "encoding": self.encoding, "delimiter": self.delimiter},
        }


def mapping_from_text(text: str) -> Mapping:
    """Read a map. Raises Unreadable with what is wrong in it."""
    try:
        data = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("map_unreadable", str(error)[:120]) from None
    return mapping_from_data(data)


def mapping_from_data(data: dict[str, Any]) -> Mapping:
    """The same from a dictionary: headings at the top level or under `columns`."""
    settings = data.get("settings") or {}
    sheets = data.get("sheets") or {}
    columns = data.get("columns") or {}
    flat = {key: value for key, value in data.items() if not isinstance(value, (dict, list))}
    if not all(isinstance(part, dict) for part in (settings, columns)):
        raise Unreadable("map_unreadable", "settings, columns")
    words = {str(heading): str(wanted) for heading, wanted in (flat | columns).items()}
    for heading, wanted in words.items():
        if wanted not in FIELDS:
            raise Unreadable("map_field", heading, wanted, ", ".join(FIELDS))
    order = str(settings.get("dates") or "")
    if order and order not in ORDERS:
        raise Unreadable("map_dates", order)
    delimiter = {"tab": "\t", "\\t": "\t"}.get(
        str(settings.get("delimiter", "")), str(settings.get("delimiter", ""))
    )
    if len(delimiter) > 1:
        raise Unreadable("map_delimiter", delimiter)
    ignored = sheets if isinstance(sheets, list) else [k for k, v in sheets.items() if v == "ignore"]
    return Mapping(
        columns={_key(heading): wanted for heading, wanted in words.items()},
        ignored_sheets=frozenset(str(name) for name in ignored),
        dates=ORDERS.get(order),
        encoding=str(settings.get("encoding") or ""),
        delimiter=delimiter,
    )


def _key(heading: str) -> str:
    words = plain(heading)
    return words if words else heading.strip().lower()
