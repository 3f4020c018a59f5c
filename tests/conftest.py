"""The ground under every test: test mode, a var folder that is thrown away, compiled texts, PostgreSQL or SQLite.

The database is `DATABASE_URL` when set (bin/test brings up its own PostgreSQL and sets it), else SQLite in memory, and
in a file where a browser is driven.
"""

import atexit
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest
from django.utils import timezone
from hypothesis import settings as examples

from aanzet.core.messages import compile_all
from tests.paths import SHARED
from tools import check

if TYPE_CHECKING:
    from tests.cast import Cast

# The clock of a busy machine says nothing about the code.
examples.register_profile("house", deadline=None)
examples.load_profile("house")
# Before Django reads its settings; workers of xdist inherit the folder of the first process.
os.environ["AANZET_MODE"] = "test"
if "AANZET_VAR" not in os.environ:
    os.environ["AANZET_VAR"] = tempfile.mkdtemp(prefix="aanzet-test-")
    atexit.register(shutil.rmtree, os.environ["AANZET_VAR"], ignore_errors=True)
# WhiteNoise warns of a folder that is not there, and here a warning is an error.
(Path(os.environ["AANZET_VAR"]) / "static").mkdir(parents=True, exist_ok=True)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(os.environ['AANZET_VAR']) / 'test.sqlite3'}")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aanzet.config.settings")
# Playwright keeps a loop of its own in the thread of a test; Django takes that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Every run begins on the same morning: a test that names a day means the same on any day, and none runs into midnight.
# The function stays the same one and gets another body: fields and migrations hold it as their default, and a worker of
# xdist may have read the models before this file. The names in the body are those of django.utils.timezone.
if not hasattr(timezone, "_shift"):
    setattr(timezone, "_shift", datetime(2026, 11, 22, 9, 0, tzinfo=UTC) - timezone.now())  # noqa: B010

    def _that_morning() -> datetime:
        return datetime.now(tz=timezone.utc) + _shift  # type: ignore[attr-defined, name-defined]  # noqa: F821

    timezone.now.__code__ = _that_morning.__code__

# Here and not by an option of pytest-django: that would read the settings before the lines above.
# Texts are compiled first: Django keeps the catalogues it found.
compile_all()
django.setup()

pytest_plugins = ["tests.browser"]

# Some tests read registers from the folder that lies beside the repository. Where somebody has the repository alone
# they are left out, and bin/test says so; in CI they fail.
if not SHARED.exists() and not check.IN_CI:
    _here = Path(__file__).parent
    collect_ignore = [
        str(p) for p in _here.rglob("test_*.py") if "REGISTERS" in p.read_text(encoding="utf-8")
    ]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Where a browser asks several things at once, SQLite stands in a file: in memory all threads of the running site
    would share one connection and so each other's transactions, which no real site does."""
    from django.db import connection

    driven = any(item.get_closest_marker("journey") for item in request.session.items)
    if connection.vendor == "sqlite" and driven:
        standing = connection.settings_dict
        standing["TEST"]["NAME"] = str(Path(os.environ["AANZET_VAR"]) / f"journeys-{os.getpid()}.sqlite3")
        standing["OPTIONS"]["init_command"] = standing["OPTIONS"]["init_command"].replace("FULL", "OFF")


def pytest_configure(config: pytest.Config) -> None:
    """Hash passwords fast: a test of sign-in tests the way in, not the strength of the hash."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What lies in tests/journeys drives a browser; bin/test runs it apart."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture
def cast(db: None) -> "Cast":
    """The whole cast in an empty database."""
    from tests.cast import make_cast

    return make_cast()


@pytest.fixture
def plain_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF is the bytes of its page: fast, and its words can be read. tests/cases prove the real one."""
    monkeypatch.setattr("aanzet.cases.documents.pdf", lambda html: html.encode())


@pytest.fixture(autouse=True)
def _own_language() -> None:
    """A page that was asked in English leaves English behind in this thread: each test begins in the house's own."""
    from django.conf import settings
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _no_recordings() -> None:
    """Pages ask once a minute which texts have a recording: here there are none, and it is known. Tests of speech
    say `shelf.forget()`."""
    from aanzet.core.languages import HERS
    from aanzet.speech import shelf

    for language in HERS:
        shelf.fill(language, {})
