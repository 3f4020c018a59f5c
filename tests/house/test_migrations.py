"""The tables are what the models say, and a fresh installation finds nothing wrong with itself."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    out = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", verbosity=2, stdout=out)
    except SystemExit:
        pytest.fail(out.getvalue())


def test_system_checks_find_nothing() -> None:
    call_command("check", fail_level="WARNING")
