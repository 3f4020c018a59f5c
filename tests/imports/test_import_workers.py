"""Workers as they really run: processes of their own at one database, two at once, and one that is killed."""

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection

from aanzet.access.actor import actor_for
from aanzet.alliances.models import Organisation
from aanzet.imports import actions
from aanzet.programmes.models import Programme
from tests.imports.makers import TODAY
from tests.imports.test_import_jobs import coordinator, csv
from tests.paths import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
# What a click and a worker do, in batches of twenty.
CLICK_AND_WORK = """
from datetime import date
from django.db.models import QuerySet
from aanzet.access.actor import Actor
from aanzet.imports import actions, queries
from aanzet.imports.actions import jobs
from aanzet.imports.models import Upload
from aanzet.imports.queries import planning
from aanzet.imports.reading import Mapping
import time
planning.BATCH = 20
upload = QuerySet(Upload).order_by("created_at")[{pick}]
read = queries.upload_read(upload, queries.upload_book(upload), on=date({day}), mapping=Mapping())
job = actions.job_add(by=Actor(upload.by_id), on=date({day}), upload=upload, mapping=Mapping(), read=read)
store = jobs._store
def slowly(*args):
    store(*args)
    time.sleep({pause})
jobs._store = slowly
{work}
"""
ROWS = 90


class Machine:
    """The database as other processes see it: a copy in a file for SQLite in memory, else the very one."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "copy.sqlite3" if connection.vendor == "sqlite" else None
        if self.file:
            connection.ensure_connection()
            with sqlite3.connect(self.file) as copy:
                connection.connection.backup(copy)

    def worker(
        self, pause: float = 0, pick: int = 0, work: str = "actions.job_work()"
    ) -> "subprocess.Popen[bytes]":
        day = f"{TODAY.year}, {TODAY.month}, {TODAY.day}"
        code = CLICK_AND_WORK.format(day=day, pause=pause, pick=pick, work=work)
        command = [sys.executable, str(ROOT / "manage.py"), "shell", "--no-imports", "-c", code]
        return subprocess.Popen(
            command, env={**os.environ, "DATABASE_URL": self._url()}, stderr=subprocess.PIPE
        )

    def _url(self) -> str:
        if self.file:
            return f"sqlite:///{self.file}"
        told = connection.settings_dict
        host, port = quote(str(told["HOST"]), safe=""), told["PORT"]
        return f"postgresql://{told['USER']}:{quote(str(told['PASSWORD']))}@{host}:{port}/{told['NAME']}"

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        if self.file:
            with sqlite3.connect(self.file, timeout=20) as copy:
                return copy.execute(sql).fetchall()
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def rows(self) -> list[int]:
        return sorted(number for (number,) in self.ask("SELECT number FROM imports_importrow"))


@pytest.fixture
def machine(programme: Programme, malak: Organisation, tmp_path: Path) -> Machine:
    by = actor_for(coordinator(malak), on=TODAY)
    actions.upload_add(by=by, programme=programme, organisation=malak, name="lang.csv", content=csv(ROWS))
    return Machine(tmp_path)


def ended(worker: "subprocess.Popen[bytes]") -> None:
    _out, said = worker.communicate(timeout=120)
    assert worker.returncode == 0, said.decode()[-2000:]


def test_two_clicks_and_two_workers_at_once_store_every_row_once(machine: Machine) -> None:
    workers = [machine.worker(), machine.worker()]
    for worker in workers:
        ended(worker)
    assert machine.rows() == list(range(2, ROWS + 2))
    assert machine.ask("SELECT COUNT(*) FROM imports_job WHERE finished_at IS NOT NULL") == [(1,)]
    assert machine.ask("SELECT COUNT(*) FROM journal_entry WHERE action = 'import.run'") == [(1,)]
    assert machine.ask("SELECT content FROM imports_upload") == [("",)]


def test_killed_worker_leaves_whole_batches_and_another_goes_on(machine: Machine) -> None:
    killed = machine.worker(pause=1)
    deadline = time.monotonic() + 60
    while not machine.rows() and time.monotonic() < deadline:
        time.sleep(0.1)
    killed.kill()
    killed.communicate()
    left = machine.rows()
    assert left == list(range(2, len(left) + 2))
    assert len(left) in (20, 40)
    machine.ask("UPDATE imports_job SET leased_until = '2020-01-01 00:00:00+00:00'")
    ended(machine.worker())
    assert machine.rows() == list(range(2, ROWS + 2))
    people = machine.ask("SELECT COUNT(*) FROM participants_participant")[0][0]
    made = machine.ask("SELECT COUNT(*) FROM imports_importrow WHERE made_participant")[0][0]
    assert people == made > 0


def test_the_same_women_in_two_registers_at_once_are_stored_once(
    programme: Programme, malak: Organisation, tmp_path: Path
) -> None:
    by = actor_for(coordinator(malak), on=TODAY)
    head, *rows = csv(ROWS).decode().splitlines()
    for name, lines in (("a.csv", rows), ("b.csv", [f"{row};" for row in rows])):
        content = "\n".join([head, *lines]).encode()
        actions.upload_add(by=by, programme=programme, organisation=malak, name=name, content=content)
    machine = Machine(tmp_path)
    alone = len({row.split(";")[0] for row in rows} - {""})
    for worker in [machine.worker(pick=pick, work="actions.job_run(job=job)") for pick in (0, 1)]:
        ended(worker)
    assert len(machine.rows()) == 2 * ROWS
    assert machine.ask("SELECT COUNT(*) FROM participants_participant") == [(alone,)]


def test_demo_takes_it_over_by_itself(machine: Machine) -> None:
    """There nobody runs a worker: a thread of the server does it."""
    begun = (
        "import threading\nfrom aanzet.imports import tasks\ntasks.jobs_begin()\n"
        "[each.join(60) for each in threading.enumerate() if each.name == 'imports']"
    )
    day = f"{TODAY.year}, {TODAY.month}, {TODAY.day}"
    code = CLICK_AND_WORK.format(day=day, pause=0, pick=0, work=begun)
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "shell", "--no-imports", "-c", code],
        env={**os.environ, "DATABASE_URL": machine._url(), "AANZET_MODE": "demo"},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert machine.rows() == list(range(2, ROWS + 2))
