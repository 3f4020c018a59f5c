"""Every action writes a journal line, itself or through another action: no log, no change."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.house.street import PACKAGE, floor_files, named, room_of, tree

# module:function -> why it writes no line.
_DERIVED = "derives signals from facts whose own writes have their lines"
_DELIVERY = "the outbox row itself tells each attempt and how it ended"
EXCEPTIONS: dict[str, str] = {
    "aanzet/cases/actions/signals.py:refresh": _DERIVED,
    "aanzet/participants/actions/person.py:reindex": "derives search words and fingerprints of a row with its line",
    # Her coach reads her lines, and is not told of wrong numbers.
    "aanzet/accounts/actions/card.py:misses_tell": "notes only that she was told; each miss is a row with its moment",
    "aanzet/accounts/actions/visits.py:visits_end": "part of ending a card or stopping codes, which have their lines",
    "aanzet/alliances/actions/staff.py:invitations_end": "part of ending a volunteer, which has its line",
    "aanzet/alliances/actions/ending.py:end_row": "part of ending a partner, an agreement or a task: these have a line",
    "aanzet/matching/actions/offering.py:moves_offer": "part of making a plan, which has its line",
    "aanzet/outbox/actions/send.py:message_send_due": _DELIVERY,
    "aanzet/outbox/actions/queue.py:message_note_demo": _DELIVERY,
}


def _functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in tree(path).body if isinstance(node, ast.FunctionDef)]


def _public() -> list[tuple[Path, str]]:
    return [
        (path, function.name)
        for path in floor_files("actions")
        if room_of(path) != "journal"
        for function in _functions(path)
        if not function.name.startswith("_") and _changes(path, function)
    ]


_WRITES = {
    "save",
    "create",
    "bulk_create",
    "update",
    "bulk_update",
    "delete",
    "get_or_create",
    "update_or_create",
}
_WRITES |= {"save_if_unchanged"}


def _changes(path: Path, function: ast.FunctionDef, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a function acts: it says by whom, or changes a row, itself or through a private function."""
    if any(argument.arg == "by" for argument in function.args.kwonlyargs):
        return True
    private = {f.name: f for f in _functions(path) if f.name.startswith("_")}
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr in _WRITES:
            return True
        inner = private.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if inner is not None and inner.name not in seen and _changes(path, inner, seen | {inner.name}):
            return True
    return False


@cache
def _names() -> frozenset[str]:
    """Names of all public actions: calling one of them counts."""
    return frozenset(name for _, name in _public())


def _bound(path: Path) -> set[str]:
    """Names that this file has from the journal: functions and modules."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("aanzet")
        for alias in node.names
        if (node.module or "").startswith("aanzet.journal") or alias.name == "journal"
    }


@cache
def _helpers(folder: Path) -> dict[str, tuple[Path, ast.FunctionDef]]:
    """Functions of the room, by name: an action may write its line through one of them."""
    files = [p for p in sorted(folder.rglob("*.py")) if "migrations" not in p.parts]
    return {function.name: (path, function) for path in files for function in _functions(path)}


def _writes(path: Path, function: ast.FunctionDef, seen: frozenset[str] = frozenset()) -> bool:
    helpers, journal = _helpers(PACKAGE / room_of(path)), _bound(path)
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
            if called.value.id in journal or called.attr in _names() - {function.name}:
                return True
        elif isinstance(called, ast.Name):
            if called.id in journal or called.id in _names() - seen - {function.name}:
                return True
            if called.id in helpers and called.id not in seen:
                if _writes(*helpers[called.id], seen | {function.name, called.id}):
                    return True
    return False


@pytest.mark.parametrize(
    ("path", "name"), _public(), ids=lambda part: part if isinstance(part, str) else room_of(part)
)
def test_action_writes_a_journal_line(path: Path, name: str) -> None:
    key = f"{named(path)}:{name}"
    function = next(f for f in _functions(path) if f.name == name)
    assert key in EXCEPTIONS or _writes(path, function), key


def test_exceptions_are_still_there() -> None:
    assert set(EXCEPTIONS) <= {f"{named(path)}:{name}" for path, name in _public()}


def test_acting_is_told_from_calculating(tmp_path: Path) -> None:
    file = tmp_path / "actions.py"
    file.write_text(
        "def a(*, by): ...\n"
        "def b(row): return _b(row)\ndef _b(row): row.save()\n"
        "def c(rows): return sorted(rows)\n"
    )
    assert [f.name for f in _functions(file) if _changes(file, f)] == ["a", "b", "_b"]
