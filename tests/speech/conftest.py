"""What the tests of speech share: the real engine, or a fixed one in its place."""

import pytest

from aanzet.speech import engine
from tools import check

ALL = frozenset(engine.VOICES)


@pytest.fixture
def real_engine() -> None:
    """espeak-ng itself. In CI a missing engine is a failure, never a skip."""
    engine.languages.cache_clear()
    if engine.languages() != ALL:
        (pytest.fail if check.IN_CI else pytest.skip)("No espeak-ng found: sudo apt install espeak-ng")


@pytest.fixture
def speaks_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that speaks all it can, whatever is installed here; what it says is the words themselves."""
    monkeypatch.setattr(engine, "languages", lambda: ALL)
    monkeypatch.setattr(engine, "speak", lambda text, language, wait=0: f"{language}: {text}".encode())


@pytest.fixture
def speaks_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without an engine."""
    monkeypatch.setattr(engine, "languages", frozenset)
