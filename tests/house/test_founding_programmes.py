"""docs/founding-programmes.md tells the truth about every row of the founding programmes' texts."""

import re
from pathlib import Path

from tests.paths import ROOT

STATES = {"works", "partly", "not yet"}
_ROW = re.compile(r"^\| (S\d-\d\d) \| (.*?) \| (.*?) \| (.*?) \|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_IDS = (Path(__file__).parent / "row_ids.txt").read_text().split()


def _rows() -> list[tuple[str, str, str, str]]:
    """(id, what it became, its tests, its state) of every row of the document."""
    return _ROW.findall((ROOT / "docs" / "founding-programmes.md").read_text(encoding="utf-8"))


def test_every_row_is_answered_once() -> None:
    assert [row[0] for row in _rows()] == _IDS


def test_states_are_known_and_partly_says_what_is_missing() -> None:
    wrong = []
    for name, _, _, told in _rows():
        state, _, rest = told.partition(":")
        if state not in STATES or (state == "partly") != bool(rest.strip()):
            wrong.append(f"{name}: {told}")
    assert wrong == []


def test_rows_that_work_name_a_test_that_exists() -> None:
    wrong = []
    for name, became, tests, told in _rows():
        named = _TEST.findall(tests)
        if told == "works" and not (named and became.strip()):
            wrong.append(f"{name} works, but names no test or no page")
        for path, function in named:
            file = ROOT / path
            if not file.exists() or not re.search(rf"^\s*def {function}\(", file.read_text(), re.MULTILINE):
                wrong.append(f"{name}: {path}::{function} does not exist")
    assert wrong == []
