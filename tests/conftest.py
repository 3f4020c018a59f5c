"""The ground under every test: test mode, a var folder that is thrown away, compiled texts, PostgreSQL or SQLite.

The database is `DATABASE_URL` when set (bin/test brings up its own PostgreSQL and sets it), else SQLite in memory.
"""

import os
import tempfile
from pathlib import Path

import pytest

# Before Django reads its settings; workers of xdist inherit the folder of the first process.
os.environ["AANZET_MODE"] = "test"
os.environ.setdefault("AANZET_VAR", tempfile.mkdtemp(prefix="aanzet-test-"))
os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(os.environ['AANZET_VAR']) / 'test.sqlite3'}")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aanzet.config.settings")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues once, in the first process, so that pages are tested in nl and sv too."""
    if not hasattr(config, "workerinput"):
        from aanzet.core.messages import compile_all

        compile_all()


@pytest.fixture(autouse=True)
def _quick_passwords(settings: object) -> None:
    """Hash passwords fast: a test of sign-in tests the way in, not the strength of the hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
