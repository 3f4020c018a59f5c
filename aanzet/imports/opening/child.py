"""The child process: limits itself, opens one file from standard input, writes one JSON value a line.

Lines: {"sheet": name, "merged": [...], "hidden": bool} · [row number, cells] · {"done": {...}} ·
{"refused": code, "values": [...]}. A date travels as {"d": "1994-06-03"}.
"""

import errno
import json
import sys
import warnings
from dataclasses import asdict
from datetime import date
from typing import Any, BinaryIO, TextIO

from aanzet.imports.opening.kinds import kind_of
from aanzet.imports.opening.limits import Limits
from aanzet.imports.opening.sheets import Sheet, Unreadable

# As expat, zlib (Z_MEM_ERROR is -4), the system and the loader of libraries say it.
NO_MEMORY = ("out of memory", "error -4 ", "allocate memory", "failed to map segment")


def confine(limits: Limits) -> None:
    """Take away what reading a file never needs. A platform without a limit goes on without that one."""
    try:
        import resource
    except ImportError:
        return
    for name, amount in (
        ("RLIMIT_AS", limits.memory_bytes),
        ("RLIMIT_CPU", limits.processor_seconds),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NPROC", 0),
    ):
        try:
            resource.setrlimit(getattr(resource, name), (amount, amount))
        except (AttributeError, ValueError, OSError):
            continue


def main() -> int:
    """Arguments: limits as JSON, encoding, delimiter. Always ends with a line that says how it went."""
    asked: dict[str, Any] = json.loads(sys.argv[1])
    limits = Limits(**asked["limits"])
    warnings.simplefilter("ignore")
    confine(limits)
    out = sys.stdout
    try:
        _work(sys.stdin.buffer, out, limits, asked)
    except Unreadable as refusal:
        _say(out, {"refused": refusal.fault.code, "values": refusal.fault.values})
    except Exception as error:
        _say(out, {"refused": reason_of(error), "values": []})
    out.flush()
    return 0


def reason_of(error: BaseException) -> str:
    """The code under which a file is turned away for what went wrong while it was read."""
    if "Forbidden" in type(error).__name__:
        return "dangerous_xml"
    return "too_much_memory" if _lacks_memory(error) else "damaged"


def _lacks_memory(error: BaseException | None) -> bool:
    """Whether this error, or one that it came from, is for want of memory. The parser (expat, XML_ERROR_NO_MEMORY), the
    unpacker (zlib, Z_MEM_ERROR) and the loader of libraries each say so in their own way, and Python itself now and
    then forgets to: a SystemError, "error return without exception set"."""
    while error is not None:
        words = str(error).lower()
        if isinstance(error, MemoryError | SystemError) or getattr(error, "errno", None) == errno.ENOMEM:
            return True
        if any(each in words for each in NO_MEMORY):
            return True
        error = error.__cause__ or error.__context__
    return False


def _work(stream: BinaryIO, out: TextIO, limits: Limits, asked: dict[str, Any]) -> None:
    if kind_of(stream, limits) == "xlsx":
        from aanzet.imports.opening.workbook import sheets_of

        for sheet in sheets_of(stream, limits):
            _tell(out, sheet)
        _say(out, {"done": {}})
        return
    from aanzet.imports.opening.plain import book_of

    book = book_of(stream, limits, encoding=asked["encoding"], delimiter=asked["delimiter"])
    for sheet in book.sheets:
        _tell(out, sheet)
    _say(out, {"done": {"encoding": book.encoding, "delimiter": book.delimiter}})


def _tell(out: TextIO, sheet: Sheet) -> None:
    _say(out, {"sheet": sheet.name, "merged": sheet.merged, "hidden": sheet.hidden})
    for row in sheet.rows:
        _say(out, [row.number, row.cells])


def _say(out: TextIO, value: Any) -> None:
    out.write(json.dumps(value, default=_date, separators=(",", ":")) + "\n")


def _date(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {"d": value.isoformat()}
    raise TypeError(type(value).__name__)


def arguments(limits: Limits, encoding: str, delimiter: str) -> str:
    """What the parent passes as the one argument."""
    return json.dumps({"limits": asdict(limits), "encoding": encoding, "delimiter": delimiter})
