"""Typed readers of the environment: every setting passes one of these, and a bad value stops the start.

Each reader returns a value of one type or raises :class:`BadSetting` with one sentence that names the
setting, what was found and what is expected.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit


class BadSetting(Exception):
    """A setting holds a value that Aanzet cannot use."""


class Reader:
    """Read settings from one mapping (the process environment by default)."""

    def __init__(self, source: Mapping[str, str] | None = None) -> None:
        self._source = os.environ if source is None else source

    def text(self, name: str, default: str) -> str:
        """A text; empty counts as not set."""
        return self._source.get(name, "").strip() or default

    def yes(self, name: str, default: bool) -> bool:
        """A yes or a no."""
        raw = self.text(name, "yes" if default else "no").lower()
        if raw in {"1", "yes", "true", "on"}:
            return True
        if raw in {"0", "no", "false", "off"}:
            return False
        raise BadSetting(f"{name} is '{raw}'. Write yes or no.")

    def whole(self, name: str, default: int, *, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        raw = self.text(name, str(default))
        if not re.fullmatch(r"-?[0-9]{1,18}", raw) or not least <= int(raw) <= most:
            raise BadSetting(f"{name} is '{raw}'. Write a whole number from {least} to {most}.")
        return int(raw)

    def words(self, name: str, default: str) -> list[str]:
        """Words with commas between them."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def one_of(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        """One of a few fixed words."""
        raw = self.text(name, default)
        if raw not in choices:
            raise BadSetting(f"{name} is '{raw}'. Write one of: {', '.join(choices)}.")
        return raw

    def folder(self, name: str, default: Path) -> Path:
        """A folder; it need not exist yet."""
        path = Path(self.text(name, str(default))).expanduser()
        if path.exists() and not path.is_dir():
            raise BadSetting(f"{name} is '{path}', which is a file. Name a folder.")
        return path

    def database_url(self, name: str, default: str) -> str:
        """The address of a database. It may hold a password, so a refusal does not repeat it."""
        raw = self.text(name, default)
        if urlsplit(raw).scheme not in {"sqlite", "postgres", "postgresql"}:
            raise BadSetting(f"{name} must begin with sqlite:// or postgresql://.")
        return raw
