"""Everything for a first look: database, texts, invented people, static files, then the server.

    bin/demo                start; open the address that is printed
    bin/demo --prepare      do everything but serve
    bin/demo --port 9000 --host 0.0.0.0

The database is DATABASE_URL when set, else var/aanzet.sqlite3. A second start finds a stamp beside the
database and skips what is done already; a change in the source makes it do the work again.
"""

import argparse
import hashlib
import os
import socket
import sys
import time
from pathlib import Path

from tools import machine

ROOT = Path(__file__).resolve().parent.parent
_NO_SOURCE = {"__pycache__", "locale"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/demo", description="Try Aanzet on this machine.")
    parser.add_argument("--prepare", action="store_true", help="do everything but serve")
    parser.add_argument("--port", type=int, default=8000, help="the port to serve on (8000)")
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to serve on (127.0.0.1: only this machine)"
    )
    given = parser.parse_args()
    if not given.prepare and (why := _taken(given.host, given.port)):
        machine.say(why)
        return 1
    name = "localhost" if given.host in {"127.0.0.1", "0.0.0.0", "::1"} else given.host  # noqa: S104
    address = f"http://{name}:{given.port}"
    os.environ["AANZET_MODE"] = "demo"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aanzet.config.settings")
    os.environ.setdefault("AANZET_SITE_URL", address)
    if given.host == "0.0.0.0":  # noqa: S104
        os.environ.setdefault("AANZET_HOSTS", "*")
    os.environ.setdefault("AANZET_TRUSTED_ORIGINS", f"{address},http://127.0.0.1:{given.port}")
    _prepare()
    if not machine.has_pango():
        machine.say(
            f"PDFs cannot be made on this machine; all else works. Debian: sudo apt install {' '.join(machine.PANGO)}"
        )
    if not machine.has_voice():
        machine.say(
            f"No page is read aloud by this machine; all else works. Debian: sudo apt install {machine.VOICE[0]}"
        )
    if given.prepare:
        machine.say("ready; bin/demo starts it")
        return 0
    _logins()
    print(f"\nAanzet runs at {os.environ['AANZET_SITE_URL']}  (Ctrl-C stops it)\n", flush=True)
    _serve(given.host, given.port)
    return 0


def _taken(host: str, port: int) -> str:
    """A sentence when something else listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as failed:
            return f"Port {port} on {host} cannot be used ({failed.strerror}). Choose another: bin/demo --port 8080"
    return ""


def _source() -> str:
    """A checksum of everything that decides what the database and the static files hold."""
    total = hashlib.sha256()
    for path in sorted((ROOT / "aanzet").rglob("*")):
        if path.is_file() and not _NO_SOURCE & set(path.parts):
            total.update(str(path.relative_to(ROOT)).encode())
            total.update(path.read_bytes())
    total.update((ROOT / "requirements.txt").read_bytes())
    return total.hexdigest()


def _prepare() -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    from aanzet.core.messages import compile_all

    compile_all()
    django.setup()
    stamp = Path(settings.VAR_DIR) / f"demo-{_database(settings.DATABASES['default'])}.stamp"
    source = _source()
    held = stamp.read_text() if stamp.exists() else ""
    # The stamp lies beside the database, not in it: somebody may have thrown the database away.
    if held == source and MigrationRecorder(connection).applied_migrations():
        return
    begun = time.monotonic()
    machine.say("[1/3] preparing the database")
    call_command("migrate", verbosity=0, interactive=False)
    machine.say("[2/3] loading the programmes and their invented people (the first time this takes a while)")
    _if_there("demo_load")
    machine.say("[3/3] gathering pictures, styles and scripts")
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(source)
    machine.say(f"prepared in {time.monotonic() - begun:.0f} s")


def _database(described: dict[str, object]) -> str:
    """A short name for this database in a file name; its password stays out."""
    parts = [str(described.get(key, "")) for key in ("ENGINE", "HOST", "PORT", "NAME")]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]


def _if_there(command: str) -> None:
    from django.core.management import call_command, get_commands

    if command in get_commands():
        call_command(command)
    else:
        machine.say(f"(there is no command {command} yet)")


def _logins() -> None:
    _if_there("demo_logins")


def _serve(host: str, port: int) -> None:
    """Become the server: two workers, each with two threads; more waiting visitors than 64 are turned away."""
    os.chdir(ROOT)
    options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "2"]
    options += ["--blocking-threads", "2", "--backpressure", "64", "--log-level", "warning"]
    command = [sys.executable, "-m", "granian", *options, "aanzet.config.wsgi:application"]
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606


if __name__ == "__main__":
    sys.exit(main())
