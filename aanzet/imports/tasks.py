"""Work that goes on after the page is sent."""

import threading

from django.conf import settings
from django.db import connections, transaction

from aanzet.imports import actions


def jobs_begin() -> None:
    """Begin with what waits as soon as it is stored. Only the demo does it itself: elsewhere a worker runs
    (`aanzet import work`), on any machine."""
    if settings.MODE == "demo":
        transaction.on_commit(lambda: threading.Thread(target=_work, name="imports", daemon=True).start())


def _work() -> None:
    try:
        actions.job_work()
    finally:
        connections.close_all()
