"""What every journey stands on."""

from pathlib import Path

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_request_has_a_connection_of_its_own() -> None:
    """In memory all of SQLite's would share one, and with it each other's transactions."""
    assert connection.vendor != "sqlite" or Path(connection.settings_dict["NAME"]).is_file()
