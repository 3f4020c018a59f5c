"""The commands of bin/ end in a clear sentence when something is missing."""

import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from tests.paths import ROOT
from tools import check, demo, machine


def _bare_machine(folder: Path) -> Path:
    """A copy of the commands, and a path with a few programs of the system but no Python."""
    shutil.copytree(ROOT / "bin", folder / "bin")
    for lock in ("requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / lock, folder / lock)
    (folder / "path").mkdir()
    for program in ("sh", "dirname", "cksum", "cat"):
        (folder / "path" / program).symlink_to(str(shutil.which(program)))
    return folder / "path"


@pytest.mark.parametrize("command", ["aanzet", "demo", "test"])
def test_machine_without_python_is_told_so(command: str, tmp_path: Path) -> None:
    path = _bare_machine(tmp_path)
    done = subprocess.run(
        [tmp_path / "bin" / command], env={"PATH": str(path)}, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "Aanzet needs Python 3.11 or newer; this machine has none." in done.stderr


def test_old_python_is_no_python(tmp_path: Path) -> None:
    path = _bare_machine(tmp_path)
    old = path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")  # what Python 3.10 answers to "are you 3.11?"
    old.chmod(0o755)
    done = subprocess.run(
        [tmp_path / "bin" / "aanzet"], env={"PATH": str(path)}, capture_output=True, text=True
    )
    assert "Aanzet needs Python 3.11 or newer" in done.stderr


def test_port_in_use_is_told_before_anything_else() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} on 127.0.0.1 cannot be used" in demo._taken("127.0.0.1", port)


def test_check_closes_with_its_counts(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = check.Outcome(counts={"passed": 12, "failed": 1, "skipped": 0}, failed=["types (mypy)"])
    assert check._close(outcome, 3) == 1
    shown = capsys.readouterr()
    assert shown.out.endswith("12 passed, 1 failed\n")
    assert "FAILED: types (mypy)" in shown.err


def test_missing_parts_fail_in_ci_and_are_left_out_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for in_ci, failed, left_out in ((True, ["journeys"], []), (False, [], ["journeys"])):
        monkeypatch.setattr(check, "IN_CI", in_ci)
        outcome = check.Outcome()
        check._absent(outcome, "journeys", "No browser found.")
        assert (outcome.failed, outcome.left_out) == (failed, left_out)


def test_browser_that_is_named_but_not_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AANZET_BROWSER", str(tmp_path / "chromium"))
    assert machine.browser() is None
