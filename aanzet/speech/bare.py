"""A recording without what a device wrote beside the voice: title, place, maker, date. Such words can name who spoke.

Each is made blank where it stands, so that the file stays as long as it was and the sound is untouched. What is not
understood stays as it is.
"""

from collections.abc import Callable
from functools import cache
from struct import error as CutOff
from struct import pack_into, unpack_from

# MP4 (ISO/IEC 14496-12): boxes that hold boxes, boxes of words, and boxes that begin with two moments.
_HOLDS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"moof", b"traf", b"mvex"}
_WORDS = {b"udta", b"meta", b"uuid", b"free", b"skip"}
_MOMENTS = {b"mvhd", b"tkhd", b"mdhd"}
# Matroska (RFC 9559): Segment, Cluster, Tracks, TrackEntry and Info hold others.
_MASTERS = {0x18538067, 0x1F43B675, 0x1654AE6B, 0xAE, 0x1549A966}
# Tags, attachments, empty space, checksums of what changes; names, dates and programs of Info and TrackEntry.
_TOLD = {0x1254C367, 0x1941A469, 0xEC, 0xBF}
_NAMED = {0x7BA9, 0x4461, 0x4D80, 0x5741, 0x7384, 0x73A4, 0x3C83AB, 0x3E83BB, 0x536E, 0x258688}
_UNKNOWN = -1


def bare(sound: bytes, kind: str) -> bytes:
    """The same sound of the media type `kind`, with nothing told beside it."""
    clean = _CLEAN.get(kind)
    if clean is None:
        return sound
    made = bytearray(sound)
    try:
        clean(made)
    except (CutOff, IndexError):
        # The file ends in the middle of something: what came before it is blank.
        return bytes(made)
    return bytes(made)


def _blank(made: bytearray, start: int, end: int) -> None:
    end = min(end, len(made))
    made[start:end] = bytes(max(0, end - start))


def _wave(made: bytearray) -> None:
    """RIFF: all but the shape of the sound and the sound itself."""
    at = 12
    while at + 8 <= len(made):
        (size,) = unpack_from("<I", made, at + 4)
        if bytes(made[at : at + 4]) not in {b"fmt ", b"data", b"fact"}:
            made[at : at + 4] = b"JUNK"
            _blank(made, at + 8, at + 8 + size)
        at += 8 + size + size % 2


def _mp4(made: bytearray) -> None:
    """Boxes that hold others are opened by going on inside them."""
    at = 0
    while at + 8 <= len(made):
        size, head = unpack_from(">I", made, at)[0], 8
        name = bytes(made[at + 4 : at + 8])
        if size == 1:
            size, head = unpack_from(">Q", made, at + 8)[0], 16
        size = size or len(made) - at
        if size < head:
            return
        if name in _HOLDS:
            size = head
        elif name in _WORDS:
            made[at + 4 : at + 8] = b"free"
            _blank(made, at + head, at + size)
        elif name in _MOMENTS:
            # Version and flags, then when it was made and when it was changed.
            _blank(made, at + head + 4, at + head + 4 + (16 if made[at + head] == 1 else 8))
        elif name == b"hdlr":
            _blank(made, at + head + 24, at + size)
        at += size


def _mpeg(made: bytearray) -> None:
    """ID3v2 before the sound; ID3v1 and APEv2 behind it."""
    at = 0
    while bytes(made[at : at + 3]) == b"ID3":
        sevens = unpack_from("4B", made, at + 6)
        size = sum((each & 0x7F) << shift for each, shift in zip(sevens, (21, 14, 7, 0), strict=True))
        made[at + 5] = 0
        _blank(made, at + 10, at + 10 + size)
        at += 10 + size
    end = len(made)
    if end >= 128 and bytes(made[end - 128 : end - 125]) == b"TAG":
        _blank(made, end - 128, end)
        end -= 128
    if end >= 32 and bytes(made[end - 32 : end - 24]) == b"APETAGEX":
        (size,) = unpack_from("<I", made, end - 20)
        _blank(made, max(0, end - size - 32), end)


def _webm(made: bytearray) -> None:
    at = 0
    while at < len(made):
        name, after = _name(made, at)
        size, start = _size(made, after)
        if name in _MASTERS:
            at = start
            continue
        end = len(made) if size == _UNKNOWN else min(start + size, len(made))
        if name in _TOLD:
            _void(made, at, end)
        elif name in _NAMED:
            _blank(made, start, end)
        at = end


def _name(made: bytearray, at: int) -> tuple[int, int]:
    """An element's id and where it ends (RFC 8794, 5)."""
    length = 9 - made[at].bit_length()
    if length > 4:
        raise IndexError
    return int.from_bytes(made[at : at + length]), at + length


def _size(made: bytearray, at: int) -> tuple[int, int]:
    """An element's size and where its data begins (RFC 8794, 6); all ones: not known."""
    length = 9 - made[at].bit_length()
    if length > 8:
        raise IndexError
    value = int.from_bytes(made[at : at + length]) - (1 << 7 * length)
    return (_UNKNOWN if value == (1 << 7 * length) - 1 else value), at + length


def _void(made: bytearray, start: int, end: int) -> None:
    """Empty space of the same length."""
    whole = end - start
    if whole < 2:
        return
    _blank(made, start, end)
    made[start] = 0xEC
    if whole - 2 < 127:
        made[start + 1] = 0x80 | (whole - 2)
    else:
        pack_into(">Q", made, start + 1, 1 << 56 | (whole - 9))


def _ogg(made: bytearray) -> None:
    """The second packet of each stream holds the words (RFC 3533; RFC 7845, 5.2; Vorbis I, 5)."""
    streams: dict[int, int] = {}
    ended: dict[int, int] = {}
    words: dict[int, list[tuple[int, int]]] = {}
    changed: dict[int, int] = {}
    at = 0
    while bytes(made[at : at + 4]) == b"OggS":
        (serial,) = unpack_from("<I", made, at + 14)
        if made[at + 5] & 2:
            streams[serial] = at
        stream = streams.setdefault(serial, at)
        end = at + 27 + made[at + 26]
        for length in bytes(made[at + 27 : end]):
            if ended.get(stream) == 1:
                words.setdefault(stream, []).append((end, end + length))
                changed[at] = 0
            ended[stream] = ended.get(stream, 0) + (length < 255)
            end += length
        if at in changed:
            changed[at] = end
        at = end
    for spans in words.values():
        packet = bytearray(b"".join(made[start:stop] for start, stop in spans))
        _comments(packet)
        for start, stop in spans:
            made[start:stop] = packet[: stop - start]
            del packet[: stop - start]
    for start, end in changed.items():
        pack_into("<I", made, start + 22, 0)
        pack_into("<I", made, start + 22, _checksum(bytes(made[start:end])))


def _comments(packet: bytearray) -> None:
    """Who encoded it, then "name=words" any number of times: as long as they were, and empty."""
    at = 8 if packet.startswith(b"OpusTags") else 7 if packet.startswith(b"\x03vorbis") else 0
    if not at:
        return
    at = _empty(packet, at)
    (number,) = unpack_from("<I", packet, at)
    at += 4
    for _each in range(number):
        at = _empty(packet, at, b"-=")
    if packet.startswith(b"OpusTags"):
        _blank(packet, at, len(packet))


def _empty(packet: bytearray, at: int, begin: bytes = b"") -> int:
    """A length and so many bytes of words: spaces instead. Where the next one begins."""
    (length,) = unpack_from("<I", packet, at)
    start, end = at + 4, at + 4 + length
    if end > len(packet):
        raise IndexError
    packet[start:end] = begin.ljust(length)[:length]
    return int(end)


@cache
def _remainders() -> tuple[int, ...]:
    """For a checksum with the polynomial of Ogg (RFC 3533, 6)."""
    found = []
    for each in range(256):
        value = each << 24
        for _bit in range(8):
            value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
        found.append(value & 0xFFFFFFFF)
    return tuple(found)


def _checksum(page: bytes) -> int:
    table, value = _remainders(), 0
    for each in page:
        value = (value << 8) & 0xFFFFFFFF ^ table[(value >> 24) ^ each]
    return value


_CLEAN: dict[str, Callable[[bytearray], None]] = {
    "audio/webm": _webm,
    "audio/ogg": _ogg,
    "audio/mp4": _mp4,
    "audio/mpeg": _mpeg,
    "audio/wav": _wave,
}
