"""Measure the importer at several sizes and print a table, or with --json the numbers."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
LEAST_RATIO = 0.7


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.imports", description="Measure the importer; see README.md.")
    parser.add_argument("--sizes", default="1000,20000", help="rows of a register, rising")
    parser.add_argument("--kinds", default="csv,xlsx")
    parser.add_argument("--json", action="store_true", help="print the numbers for a program")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    found = [measured(kind, size) for kind in given.kinds.split(",") for size in sizes]
    ratios = {kind: ratio(found, kind) for kind in given.kinds.split(",")}
    linear = all(each >= LEAST_RATIO for each in ratios.values())
    if given.json:
        print(json.dumps({"runs": found, "ratio": ratios, "linear": linear}, indent=1))
    else:
        print(table(found))
        print(f"rate at {sizes[-1]} rows / rate at {sizes[0]}: {ratios} (linear: at least {LEAST_RATIO})")
    return 0 if linear else 1


def measured(kind: str, size: int) -> dict[str, Any]:
    """One register on a database of its own."""
    with tempfile.TemporaryDirectory(prefix="aanzet-bench-") as folder:
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "aanzet.config.settings",
            "AANZET_MODE": "demo",
            "AANZET_VAR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        }
        command = [sys.executable, "-m", "bench.imports.one", kind, str(size), folder]
        done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True)
    numbers: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return numbers


def ratio(found: list[dict[str, Any]], kind: str) -> float:
    """How the rate holds: that of the largest register through that of the smallest, by processor time, which
    other work on the machine does not change."""
    rates = [run["rows_per_processor_s"] for run in found if run["kind"] == kind]
    return float(round(rates[-1] / rates[0], 2))


def table(found: list[dict[str, Any]]) -> str:
    names = [
        "kind",
        "rows",
        "rows_per_s",
        "rows_per_processor_s",
        "read_s",
        "store_s",
        "again_s",
        "peak_mib",
        "open_peak_mib",
    ]
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    lines += ["| " + " | ".join(str(run[name]) for name in names) + " |" for run in found]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
