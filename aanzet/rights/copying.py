"""Her copy to take along (GDPR articles 15 and 20): a page she reads anywhere, data for machines, and files.

Made in memory within the request: what stands about one woman is small.
"""

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi

from aanzet.participants import parts
from aanzet.participants.models import Participant
from aanzet.participants.parts import File, Item, Part

VERSION = 1
STYLE = Path(__file__).parent / "copy.css"
NAME = "papers.zip"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind under one heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """`content`: the ZIP. `files`: how many are in it."""

    content: bytes
    files: int


def make_copy(*, participant: Participant, on: date, extra: Iterable[File] = ()) -> Copy:
    """The whole copy in the language of the moment. `extra`: files that need a request (her plan as PDF)."""
    told = [(part, part.read(participant)) for part in parts.parts() if not part.left_out]
    left_out = [str(part.title) for part in parts.parts() if part.left_out]
    files = [*extra, *(file for _part, each in told for file in each.files)]
    page = render_to_string(
        "rights/copy.html",
        {
            "chapters": [_chapter(part, each.items) for part, each in told if each.items],
            "files": files,
            "left_out": left_out,
            "on": on,
            "language": get_language(),
            "rtl": get_language_bidi(),
        },
    )
    data = json.dumps(_data(told, files, left_out, on), ensure_ascii=False, indent=1)
    inside = {"read.html": page.encode(), "read.css": STYLE.read_bytes(), "data.json": data.encode()}
    inside |= {f"files/{file.name}": file.content for file in files}
    return Copy(_zip(inside), len(files))


def _chapter(part: Part, items: tuple[Item, ...]) -> Chapter:
    shown = [item for item in items if item.lines]
    grouped = groupby(shown, key=lambda item: item.title)
    return Chapter(str(part.title), tuple(Group(title, tuple(each)) for title, each in grouped))


def _data(
    told: list[tuple[Part, parts.Told]], files: list[File], left_out: list[str], on: date
) -> dict[str, object]:
    """As docs/her-copy.md describes it."""
    return {
        "version": VERSION,
        "made_on": on.isoformat(),
        "language": get_language(),
        "parts": [
            {
                "name": part.name,
                "title": str(part.title),
                "rows": [
                    {"table": item.table, "title": item.title, "fields": item.data} for item in each.items
                ],
            }
            for part, each in told
        ],
        "files": [
            {"name": f"files/{file.name}", "kind": file.kind, "bytes": len(file.content)} for file in files
        ],
        "left_out": left_out,
    }


def _zip(inside: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in inside.items():
            # A fixed moment: the file says on which day it was made, not when she sat at which computer.
            packed.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
