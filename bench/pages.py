"""How long pages take and how many statements they ask, in process, through the whole middleware."""

import gc
import os
import statistics
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models
from django.test import Client

from aanzet.accounts.doors import FACTOR_KEY
from aanzet.accounts.models import User
from aanzet.cases.models import Case

WARM, TIMED = 5, 60
# What belongs to a transaction, not to a question.
CONTROL = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")


@dataclass(frozen=True, slots=True)
class Timing:
    """`queries`: all statements of one request, with session, account and rights; `own`: those without the four that
    say who asks and the statements that log the reading. `median` and `p95` in milliseconds on the clock; `cpu`:
    milliseconds of processor time of a request, here and in the database, which do not depend on who else uses the
    machine."""

    page: str
    women: int
    queries: int
    own: int
    median: float
    p95: float
    cpu: float
    bytes: int

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def signed_in(user: User) -> Client:
    """A browser in which `user` has signed in with a second factor."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session[FACTOR_KEY] = True
    session.save()
    return client


def measure(page: str, women: int, client: Client, addresses: list[str]) -> Timing:
    """Time a page over several addresses in turn (different women), so that no single row stays warm."""
    statements = _statements(client, addresses[0])
    for place in range(WARM):
        client.get(addresses[place % len(addresses)])
    taken, size = [], 0
    used = time.thread_time() + _database_time()
    gc.collect()
    gc.disable()
    for place in range(TIMED):
        begun = time.perf_counter()
        response = client.get(addresses[place % len(addresses)])
        taken.append((time.perf_counter() - begun) * 1000)
        assert response.status_code == 200, (page, response.status_code)
        size = len(response.content)
    gc.enable()
    used = time.thread_time() + _database_time() - used
    taken.sort()
    asked = [sql for sql in statements if not sql.startswith(CONTROL)]
    own = [sql for sql in asked if not _about_who_asks(sql) and not _about_the_log(sql)]
    return Timing(
        page, women, len(asked), len(own), round(statistics.median(taken), 2), round(taken[int(TIMED * 0.95)], 2),
        round(used * 1000 / TIMED, 2), size,
    )  # fmt: skip


def _database_time() -> float:
    """Seconds of processor time that our connection's process on a local PostgreSQL has used; SQLite works in ours."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _statements(client: Client, address: str) -> list[str]:
    found: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append(sql)
        return execute(sql, params, many, context)

    client.get(address)
    with connection.execute_wrapper(note):
        client.get(address)
    return found


def _about_who_asks(sql: str) -> bool:
    return any(f'FROM "{table}"' in sql for table in ("django_session", "alliances_membership")) or (
        'FROM "accounts_user" WHERE "accounts_user"."id" = ' in sql
        or ("SELECT 1 AS" in sql or "SELECT %s AS" in sql)
        and 'account_id" = ' in sql
    )


def _about_the_log(sql: str) -> bool:
    return "journal_chainhead" in sql or sql.startswith('INSERT INTO "journal_entry"')


def addresses_of_women(count: int) -> list[str]:
    """Case pages of women spread over the whole table."""
    ids = list(models.QuerySet(Case).order_by("id").values_list("pk", flat=True))
    return [f"/women/{pk}/" for pk in ids[:: max(1, len(ids) // count)][:count]]
