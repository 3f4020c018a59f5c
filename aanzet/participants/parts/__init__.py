"""What the house holds about one woman, part by part: told to her, or taken away for ever.

Each room names its tables here from its AppConfig.ready (`register(Part(...))` in a `parts.py` of its own). A house
test fails when a table that leads to a participant stands in no part. Rooms below this one are named in `below.py`.

A table says which fields may stay as a number when she is erased (`keeps`): such a row is written anew under a new
random id and a participant row without a name, so that nothing leads from it back to her. All other rows go.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import models

from aanzet.participants.models import Participant
from aanzet.participants.parts import telling
from aanzet.participants.parts.shapes import File, Item, Opener, Row, Table, Text, Told

__all__ = [
    "File",
    "Gone",
    "Item",
    "Opener",
    "Part",
    "Table",
    "Told",
    "erase",
    "item_of",
    "leads_to_participant",
    "models_in_parts",
    "parts",
    "register",
]

Read = Callable[[Participant], Told]
# (participant, day) -> how many rows were taken away or emptied.
Erase = Callable[[Participant, date], int]


def nothing_told(participant: Participant) -> Told:
    return Told()


def nothing_erased(participant: Participant, on: date) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Part:
    """What one room holds. `read` and `erase` are for what is not in a table with a foreign key."""

    name: str
    title: Text
    order: int
    tables: tuple[Table, ...] = ()
    tell: Read = nothing_told
    take: Erase = nothing_erased
    # What is named in her copy and not put into it, because others must not find it on her phone.
    left_out: bool = False

    def read(self, participant: Participant) -> Told:
        """Plain data about her, and files. Sealed words are opened with her key."""
        told = Told()
        for table in self.tables:
            vault = table.key(participant)
            for row in table.rows(participant) if table.told else ():
                told += telling.told(table, row, vault, _is_hers)
        return told + self.tell(participant)


@dataclass(frozen=True, slots=True)
class Gone:
    """What was erased of one part, and what stays as a number."""

    part: str
    erased: int
    kept: int


_PARTS: dict[str, Part] = {}


def register(part: Part) -> None:
    """Name what a room holds about a participant (from AppConfig.ready)."""
    _PARTS[part.name] = part


def parts() -> tuple[Part, ...]:
    return tuple(sorted(_PARTS.values(), key=lambda part: (part.order, part.name)))


def item_of(participant: Participant, table: str, row: UUID) -> tuple[Item, Any] | None:
    """One row about her, told, and the row itself; None when there is none such of hers."""
    for part in parts():
        for each in part.tables:
            if each.told and each.model._meta.label_lower == table:
                found = (
                    models.QuerySet(each.model)
                    .filter(each.tells, **{each.path: participant.pk})
                    .filter(pk=row)
                    .first()
                )
                return (
                    (telling.told(each, found, each.key(participant), _is_hers).items[0], found)
                    if found
                    else None
                )
    return None


def erase(participant: Participant, *, on: date, counted: bool) -> tuple[Gone, ...]:
    """Take away everything about her, with her key; call it in a transaction. `counted`: leave the numbers."""
    copies: dict[tuple[type[models.Model], Any], Row] = {}
    done: list[tuple[Part, int, int]] = []
    for part in parts():
        number = kept = 0
        for table in part.tables:
            number += models.QuerySet(table.model).filter(**{table.path: participant.pk}).count()
            kept += _keep(table, participant, on, copies) if counted else 0
        done.append((part, number, kept))
    found = [Gone(part.name, number + part.take(participant, on), kept) for part, number, kept in done]
    models.QuerySet(Participant).filter(pk=participant.pk).delete()
    return tuple(found)


def _keep(table: Table, participant: Participant, on: date, copies: dict[Any, Row]) -> int:
    rows = table.kept_rows(participant)
    for row in rows:
        copies[table.model, row.pk] = _copy(table, row, on, copies)
    return len(rows)


def _copy(table: Table, row: Any, on: date, copies: Mapping[Any, Row]) -> Row:
    """A new row with the kept fields only, under the copies of its parents."""
    values: dict[str, Any] = {"pk": uuid4()}
    for each in table.model._meta.concrete_fields:
        value = getattr(row, each.attname)
        parent = copies.get((each.related_model, value)) if each.is_relation else None
        if parent is not None:
            values[each.attname] = parent.pk
        elif each.name in table.keeps:
            values[each.attname] = value
    if table.stamp:
        values[table.stamp] = on
    copy = table.model(**values)
    copy.save(force_insert=True)
    return copy


def _is_hers(model: Any) -> bool:
    return any(table.model is model for part in _PARTS.values() for table in part.tables)


def models_in_parts() -> set[type[models.Model]]:
    return {table.model for part in _PARTS.values() for table in part.tables}


def leads_to_participant(model: type[models.Model], seen: Iterable[type[models.Model]] = ()) -> bool:
    """Is there a foreign key path from a row of this model to a participant?"""
    if model is Participant:
        return True
    parents = [f.related_model for f in model._meta.concrete_fields if f.is_relation]
    been = {*seen, model}
    return any(leads_to_participant(parent, been) for parent in parents if parent not in been)  # type: ignore[arg-type]
