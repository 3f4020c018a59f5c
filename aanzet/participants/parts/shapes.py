"""Shapes of what is told about her: a table, a row in her words, a file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise

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
    say: "Callable[[Any, Any], Iterable[tuple[str, str]]] | None" = None
    key: Callable[[Participant], Opener] = her_key
    stamp: str = ""
    told: bool = True
    tells: Q = field(default_factory=Q)
    order_by: tuple[str, ...] = ()

    def rows(self, participant: Participant) -> list[Any]:
        found = models.QuerySet(self.model).filter(self.tells, **{self.path: participant.pk})
        near = [each.name for each in self.model._meta.concrete_fields if each.is_relation]
        found = found.select_related(*near) if near else found
        return list(found.order_by(*(self.order_by or ("pk",))))

    def kept_rows(self, participant: Participant) -> list[Any]:
        if not self.keeps:
            return []
        names = [f.name for f in self.model._meta.concrete_fields]
        found = models.QuerySet(self.model).filter(self.kept, **{self.path: participant.pk})
        return list(found.order_by("created_at" if "created_at" in names else "pk"))
