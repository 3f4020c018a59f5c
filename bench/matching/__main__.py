"""Measure the matching, side by side in one run: `python -m bench.matching [--quick] [--write] [--json FILE]`."""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.__main__ import about_machine
from bench.matching import fairness, others, page, sixty
from tools import machine

ROOT = Path(__file__).resolve().parent.parent.parent
PLANS = ((500, 150, "city"), (5_000, 1_500, "city"), (10_000, 2_000, "city"), (100_000, 20_000, "country"))
SIZES = ((500, 150), (5_000, 1_500), (100_000, 20_000))
PEER_SECONDS = 1_800


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="bench.matching", description="Measure the matching; see README.md."
    )
    parser.add_argument(
        "--quick", action="store_true", help="without 100,000 women and the largest of the peer"
    )
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks-matching.md")
    parser.add_argument("--json", default="", help="write the numbers to this file too")
    given = parser.parse_args()
    found = measured(most=10_000 if given.quick else 100_000)
    text = page.as_markdown(found)
    print(text)
    if given.json:
        Path(given.json).write_text(json.dumps(found, indent=1), encoding="utf-8")
    if given.write:
        (ROOT / "docs" / "benchmarks-matching.md").write_text(text, encoding="utf-8")
    missed = [bar for bar in page.bars(found) if not bar.held]
    for bar in missed:
        machine.say(f"over its limit: {bar.what}: {bar.found}, {bar.limit}")
    return int(bool(missed))


def measured(most: int) -> dict[str, Any]:
    dense = [(500, 100, 5), (2_000, 400, 5)][: 1 if most < 100_000 else 2]
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": about_machine(),
        "plans": [one("plan", *case) for case in PLANS if case[0] <= most],
        "peer": [{"women": case[0], "ours": one("dense", *case), "peer": peer(*case)} for case in dense],
        "others": [
            one("other", name, *size)
            for size in SIZES
            for name in others.SOLVERS
            if size[0] <= min(most, others.MOST.get(name, most))
        ],
        "scoring": one("scoring"),
        "newcomer": one("newcomer"),
        "fairness": fairness.measured(),
        "sixty": sixty.measured(),
    }


def one(*arguments: object) -> dict[str, Any]:
    return _json([sys.executable, "-m", "bench.matching.one", *map(str, arguments)])


def peer(*case: int) -> dict[str, Any]:
    return _json([sys.executable, "-m", "bench.matching.peer", *map(str, case)])


def _json(command: list[str]) -> dict[str, Any]:
    machine.say(" ".join(command[2:]))
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True, check=True, timeout=PEER_SECONDS
    )
    numbers: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return numbers


if __name__ == "__main__":
    sys.exit(main())
