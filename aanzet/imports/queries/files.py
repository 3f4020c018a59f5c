"""Files that somebody brings, opened and understood."""

import hashlib
import io
import zlib
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from aanzet.alliances.models import Organisation
from aanzet.core import sealed
from aanzet.imports.models import Upload
from aanzet.imports.queries.planning import Planner, Source
from aanzet.imports.queries.report import Report
from aanzet.imports.reading import Limits, Mapping, Unreadable, read_people, read_sheets
from aanzet.programmes.models import Programme


class FileUnreadable(Exception):
    """One of the files cannot be read; `name` which, `cause` why."""

    def __init__(self, name: str, cause: Unreadable) -> None:
        self.name, self.fault = name, cause.fault
        super().__init__(name, cause.fault)


@dataclass(frozen=True, slots=True)
class Files:
    """All files of an import, understood. `digest`: SHA-256 over the digests of the files in any order."""

    sources: tuple[Source, ...]
    digest: str


def limits() -> Limits:
    """The caps of this installation."""
    return Limits(file_bytes=settings.IMPORT_MAX_BYTES)


def read_files(paths: Sequence[Path], *, country: str, on: date, mapping: Mapping) -> Files:
    """Open and understand all files before anything is stored. Raises FileUnreadable for the first that fails."""
    sources, digests = [], []
    for path in paths:
        try:
            with path.open("rb") as file:
                digests.append(hashlib.file_digest(file, "sha256").hexdigest())
                sources.append(read_file(file, path.name, country=country, on=on, mapping=mapping))
        except OSError:
            raise FileUnreadable("", Unreadable("missing", path.name)) from None
    return Files(tuple(sources), hashlib.sha256("".join(sorted(digests)).encode()).hexdigest())


def read_file(file: BinaryIO, name: str, *, country: str, on: date, mapping: Mapping) -> Source:
    """Open and understand one file. Raises FileUnreadable."""
    try:
        book = read_sheets(file, limits=limits(), encoding=mapping.encoding, delimiter=mapping.delimiter)
        return Source(name, read_people(book, country=country, today=on, mapping=mapping))
    except Unreadable as cause:
        raise FileUnreadable(name, cause) from None


def import_check(
    *, on: date, programme: Programme, organisation: Organisation, sources: Sequence[Source]
) -> Report:
    """What an import would do; nothing is stored."""
    planner = Planner(programme=programme, organisation=organisation, on=on)
    report = Report()
    for source in sources:
        report.add_file(source.name, source.read.notes)
        for planned in planner.batches(source):
            report.add(planned)
    return report


def upload_open(upload: Upload) -> io.BytesIO:
    """The bytes of the file as it was chosen."""
    master = bytes.fromhex(settings.MASTER_KEYS[sealed.key_id_of(upload.content)])
    return io.BytesIO(zlib.decompress(b64decode(sealed.open_(master, upload_place(upload), upload.content))))


def upload_place(upload: Upload) -> str:
    """What the seal of an upload is bound to."""
    return f"imports.upload.content:{upload.pk}"


def upload_digest(upload: Upload) -> str:
    """SHA-256 over the digest of the one file, as for files of the command line."""
    own = hashlib.sha256(upload_open(upload).getvalue()).hexdigest()
    return hashlib.sha256(own.encode()).hexdigest()
