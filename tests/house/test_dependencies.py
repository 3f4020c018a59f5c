"""What the project asks for is locked with hashes and told with its reason."""

import ast
import re
import tomllib

import pytest

from tests.house.street import named, python_files, tree
from tests.paths import ROOT

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
_RUN = _PROJECT["project"]["dependencies"]
_DEV = _PROJECT["dependency-groups"]["dev"]


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=;! ]", requirement)[0].lower()


def _locked(file: str) -> dict[str, str]:
    text = (ROOT / file).read_text()
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==([^ ]+)", text, re.MULTILINE))


def test_lock_files_hold_every_dependency() -> None:
    assert {_name(r) for r in _RUN} - set(_locked("requirements.txt")) == set(), "run bin/lock"
    assert {_name(r) for r in _RUN + _DEV} - set(_locked("requirements-dev.txt")) == set(), "run bin/lock"


def test_lock_files_agree() -> None:
    run, dev = _locked("requirements.txt"), _locked("requirements-dev.txt")
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt", "tools/uv.txt"])
def test_every_locked_package_has_hashes(file: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", (ROOT / file).read_text(), flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_every_dependency_has_a_reason() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text()
    rows = re.findall(r"^\| ([a-z0-9_, -]+) \| \S[^|]* \| \S[^|]* \|$", page, re.MULTILINE)
    told = {name.strip() for row in rows for name in row.split(",")}
    asked = {_name(requirement) for requirement in _RUN + _DEV}
    assert asked - told == set()
    assert told - asked - {"package"} == set()


def test_pdf_library_is_loaded_only_when_a_pdf_is_made() -> None:
    """It needs pango of the system; a machine without it must still start and show every page."""
    early = [
        f"{named(path)}:{node.lineno}"
        for path in python_files()
        for node in tree(path).body
        if isinstance(node, ast.Import | ast.ImportFrom) and "weasyprint" in ast.unparse(node)
    ]
    assert early == []
