"""Reading a blueprint file: catalogue entries filled in, shape and sense checked, every fault with its line."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from aanzet.core.languages import HOUSE
from aanzet.programmes.sense import check_sense
from aanzet.programmes.shapes import Blueprint
from aanzet.reference.lists import roles
from aanzet.reference.shape import build, nearest
from aanzet.reference.tomlfile import Document, Where, read

ROOM = Path(__file__).parent
SHIPPED = ROOM / "blueprints"
CLAUSES = "clauses"
CATALOGUES = ("phases", "barriers", "gatherings", "courses", CLAUSES)


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """section -> key -> entry, for the sections in which a blueprint may name an entry by its key alone."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    for section in CATALOGUES:
        rows = read(ROOM / "catalogue" / f"{section}.toml").data[section]
        found[section] = {row["key"]: row for row in rows}
    found["roles"] = {
        each.key: {"key": each.key, "name": each.names, "definition": each.definitions, "plays": each.plays}
        for each in roles()
    }
    return found


def shipped() -> list[Path]:
    """The files of the five founding programmes."""
    return sorted(SHIPPED.glob("*.toml"))


def check(path: Path) -> tuple[Blueprint, Document]:
    """Read and check a file. The blueprint can be trusted only when `document.broken` is false."""
    document = read(path)
    return _understand(document), document


def from_content(content: Mapping[str, Any], name: str = "blueprint") -> Blueprint:
    """A blueprint from what `content_of` gave. Raises ValueError when this version cannot read it any more."""
    document = Document(name, dict(content))
    languages = content.get("languages", ["en"])
    found = build(Blueprint, _filled(document), document, _needed(languages))
    if document.broken:
        raise ValueError("\n".join(document.report()))
    return found


def content_of(document: Document) -> dict[str, Any]:
    """The data of a file as plain JSON (dates as text), as kept in the database."""
    plain: dict[str, Any] = json.loads(json.dumps(document.data, default=_plain, ensure_ascii=False))
    return plain


def checksum_of(content: Mapping[str, Any]) -> str:
    """Changes when the meaning of the file changes, not with comments or white space."""
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a blueprint")


def _needed(languages: Any) -> tuple[str, ...]:
    """The languages in which every text must stand: those of the programme, and English as the bridge."""
    own = [code for code in languages if isinstance(code, str)] if isinstance(languages, list | tuple) else []
    return tuple(dict.fromkeys([*own, "en"]))


def _understand(document: Document) -> Blueprint:
    if document.broken:
        # Not TOML at all: one fault, and nothing to look into.
        quiet = Document(document.name, {})
        return build(Blueprint, {}, quiet, ())
    found = build(Blueprint, _filled(document), document, _needed(document.data.get("languages")))
    check_sense(found, document)
    return found


def _filled(document: Document) -> dict[str, Any]:
    """The data with catalogue entries in full: `"low_literacy"` or `{ key = "low_literacy", … }`."""
    data = dict(document.data)
    extra = [code for code in _needed(data.get("languages")) if code not in HOUSE]
    for section, known in catalogue().items():
        if section != CLAUSES:
            _fill(document, data, section, (section,), known, extra)
    kinds = data.get("volunteering")
    if isinstance(kinds, list | tuple):
        data["volunteering"] = [
            _agreed(document, place, each, extra) if isinstance(each, Mapping) else each
            for place, each in enumerate(kinds)
        ]
    return data


def _agreed(document: Document, place: int, kind: Mapping[str, Any], extra: Sequence[str]) -> dict[str, Any]:
    """One kind of volunteer, with the clauses of the catalogue in full."""
    data = dict(kind)
    for section in ("clauses", "match_clauses"):
        _fill(document, data, section, ("volunteering", place, section), catalogue()[CLAUSES], extra)
    return data


def _fill(
    document: Document,
    data: dict[str, Any],
    section: str,
    where: Where,
    known: Mapping[str, Mapping[str, Any]],
    extra: Sequence[str],
) -> None:
    entries = data.get(section)
    if isinstance(entries, list | tuple):
        data[section] = [_entry(document, (*where, place), each, known) for place, each in enumerate(entries)]
        _bridge(document, where, data[section], extra, known)


def _bridge(
    document: Document,
    where: Where,
    entries: list[Any],
    extra: Sequence[str],
    known: Mapping[str, Mapping[str, Any]],
) -> None:
    """Catalogue words in a language that the catalogue lacks stand in English until somebody writes them."""
    lacking: set[str] = set()
    for place, entry in enumerate(entries):
        base = known.get(entry.get("key", ""), {}) if isinstance(entry, dict) else {}
        for name, words in base.items():
            if isinstance(words, Mapping) and entry.get(name) == words:
                lacking.update(code for code in extra if code not in words)
                entries[place] = {**entries[place], name: dict.fromkeys(extra, words["en"]) | dict(words)}
    if lacking:
        document.fault(
            where,
            f"words of the catalogue in {where[-1]} have no text in {', '.join(sorted(lacking))}; English is shown.",
            "Give the entry a name of its own where that matters.",
            grave=False,
        )


def _entry(document: Document, where: Where, entry: Any, known: Mapping[str, Mapping[str, Any]]) -> Any:
    if isinstance(entry, str):
        if entry not in known:
            document.fault(
                where,
                f"'{entry}' is not in the catalogue of {where[-2]}.",
                nearest(entry, list(known), "Known")
                + ' Or write your own: { key = "…", name = { … } } with all that belongs to it.',
            )
            # A stand-in keeps the number of entries, so that later faults keep their places.
            first = next(iter(known.values()))
            return {**first, "key": entry} if entry.isidentifier() else dict(first)
        return dict(known[entry])
    if isinstance(entry, Mapping) and isinstance(entry.get("key"), str):
        return {**known.get(entry["key"], {}), **entry}
    return entry
