"""The street as pyproject.toml tells it, and its files: what the tests of the house walk through."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.paths import ROOT

PACKAGE = ROOT / "aanzet"


@cache
def heights() -> dict[str, int]:
    """Room -> its height: a room may know those that stand lower, neighbours (same height) not."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["id"] == "street")
    return {
        name.strip(): len(layers) - place for place, layer in enumerate(layers) for name in layer.split("|")
    }


def rooms() -> list[str]:
    """All rooms by name."""
    return sorted(heights())


def python_files(room: str | None = None) -> Iterator[Path]:
    """Our Python files (of one room), migrations left out: Django writes those."""
    folder = PACKAGE / room if room else PACKAGE
    yield from (p for p in sorted(folder.rglob("*.py")) if "migrations" not in p.parts)


def floor_files(floor: str) -> Iterator[Path]:
    """The files of one floor in all rooms: `views.py`, and `views/*.py` where the floor became a folder."""
    for room in rooms():
        folder = PACKAGE / room
        yield from (p for p in [folder / f"{floor}.py", *sorted((folder / floor).glob("*.py"))] if p.exists())


def templates() -> Iterator[Path]:
    """Every template of ours."""
    for room in rooms():
        yield from (p for p in sorted((PACKAGE / room / "templates").rglob("*.*")) if p.is_file())


@cache
def tree(path: Path) -> ast.Module:
    """The parsed source of one file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    """A path as people say it: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    """The room a file lies in."""
    return path.relative_to(PACKAGE).parts[0]


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is in the repository."""
    if not (ROOT / ".git").exists():  # somebody unpacked an archive
        made = {".venv", ".uv", "var", "__pycache__"}
        return tuple(p for p in ROOT.rglob("*") if p.is_file() and not made & set(p.relative_to(ROOT).parts))
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return tuple(
        ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()
    )
