"""Every setting is described, and nothing is described that is not read."""

import ast
import re

from aanzet.config.readers import Reader
from tests.house.street import PACKAGE, named, python_files, tree
from tests.paths import ROOT

_ROW = re.compile(r"^\| `([A-Z][A-Z0-9_]+)` \| \S.* \| \S.* \|$", re.MULTILINE)
_METHODS = {name for name in vars(Reader) if not name.startswith("_")}


def _read() -> set[str]:
    names: set[str] = set()
    for path in python_files("config"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                argument = node.args[0]
                reader = isinstance(node.func.value, ast.Name) and node.func.value.id in {
                    "read",
                    "_read",
                    "reader",
                }
                if reader and node.func.attr in _METHODS and isinstance(argument, ast.Constant):
                    names.add(str(argument.value))
    return names


def test_settings_are_described() -> None:
    described = _ROW.findall((ROOT / "docs" / "settings.md").read_text(encoding="utf-8"))
    assert len(described) == len(set(described))
    assert set(described) == _read()


def test_environment_is_read_in_one_place() -> None:
    """Only the readers look at the environment: elsewhere a setting would be unchecked and undescribed."""
    allowed = {"config/readers.py", "config/wsgi.py"}
    found = [
        f"{named(path)}:{node.lineno}"
        for path in python_files()
        if path.relative_to(PACKAGE).as_posix() not in allowed
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"environ", "getenv"}
        and isinstance(node.value, ast.Name)
        if node.value.id == "os"
    ]
    assert found == []
