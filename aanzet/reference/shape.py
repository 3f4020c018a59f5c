"""From tables to frozen dataclasses, noting every fault on the way instead of stopping at the first.

The type hints of a dataclass are the schema. Known: str, int, float, bool, date, enums of str, `Text`, `Slug`,
`Colour`, `X | None`, `tuple[X, ...]`, `Mapping[str, X]` and other dataclasses. A field without default is required.
A value that is missing or wrong is noted and replaced by a neutral one, so that later checks can go on.
"""

import difflib
import re
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from aanzet.reference.tomlfile import Document, Where

Text = Annotated[Mapping[str, str], "text"]
"""A sentence per language: {"nl": "…", "sv": "…", "en": "…"}."""
Slug = Annotated[str, "slug"]
"""Lower case letters, digits and hyphens: `samen-sterk-met-werk`."""
Key = Annotated[str, "key"]
"""Lower case letters, digits and underscores: `low_literacy`."""
Colour = Annotated[str, "colour"]
"""`#` and six hexadecimal digits."""
NO_DATE = date(1, 1, 1)
"""Stands where a date was wrong; only in a document that is broken."""

PATTERNS = {
    "slug": (
        re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
        "lower case letters, digits and hyphens, such as durf-doe-divers",
    ),
    "key": (
        re.compile(r"[a-z][a-z0-9_]*"),
        "lower case letters, digits and underscores, such as low_literacy",
    ),
    "colour": (re.compile(r"#[0-9A-Fa-f]{6}"), "a # and six hexadecimal digits, such as #1F6B3A"),
}
NAMES = {str: "a text between quotes", int: "a whole number", float: "a number", bool: "true or false"}
T = TypeVar("T")


def build(kind: type[T], data: Any, document: Document, languages: Sequence[str], path: Where = ()) -> T:
    """An instance of the dataclass `kind` from a table; faults go to `document`. `languages`: needed in each Text."""
    return cast(T, _Builder(document, tuple(languages)).table(kind, data, path))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


class _Builder:
    def __init__(self, document: Document, languages: tuple[str, ...]) -> None:
        self.document = document
        self.languages = languages

    def table(self, kind: Any, data: Any, path: Where) -> Any:
        if not isinstance(data, Mapping):
            self.document.fault(path, f"{_name(path)} is {_what(data)}.", "Write it as a table with keys.")
            data = {}
        known = {field.name: field for field in fields(kind) if field.init}
        for key in data:
            if key not in known:
                self.document.fault(
                    (*path, key), f"unknown key '{key}'{_at(path)}.", nearest(key, list(known))
                )
        values: dict[str, Any] = {}
        for name, field in known.items():
            hint = _hints(kind)[name]
            if name in data:
                values[name] = self.value(hint, data[name], (*path, name))
            elif field.default is MISSING and field.default_factory is MISSING:
                self.document.fault(
                    path, f"'{name}' is missing{_at(path)}.", f"Add: {name} = {_example(hint)}"
                )
                values[name] = _neutral(hint)
        return kind(**values)

    def value(self, hint: Any, data: Any, path: Where) -> Any:
        origin, inner = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self.text(data, path) if inner[1] == "text" else self.pattern(inner[1], data, path)
        if origin in (Union, types.UnionType):
            return self.value(next(part for part in inner if part is not type(None)), data, path)
        if origin is tuple:
            return self.items(inner[0], data, path)
        if origin in (Mapping, dict):
            pass
        elif is_dataclass(hint):
            return self.table(hint, data, path)
        elif isinstance(hint, type) and issubclass(hint, Enum):
            return self.choice(hint, data, path)
        elif hint is date:
            return self.day(data, path)
        else:
            return self.plain(hint, data, path)
        if not isinstance(data, Mapping):
            self.wrong(data, path, "a table with keys")
            return {}
        return {key: self.value(inner[1], part, (*path, key)) for key, part in data.items()}

    def items(self, inner: Any, data: Any, path: Where) -> tuple[Any, ...]:
        if not isinstance(data, list | tuple):
            self.wrong(data, path, "a list between [ and ]")
            return ()
        return tuple(self.value(inner, part, (*path, place)) for place, part in enumerate(data))

    def text(self, data: Any, path: Where) -> Mapping[str, str]:
        if not isinstance(data, Mapping) or not all(isinstance(part, str) for part in data.values()):
            self.wrong(data, path, 'a text per language, such as { nl = "…", sv = "…", en = "…" }')
            return {}
        for language in data:
            if not re.fullmatch(r"[a-z]{2,3}", language):
                self.document.fault(
                    (*path, language), f"'{language}' is no language code.", "Use two letters: nl, sv, en."
                )
        missing = [language for language in self.languages if not data.get(language, "").strip()]
        if missing:
            self.document.fault(
                path,
                f"{_name(path)} has no text in {', '.join(missing)}.",
                "Add the missing languages to this table.",
            )
        return dict(data)

    def pattern(self, kind: str, data: Any, path: Where) -> str:
        shape, example = PATTERNS[kind]
        if not isinstance(data, str) or not shape.fullmatch(data):
            self.document.fault(path, f"{_name(path)} {data!r} is no {kind}.", f"Use {example}.")
            return ""
        return data

    def choice(self, hint: type[Enum], data: Any, path: Where) -> Enum:
        try:
            return hint(data)
        except ValueError:
            allowed = [str(member.value) for member in hint]
            self.document.fault(
                path, f"{_name(path)} cannot be {data!r}.", nearest(str(data), allowed, "Choose one of")
            )
            return next(iter(hint))

    def day(self, data: Any, path: Where) -> date:
        if isinstance(data, date) and not isinstance(data, datetime):
            return data
        try:
            return date.fromisoformat(data)
        except (TypeError, ValueError):
            self.wrong(data, path, "a date, such as 2024-01-31")
            return NO_DATE

    def plain(self, hint: Any, data: Any, path: Where) -> Any:
        fits = isinstance(data, hint) and not (hint in (int, float) and isinstance(data, bool))
        if hint is float and isinstance(data, int) and not isinstance(data, bool):
            return float(data)
        if not fits:
            self.wrong(data, path, NAMES[hint])
            return hint()
        return data

    def wrong(self, data: Any, path: Where, wanted: str) -> None:
        self.document.fault(path, f"{_name(path)} is {_what(data)}.", f"Write {wanted}.")


def nearest(word: str, known: Sequence[str], say: str = "Known here") -> str:
    """A remedy: the nearest known word, and all that are allowed."""
    close = difflib.get_close_matches(word, known, n=1)
    hint = f"Did you mean '{close[0]}'? " if close else ""
    return f"{hint}{say}: {', '.join(known)}."


def _name(path: Where) -> str:
    words = [str(part) for part in path if isinstance(part, str)]
    place = next((part for part in reversed(path) if isinstance(part, int)), None)
    return f"'{'.'.join(words)}'" + (f" (number {place + 1})" if place is not None else "")


def _at(path: Where) -> str:
    return f" in {_name(path)}" if path else ""


def _what(data: Any) -> str:
    if isinstance(data, Mapping):
        return "a table"
    if isinstance(data, list):
        return "a list"
    return f"{data!r}" if not isinstance(data, date) else f"the date {data}"


def _example(hint: Any) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return {"text": '{ nl = "…", sv = "…", en = "…" }', "slug": '"a-slug"', "key": '"a_key"'}.get(
            inner[1], '"#7A1F5C"'
        )
    if origin in (tuple, list):
        return "[…]"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return f'"{next(iter(hint)).value}"'
    return {str: '"…"', int: "1", float: "1.0", bool: "false", date: "2026-01-31"}.get(hint, "{ … }")


def _neutral(hint: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return {} if inner[1] == "text" else ""
    if origin in (Union, types.UnionType):
        return None
    if origin is tuple:
        return ()
    if origin is not None:
        return {}
    if is_dataclass(hint) and isinstance(hint, type):
        return hint(**{f.name: _neutral(_hints(hint)[f.name]) for f in fields(hint) if f.init})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    return NO_DATE if hint is date else hint()
