"""What kind of file this is, by its first bytes and never by its name."""

import re
import zipfile
from typing import BinaryIO, Literal

from aanzet.imports.opening.limits import Limits
from aanzet.imports.opening.sheets import Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "document"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"Rar!", "packed"),
    (b"\x1f\x8b", "packed"),
    (b"7z\xbc\xaf", "packed"),
    (b"SQLite format 3", "binary"),
    (b"\x7fELF", "binary"),
    (b"MZ\x90", "binary"),
)


def kind_of(stream: BinaryIO, limits: Limits) -> Literal["xlsx", "text"]:
    """'xlsx' or 'text'; raises Unreadable for whatever cannot be read, or is too large to try."""
    stream.seek(0, 2)
    size = stream.tell()
    stream.seek(0)
    if size == 0:
        raise Unreadable("empty")
    if size > limits.file_bytes:
        raise Unreadable("too_big", limits.file_bytes // 1_000_000)
    head = stream.read(4096)
    stream.seek(0)
    if head.startswith(b"PK"):
        _workbook_or_raise(stream, limits)
        return "xlsx"
    if head.startswith(_OLE):
        whole = stream.read()
        stream.seek(0)
        raise Unreadable("locked" if "EncryptedPackage".encode("utf-16-le") in whole else "old_excel")
    for magic, code in _OTHERS:
        if head.startswith(magic):
            raise Unreadable(code)
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if re.match(rb"<(!doctype html|html|head|body|table|meta|!--)", text):
        raise Unreadable("html")
    if text.startswith(b"<?xml"):
        raise Unreadable("xml")
    return "text"


def _workbook_or_raise(stream: BinaryIO, limits: Limits) -> None:
    """Look at the table of contents alone: how many parts, how large unpacked, which product made it."""
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise Unreadable("damaged") from None
    names = {entry.filename for entry in entries}
    if len(entries) > limits.zip_entries or len(names) != len(entries):
        raise Unreadable("damaged")
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise Unreadable("unpacks_too_big", limits.unpacked_bytes // 1_000_000)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("locked")
    if "xl/workbook.bin" in names:
        raise Unreadable("old_excel")
    if "content.xml" in names and "mimetype" in names:
        raise Unreadable("ods")
    if "word/document.xml" in names:
        raise Unreadable("document")
    if "[Content_Types].xml" not in names or not any(n.startswith("xl/") for n in names):
        raise Unreadable("packed")
