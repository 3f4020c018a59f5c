"""All checks and tests, one step after the other; every step runs, the end names those that failed.

bin/test                    everything
bin/test --quick            style, types and the quick tests on SQLite
bin/test lint               style, types, imports, templates
bin/test sqlite | postgres  the tests on one database
bin/test journeys           the tests that drive a browser
bin/test tests/cases -x     anything else goes to pytest (on SQLite, or on DATABASE_URL when set)
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from tools import machine, postgres

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("AANZET_SHARED", ROOT.parent / "shared"))
BIN = Path(sys.executable).parent
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
WORKERS = str(min(os.cpu_count() or 1, 4))


@dataclass
class Outcome:
    """What all steps together came to."""

    failed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"passed": 0, "failed": 0, "skipped": 0})


def run(outcome: Outcome, name: str, *command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run one step with its output shown; note it when it fails."""
    machine.say(f"--- {name}")
    begun = time.monotonic()
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env={**os.environ, **(env or {})})
    machine.say(f"    {'well' if done.returncode == 0 else 'FAILED'} ({time.monotonic() - begun:.0f} s)")
    if done.returncode:
        outcome.failed.append(name)


def lint(outcome: Outcome) -> None:
    """Style, types, imports and templates."""
    run(outcome, "style (ruff check)", BIN / "ruff", "check", "--quiet", ".")
    run(outcome, "layout (ruff format)", BIN / "ruff", "format", "--quiet", "--check", ".")
    run(outcome, "imports (import-linter)", BIN / "lint-imports", "--no-logo")
    run(outcome, "templates (djlint)", BIN / "djlint", "aanzet", "--lint", "--quiet")
    run(outcome, "types (mypy)", BIN / "mypy", "--no-error-summary")


def pytest_run(outcome: Outcome, name: str, *arguments: str, env: dict[str, str] | None = None) -> None:
    """One run of pytest, its result added to the counts."""
    with tempfile.TemporaryDirectory(prefix="aanzet-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "--durations=8", f"--junitxml={report}", *arguments]
        own = {"AANZET_VAR": str(Path(folder) / "var"), **(env or {})}
        if "DATABASE_URL" not in own:
            own["DATABASE_URL"] = f"sqlite:///{folder}/test.sqlite3"
        run(outcome, name, *command, env=own)
        if report.exists():
            # Our own pytest wrote this file a moment ago.
            for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314
                bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
                skipped = int(suite.get("skipped", 0))
                outcome.counts["failed"] += bad
                outcome.counts["skipped"] += skipped
                outcome.counts["passed"] += int(suite.get("tests", 0)) - bad - skipped


def sqlite(outcome: Outcome, *more: str) -> None:
    """The tests on SQLite, journeys apart."""
    pytest_run(outcome, "tests on SQLite", "-n", WORKERS, "-m", " and ".join(["not journey", *more]))


def on_postgres(outcome: Outcome) -> None:
    """The tests on PostgreSQL, in a cluster of their own."""
    try:
        with postgres.running() as url:
            pytest_run(
                outcome, "tests on PostgreSQL", "-n", WORKERS, "-m", "not journey", env={"DATABASE_URL": url}
            )
    except postgres.NoPostgres as sorry:
        _absent(outcome, "tests on PostgreSQL", str(sorry))


def journeys(outcome: Outcome) -> None:
    """The tests that drive a browser."""
    path = machine.browser()
    if path is None and machine.can_install():
        machine.install(list(machine.BROWSER))
        path = machine.browser()
    if path is None:
        machine.say("no browser on this machine; trying to fetch one")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], cwd=ROOT)
        path = machine.browser()
    if path is None:
        _absent(outcome, "journeys", "No browser found. On Debian or Ubuntu: sudo apt install chromium")
        return
    pytest_run(outcome, "journeys in a browser", "-m", "journey", env={"AANZET_BROWSER": path})


def _absent(outcome: Outcome, name: str, why: str) -> None:
    """What cannot run: a failure in CI, a plain word elsewhere."""
    machine.say(f"--- {name}: {why}")
    (outcome.failed if IN_CI else outcome.left_out).append(name)


def main() -> int:
    begun = time.monotonic()
    outcome = Outcome()
    asked = sys.argv[1:]
    steps: dict[str, list[Callable[[Outcome], None]]] = {
        "": [lint, sqlite, on_postgres, journeys],
        "--quick": [lint, lambda done: sqlite(done, "not slow")],
        "lint": [lint],
        "sqlite": [sqlite],
        "postgres": [on_postgres],
        "journeys": [journeys],
    }
    if asked and asked[0] in {"-h", "--help"}:
        print(__doc__)
        return 0
    if not asked or (len(asked) == 1 and asked[0] in steps):
        if not asked and (left := machine.complete()):
            machine.say(f"missing on this machine: {' '.join(left)}")
        if not SHARED.exists():
            _absent(
                outcome, "tests on the shared registers", f"There is no folder {SHARED}; see AANZET_SHARED."
            )
        run(outcome, "texts (compile)", sys.executable, "-m", "aanzet.core.messages", "--compile")
        for step in steps["".join(asked)]:
            step(outcome)
    else:
        given = os.environ.get("DATABASE_URL")
        pytest_run(outcome, "pytest", *asked, env={"DATABASE_URL": given} if given else None)
    return _close(outcome, time.monotonic() - begun)


def _close(outcome: Outcome, seconds: float) -> int:
    for name in outcome.left_out:
        machine.say(f"left out: {name}")
    for name in outcome.failed:
        machine.say(f"FAILED: {name}")
    machine.say(f"{'FAILED' if outcome.failed else 'all well'} in {seconds:.0f} s")
    sys.stderr.flush()
    counts = outcome.counts
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    if any(counts.values()):
        print(f"{counts['passed']} passed, {counts['failed']} failed{skipped}", flush=True)
    return int(bool(outcome.failed))


if __name__ == "__main__":
    sys.exit(main())
