"""What is in the repository is for everybody: no machine's own paths, no address of a package registry."""

import os
import re

import pytest

from tests.house.street import named, tracked
from tests.paths import ROOT

_BINARY = {
    ".png",
    ".jpg",
    ".webp",
    ".woff2",
    ".woff",
    ".ico",
    ".xlsx",
    ".pdf",
    ".gz",
    ".mp3",
    ".ogg",
    ".sqlite3",
}
# Written in two parts, so that this file does not find itself.
_MACHINE = re.compile("/wo" r"rk/(?:main|shared)|/ro" r"ot/|/ho" r"me/(?!aanzet\b)[a-z]|/tm" r"p/plan")
_REGISTRY = re.compile(
    r"pypi\.o" r"rg/simple|files\.pythonh" r"osted|registry\.npm" r"js|--(?:extra-)?index-u" r"rl +http"
)


@pytest.mark.parametrize("pattern", [_MACHINE, _REGISTRY], ids=["machine", "registry"])
def test_repository_names_no_machine_and_no_registry(pattern: re.Pattern[str]) -> None:
    found = []
    for path in tracked():
        if path.suffix in _BINARY:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{named(path)}:{number}")
    assert found == []


def test_commands_can_be_run() -> None:
    commands = [p for p in tracked() if p.parent in {ROOT / "bin", ROOT / ".ci"}]
    assert commands
    assert [named(path) for path in commands if not os.access(path, os.X_OK)] == ["bin/_env"]
