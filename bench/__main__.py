"""Run the measurements and say what came out; see README.md."""

import argparse
import json
import os
import platform
import secrets
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import report
from tools import machine, postgres

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("pages", "served", "imports")


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/run", description="Measure the house; see bench/README.md.")
    parser.add_argument("--sizes", default="100,1000,10000,100000", help="numbers of participants, rising")
    parser.add_argument("--only", default=",".join(PARTS), help=f"some of {', '.join(PARTS)}")
    parser.add_argument("--databases", default="sqlite,postgresql", help="one or both")
    parser.add_argument("--json", default="", help="write the numbers to this file too")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    given = parser.parse_args()
    what = given.only.split(",")
    found: dict[str, Any] = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": about_machine(),
        "databases": [],
    }
    if {"pages", "served"} & set(what):
        for name in given.databases.split(","):
            if (numbers := _database(name, given.sizes, given.only)) is not None:
                found["databases"].append(numbers)
    if "imports" in what and (numbers := _imports()) is not None:
        found["imports"] = numbers
    text = report.as_markdown(found)
    print(text)
    if given.json:
        Path(given.json).write_text(json.dumps(found, indent=1))
    if given.write:
        (ROOT / "docs" / "benchmarks.md").write_text(text)
    missed = report.missed(found)
    for line in missed:
        machine.say(f"over its limit: {line}")
    return int(bool(missed))


def about_machine() -> dict[str, Any]:
    """What the numbers depend on; no host name."""
    model = platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip()
            for line in info.read_text().splitlines()
            if line.startswith("model name")
        ]
        model = names[0] if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return {"cpu": model, "cores": os.cpu_count(), "memory_gib": memory, "python": platform.python_version()}


def _database(name: str, sizes: str, what: str) -> dict[str, Any] | None:
    with tempfile.TemporaryDirectory(prefix="aanzet-bench-") as folder:
        if name == "sqlite":
            return _once(folder, f"sqlite:///{folder}/bench.sqlite3", sizes, what)
        try:
            # As people run it: what a test may leave out for speed (fsync) is on here.
            with postgres.running() as url:
                return _once(folder, url, sizes, what)
        except postgres.NoPostgres as sorry:
            machine.say(str(sorry))
            return None


def _once(folder: str, url: str, sizes: str, what: str) -> dict[str, Any]:
    env = {
        **os.environ,
        "AANZET_MODE": "demo",
        "AANZET_VAR": f"{folder}/var",
        "AANZET_SITE_URL": "http://localhost",
        "DATABASE_URL": url,
    }
    out = Path(folder) / f"{secrets.token_hex(4)}.json"
    command = [sys.executable, "-m", "bench.once", str(out), sizes, what]
    subprocess.run(command, cwd=ROOT, env=env, check=True)
    numbers: dict[str, Any] = json.loads(out.read_text())
    return numbers


def _imports() -> Any:
    """The importer's own measurement, when it is there."""
    command = ROOT / "bench" / "imports"
    module = "bench.imports" if command.is_dir() or command.with_suffix(".py").exists() else ""
    if not module and not command.exists():
        machine.say("there is no measurement of imports yet")
        return None
    call = [sys.executable, "-m", module, "--json"] if module else [str(command), "--json"]
    with tempfile.TemporaryDirectory(prefix="aanzet-bench-") as folder:
        env = {
            **os.environ,
            "AANZET_MODE": "demo",
            "AANZET_VAR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/i.sqlite3",
        }
        done = subprocess.run(call, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
