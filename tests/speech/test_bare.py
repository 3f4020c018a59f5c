"""A recording tells nothing beside the voice: no owner, place, maker or moment that a phone wrote into it."""

from collections.abc import Callable
from struct import pack

import pytest

from aanzet.speech import sounds
from aanzet.speech.bare import _checksum, bare

TOLD = b"Rahel, Dorpsstraat 5"
VOICE = bytes(range(256)) * 3


def _wav() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return name + pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    shape = chunk(b"fmt ", pack("<HHIIHH", 1, 1, 16000, 32000, 2, 16))
    said = chunk(b"LIST", b"INFO" + chunk(b"IART", TOLD))
    body = b"WAVE" + shape + said + chunk(b"data", VOICE) + chunk(b"bext", TOLD)
    return b"RIFF" + pack("<I", len(body)) + body


def _box(name: bytes, *data: bytes) -> bytes:
    body = b"".join(data)
    return pack(">I", 8 + len(body)) + name + body


MOMENT = 0xE6A1B2C3


def _mp4() -> bytes:
    times = pack(">IIII", 0, MOMENT, MOMENT, 1000)
    long_times = pack(">IQQI", 1 << 24, MOMENT, MOMENT, 1000)
    handler = b"\0" * 8 + b"soun" + b"\0" * 12 + TOLD + b"\0"
    track = _box(
        b"trak", _box(b"tkhd", times), _box(b"mdia", _box(b"mdhd", long_times), _box(b"hdlr", handler))
    )
    told = _box(b"udta", _box(b"\xa9nam", TOLD), _box(b"meta", b"\0" * 4, _box(b"ilst", TOLD)))
    moov = _box(b"moov", _box(b"mvhd", times), track, told)
    whole = pack(">I", 1) + b"mdat" + pack(">Q", 16 + len(VOICE)) + VOICE
    return (
        _box(b"ftyp", b"M4A \0\0\0\0") + moov + whole + _box(b"uuid", b"\0" * 16, TOLD) + _box(b"free", TOLD)
    )


def _mp3() -> bytes:
    frames = b"TPE1" + pack(">I", len(TOLD) + 1) + b"\0\0\x03" + TOLD + b"\0" * 200
    size = len(frames)
    head = b"ID3\x04\0\x40" + bytes([0, 0, size >> 7, size & 0x7F])
    item = pack("<II", len(TOLD), 0) + b"Artist\0" + TOLD
    foot = b"APETAGEX" + pack("<IIII", 2000, len(item) + 32, 1, 0) + b"\0" * 8
    return head + frames + b"\xff\xfb\x90\0" + VOICE + item + foot + (b"TAG" + TOLD).ljust(128, b"\0")


def _element(name: str, data: bytes, *, unknown: bool = False) -> bytes:
    size = b"\x01" + b"\xff" * 7 if unknown else (1 << 56 | len(data)).to_bytes(8)
    return bytes.fromhex(name) + size + data


def _webm() -> bytes:
    head = _element("1A45DFA3", _element("4282", b"webm"))
    info = (
        _element("BF", b"\x01\x02\x03\x04")
        + _element("7BA9", TOLD)
        + _element("4461", TOLD[:8])
        + _element("5741", TOLD)
    )
    track = _element("AE", _element("536E", TOLD) + _element("86", b"A_OPUS"))
    cluster = _element("E7", b"\0") + _element("A3", b"\x81\0\0\x80" + VOICE)
    tags = _element("1254C367", _element("7373", TOLD * 20))
    small = b"\x12\x54\xc3\x67\x85Rahel"
    inside = (
        _element("1549A966", info) + _element("1654AE6B", track) + _element("1F43B675", cluster, unknown=True)
    )
    return head + _element("18538067", inside + tags + small, unknown=True)


def _pages(packets: list[bytes]) -> bytes:
    """Each packet begins on its own page and goes on over pages of at most three segments."""
    found, number = b"", 0
    for place, packet in enumerate(packets):
        laces = [255] * (len(packet) // 255) + [len(packet) % 255]
        while laces:
            table, laces = laces[:3], laces[3:]
            body, packet = packet[: sum(table)], packet[sum(table) :]
            head = pack("<BBQIII", 0, 2 if not place else 0, 0, 77, number, 0)
            page = b"OggS" + head + bytes([len(table)]) + bytes(table) + body
            found += page[:22] + pack("<I", _checksum(page)) + page[26:]
            number += 1
    return found


def _words(many: int) -> bytes:
    said = b"ARTIST=" + TOLD
    return pack("<I", len(TOLD)) + TOLD + pack("<I", many) + (pack("<I", len(said)) + said) * many


def _opus() -> bytes:
    return _pages([b"OpusHead\x01\x01" + b"\0" * 9, b"OpusTags" + _words(60) + TOLD, VOICE])


def _vorbis() -> bytes:
    return _pages([b"\x01vorbis" + b"\0" * 23, b"\x03vorbis" + _words(2) + b"\x01", b"\x05vorbis" + VOICE])


MADE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "wav": ("audio/wav", _wav),
    "mp4": ("audio/mp4", _mp4),
    "mp3": ("audio/mpeg", _mp3),
    "webm": ("audio/webm", _webm),
    "opus": ("audio/ogg", _opus),
    "vorbis": ("audio/ogg", _vorbis),
}


@pytest.mark.parametrize(("kind", "make"), MADE.values(), ids=MADE)
def test_recording_keeps_the_voice_and_tells_nothing_else(kind: str, make: Callable[[], bytes]) -> None:
    whole = make()
    assert sounds.kind_of(whole) == kind
    assert TOLD[:8] in whole
    clean = bare(whole, kind)
    assert len(clean) == len(whole)
    for word in (TOLD, TOLD[:8], b"Rahel", b"Dorps"):
        assert word not in clean
    assert VOICE[:200] in clean
    assert sounds.kind_of(clean) == kind
    assert bare(clean, kind) == clean


def test_recording_of_a_phone_tells_no_moment() -> None:
    assert pack(">I", MOMENT) in _mp4()
    assert pack(">I", MOMENT) not in bare(_mp4(), "audio/mp4")


def test_checksums_of_pages_fit_what_they_hold() -> None:
    """0x765E7680 is what POSIX `cksum` tells of "123456789"; Ogg leaves out its last inversion."""
    assert _checksum(b"123456789") == 0x765E7680 ^ 0xFFFFFFFF
    clean, at = bare(_opus(), "audio/ogg"), 0
    while at < len(clean):
        end = at + 27 + clean[at + 26] + sum(clean[at + 27 : at + 27 + clean[at + 26]])
        page = clean[at:end]
        assert page[22:26] == pack("<I", _checksum(page[:22] + b"\0" * 4 + page[26:]))
        at = end


@pytest.mark.parametrize(("kind", "make"), MADE.values(), ids=MADE)
def test_recording_that_ends_anywhere_is_kept_as_long_as_it_is(kind: str, make: Callable[[], bytes]) -> None:
    whole = make()
    for end in range(0, len(whole), 7):
        assert len(bare(whole[:end], kind)) == end


@pytest.mark.parametrize(
    ("kind", "bad"),
    [
        ("audio/mp4", pack(">I", 8) + b"moov"),
        ("audio/mp4", pack(">I", 3) + b"udta"),
        ("audio/webm", b"\x1a\x45\xdf\xa3\x80" + b"\0" * 100),
        ("audio/ogg", b"OggS" + b"\0" * 23 + b"\xff" * 300),
        ("audio/mpeg", b"ID3\x04\0\0\x7f\x7f\x7f\x7f"),
    ],
)
def test_malformed_recording_costs_no_endless_time(kind: str, bad: bytes) -> None:
    whole = bad * 2000
    assert len(bare(whole, kind)) == len(whole)


def test_a_kind_that_is_not_known_stays() -> None:
    assert bare(b"abc", "audio/flac") == b"abc"
