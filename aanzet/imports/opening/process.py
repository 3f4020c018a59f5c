"""The parent's side of the child process: start it, take its lines, end it when it takes too long."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Any, BinaryIO

from aanzet.imports.opening import child
from aanzet.imports.opening.limits import Limits
from aanzet.imports.opening.sheets import Book, Cell, Row, Sheet, Unreadable

_ROOT = str(Path(__file__).resolve().parents[3])
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from aanzet.imports.opening.child import main; "
    "raise SystemExit(main())"
)

_TIME = {-getattr(signal, name, 0) for name in ("SIGKILL", "SIGXCPU")}  # ended by us or by RLIMIT_CPU

# All that the child knows of its surroundings; the last two say how openpyxl reads XML.
_SURROUNDINGS = {
    "PATH": os.defpath,
    "LANG": "C.UTF-8",
    "PYTHONIOENCODING": "utf-8",
    "OPENPYXL_LXML": "False",
    "OPENPYXL_DEFUSEDXML": "True",
}


def read_sheets(
    file: BinaryIO, *, limits: Limits | None = None, encoding: str = "", delimiter: str = ""
) -> Book:
    """Open `file` (a real file, readable and seekable) in the child process and take what it says. Raises Unreadable:
    the file is of a kind we do not read, too large, damaged or hostile."""
    caps = limits or Limits()
    said = child.arguments(caps, encoding, delimiter)
    file.seek(0)
    try:
        # The position of a buffered file is not that of its descriptor.
        os.lseek(file.fileno(), 0, os.SEEK_SET)
    except (OSError, AttributeError):
        # The child needs a file of the operating system: what lies in memory is put in a nameless one.
        with tempfile.TemporaryFile() as spooled:
            shutil.copyfileobj(file, spooled)
            spooled.seek(0)
            return _ask(spooled.fileno(), said, caps)
    return _ask(file.fileno(), said, caps)


def _ask(descriptor: int, said: str, caps: Limits) -> Book:
    process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module, no shell
        [sys.executable, "-I", "-B", "-c", _START, _ROOT, said],
        stdin=descriptor,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_SURROUNDINGS,
    )
    timer = Timer(caps.wall_seconds, process.kill)
    timer.start()
    try:
        return _book(process, caps)
    finally:
        timer.cancel()
        process.kill()
        process.communicate()


def _book(process: subprocess.Popen[bytes], caps: Limits) -> Book:
    """Collect the lines. A child that ends without its last line was ended for its time, or died for want of memory."""
    sheets: list[Sheet] = []
    characters = 0
    for line in process.stdout or ():
        characters += len(line)
        if characters > caps.text_characters:
            raise Unreadable("too_much_text", caps.text_characters // 1_000_000)
        value = json.loads(line)
        if isinstance(value, list):
            sheets[-1].rows.append(Row(value[0], [_cell(cell) for cell in value[1]]))
        elif "sheet" in value:
            merged = [tuple(box) for box in value["merged"]]
            sheets.append(Sheet(value["sheet"], merged=merged, hidden=value["hidden"]))
        elif "refused" in value:
            raise Unreadable(value["refused"], *value["values"])
        else:
            done = value["done"]
            return Book(sheets, done.get("encoding", ""), done.get("delimiter", ""))
    raise Unreadable("too_slow" if process.wait() in _TIME else "too_much_memory")


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return date.fromisoformat(value["d"])
    return value  # type: ignore[no-any-return]
