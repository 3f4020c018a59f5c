"""The report of an import: how many rows became what, and every row that was not taken over."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from aanzet.imports.enums import Outcome
from aanzet.imports.queries.planning import Planned
from aanzet.imports.reading import Fault
from aanzet.imports.wording import say


@dataclass(frozen=True, slots=True)
class Said:
    """Something to say about a row (`row` 0: about the whole file)."""

    file: str
    sheet: str
    row: int
    fault: Fault

    @property
    def text(self) -> str:
        return say(self.fault)

    @property
    def place(self) -> str:
        """'sheet 'Groep donderdag' row 7', as the command line prints it."""
        sheet = _("sheet '%(name)s'") % {"name": self.sheet} if self.sheet else ""
        row = _("row %(number)s") % {"number": self.row} if self.row else ""
        return " ".join(part for part in (sheet, row) if part)

    def line(self, *, with_file: bool) -> str:
        """The whole sentence: file, sheet, row, column and reason."""
        column = f" ({self.fault.column})" if self.fault.column and self.row else ""
        where = " ".join(part for part in (self.file if with_file else "", self.place) if part) + column
        return f"{where}: {self.text}" if where else self.text


@dataclass(slots=True)
class Report:
    """`rows` = stored + matched + unchanged + len(refused), always. `import_id` is None for a check."""

    import_id: UUID | None = None
    rows: int = 0
    stored: int = 0
    matched: int = 0
    unchanged: int = 0
    refused: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)

    def add(self, planned: Iterable[Planned]) -> None:
        for each in planned:
            self.rows += 1
            self.stored += each.outcome == Outcome.STORED
            self.matched += each.outcome == Outcome.MATCHED
            self.unchanged += each.outcome == Outcome.UNCHANGED
            if each.fault is not None:
                self.refused.append(Said(each.file, each.row.sheet, each.row.number, each.fault))
            self.notes += [Said(each.file, each.row.sheet, each.row.number, note) for note in each.notes]

    def add_file(self, name: str, notes: Iterable[Fault]) -> None:
        self.notes += [Said(name, "", 0, note) for note in notes]

    def counts(self) -> dict[str, int]:
        """The numbers alone."""
        return {
            "rows": self.rows,
            "stored": self.stored,
            "matched": self.matched,
            "unchanged": self.unchanged,
            "refused": len(self.refused),
        }

    def as_json(self) -> dict[str, Any]:
        """The report that programs read; the sentences are in the active language."""
        return {
            "import": str(self.import_id) if self.import_id else None,
            "rows": self.rows,
            "stored": self.stored,
            "matched": self.matched,
            "unchanged": self.unchanged,
            "refused": [
                {"file": s.file, "sheet": s.sheet, "row": s.row, "column": s.fault.column, "reason": s.text}
                for s in self.refused
            ],
            "notes": [
                {
                    "file": s.file,
                    "sheet": s.sheet,
                    "row": s.row or None,
                    "column": s.fault.column,
                    "note": s.text,
                }
                for s in self.notes
            ],
        }
