"""What the house holds about one woman, part by part: told to her, or taken away for ever.

Each room names its tables here from its AppConfig.ready (`register(Part(...))` in a `parts.py` of its own). A house
test fails when a table that leads to a participant stands in no part. Rooms below this one are named in `below.py`.

A table says which fields may stay as a number when she is erased (`keeps`): such a row is written anew under a new
random id and a participant row without a name, so that nothing leads from it back to her. All other rows go.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from aanzet.core.sealed import CannotOpen, SealedBinaryField, SealedTextField
from aanzet.participants.models import Participant
from aanzet.participants.vault import Vault

Text = Promise | str
Row = models.Model


@dataclass(frozen=True, slots=True)
class File:
    """Something that is no text: her voice. `name` is neutral."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Item:
    """One row about her: `lines` in her language for a page, `data` as codes for `data.json`."""

    table: str
    title: str
    lines: tuple[tuple[str, str], ...]
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    items: tuple[Item, ...] = ()
    files: tuple[File, ...] = ()

    def __add__(self, other: "Told") -> "Told":
        return Told(self.items + other.items, self.files + other.files)


class Opener(Protocol):
    """What opens sealed fields. `open` gives text, `open_bytes` bytes; both raise CannotOpen."""

    def open(self, row: Any, field: str) -> str: ...

    def open_bytes(self, row: Any, field: str) -> bytes: ...


def her_key(participant: Participant) -> Opener:
    return Vault(participant.pk)


@dataclass(frozen=True, slots=True)
class Table:
    """One model of which rows are hers.

    `path`: the lookup that leads to the participant ("case__participant"; "pk" for her own row). `shows`: field ->
    her words for it, in the order of the page; the rest is in `data.json` only. `values`: field -> how to say it where
    the row holds a code. `say`: more lines about a row, opened with her key. `keeps`: what stays as a number, of rows
    that fit `kept`. `key`: what opens sealed fields, her own unless said. `stamp`: a field that gets the day. `told`:
    False for what is only derived (words for search); `tells`: which rows are told.
    """

    model: type[models.Model]
    path: str
    title: Text
    shows: Mapping[str, Text] = field(default_factory=dict)
    values: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    keeps: tuple[str, ...] = ()
    kept: Q = field(default_factory=Q)
    say: "Callable[[Any, Opener], Iterable[tuple[str, str]]] | None" = None
    key: Callable[[Participant], Opener] = her_key
    stamp: str = ""
    told: bool = True
    tells: Q = field(default_factory=Q)
    order_by: tuple[str, ...] = ()

    def rows(self, participant: Participant) -> list[Any]:
        found = models.QuerySet(self.model).filter(self.tells, **{self.path: participant.pk})
        return list(found.order_by(*(self.order_by or ("pk",))))

    def kept_rows(self, participant: Participant) -> list[Any]:
        if not self.keeps:
            return []
        names = [f.name for f in self.model._meta.concrete_fields]
        found = models.QuerySet(self.model).filter(self.kept, **{self.path: participant.pk})
        return list(found.order_by("created_at" if "created_at" in names else "pk"))


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
                told += _told(table, row, vault)
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
                    .filter(each.tells, **{each.path: participant.pk}, pk=row)
                    .first()
                )
                return (_told(each, found, each.key(participant)).items[0], found) if found else None
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


def _told(table: Table, row: Any, vault: Opener) -> Told:
    data: dict[str, Any] = {}
    files: list[File] = []
    for each in table.model._meta.concrete_fields:
        if isinstance(each, SealedBinaryField):
            files += _file(table, row, each, vault)
        elif _hers(each):
            data[each.name] = _plain(row, each, vault)
    lines = [(str(label), _said(table, row, name, data)) for name, label in table.shows.items()]
    lines += table.say(row, vault) if table.say else ()
    shown = tuple(pair for pair in lines if pair[1])
    item = Item(table.model._meta.label_lower, str(table.title), shown, data)
    return Told((item,), tuple(files))


def _hers(each: Any) -> bool:
    """Ids of people who work here, keys and bytes tell her nothing."""
    if isinstance(each, models.UUIDField):
        return bool(each.primary_key)
    return not isinstance(each, models.BinaryField)


def _file(table: Table, row: Any, each: Any, vault: Opener) -> list[File]:
    if not getattr(row, each.name):
        return []
    try:
        content = vault.open_bytes(row, each.name)
    except CannotOpen:
        return []
    kind: str = getattr(row, f"{each.name}_kind", "") or getattr(row, "kind", "application/octet-stream")
    ending = kind.rpartition("/")[2].partition(";")[0].removeprefix("x-")
    return [File(f"{table.model._meta.model_name}-{row.pk.hex[-6:]}.{ending}", kind, content)]


def _plain(row: Any, each: Any, vault: Opener) -> Any:
    """The value of a field as JSON holds it. Another person or organisation is her name."""
    if isinstance(each, SealedTextField):
        try:
            return vault.open(row, each.name)
        except CannotOpen:
            return ""
    value = getattr(row, each.attname)
    if each.is_relation and value is not None:
        near = isinstance(value, UUID) and _is_hers(each.related_model)
        return str(value) if near else str(getattr(row, each.name))
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value


def _is_hers(model: Any) -> bool:
    return any(table.model is model for part in _PARTS.values() for table in part.tables)


def _said(table: Table, row: Any, name: str, data: Mapping[str, Any]) -> str:
    """A value in words."""
    if name in table.values:
        return table.values[name](row)
    each = table.model._meta.get_field(name)
    value = getattr(row, name) if not isinstance(each, SealedTextField) else data[name]
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if getattr(each, "choices", None):
        return str(getattr(row, f"get_{name}_display")())
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, int | Decimal):
        return str(number_format(value, use_l10n=True)) if isinstance(value, Decimal) else str(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def models_in_parts() -> set[type[models.Model]]:
    return {table.model for part in _PARTS.values() for table in part.tables}


def leads_to_participant(model: type[models.Model], seen: Iterable[type[models.Model]] = ()) -> bool:
    """Is there a foreign key path from a row of this model to a participant?"""
    if model is Participant:
        return True
    parents = [f.related_model for f in model._meta.concrete_fields if f.is_relation]
    been = {*seen, model}
    return any(leads_to_participant(parent, been) for parent in parents if parent not in been)  # type: ignore[arg-type]
