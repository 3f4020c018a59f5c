"""A row about her in her language, and as codes."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from aanzet.core.sealed import CannotOpen, SealedBinaryField, SealedTextField
from aanzet.core.text import listed
from aanzet.participants.parts.shapes import File, Item, Opener, Table, Told

# Is a model one of the tables about her? Then a key to it stays an id.
Hers = Callable[[Any], bool]


def told(table: Table, row: Any, vault: Opener, hers: Hers) -> Told:
    data: dict[str, Any] = {}
    files: list[File] = []
    for each in table.model._meta.concrete_fields:
        if isinstance(each, SealedBinaryField):
            files += _file(table, row, each, vault)
        elif _hers(each):
            data[each.name] = _plain(row, each, vault, hers)
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


def _plain(row: Any, each: Any, vault: Opener, hers: Hers) -> Any:
    """The value of a field as JSON holds it. Another person or organisation is her name."""
    if isinstance(each, SealedTextField):
        try:
            return vault.open(row, each.name)
        except CannotOpen:
            return ""
    value = getattr(row, each.attname)
    if each.is_relation and value is not None:
        near = isinstance(value, UUID) and hers(each.related_model)
        return str(value) if near else str(getattr(row, each.name))
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value


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
    return listed(value) if isinstance(value, list) else str(value)
