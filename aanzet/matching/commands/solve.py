"""`match solve PROBLEM.json [--compact]`: the best plan for a problem in a file, with its proof. Needs no database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any

from aanzet.matching.engine import fields
from aanzet.matching.engine.faults import BadProblem

HELP = "solve a problem from a file (docs/matching.md): no database, nothing stored"


def add(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="PROBLEM.json", help="the problem; - reads it from standard input")
    parser.add_argument("--compact", action="store_true", help="print the answer on one line")


def run(options: dict[str, Any], out: IO[str]) -> None:
    """Raises BadProblem with one clear sentence."""
    # The solver takes a second to load: nobody else who starts a command should wait for it.
    from aanzet.matching.solving import solve

    answer = solve(_read(options["file"]))
    text = json.dumps(answer, ensure_ascii=False, indent=None if options["compact"] else 1)
    out.write(_writable(text) + "\n")


def _writable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as fault:  # "\ud800" is JSON, and half of a sign
        sign = ascii(text[fault.start])
        raise BadProblem(f"an id holds {sign}, which is half a sign and cannot be written.") from fault
    return text


def _read(name: str) -> Any:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except OSError as fault:
        raise BadProblem(f"{name} cannot be read: {(fault.strerror or str(fault)).lower()}.") from fault
    except UnicodeDecodeError as fault:
        raise BadProblem(f"{name} is not a text file in UTF-8. Save it as UTF-8.") from fault
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as fault:
        raise BadProblem(
            f"{name} is not JSON: {fault.msg.lower()} at line {fault.lineno}, column {fault.colno}."
        ) from fault
    except BadProblem:
        raise
    except ValueError as fault:  # a number of thousands of figures
        raise BadProblem(f"{name} holds a number that is too long to be read.") from fault
    except RecursionError as fault:
        raise BadProblem(f"{name} is nested too deeply to be a problem.") from fault


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice would silently lose what stood first."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = fields.twice([name for name, _ in pairs])
        raise BadProblem(f"the key “{twice}” stands twice in one object. Give it once.")
    return found
