"""Recordings of a voice: which files are one, told by their first bytes and never by their name."""

from django.utils.translation import gettext as _

from aanzet.core.errors import Refused

MOST_BYTES = 3_000_000
# What the recorder of the page stops at; 3 MB hold more than that at the quality of a phone call.
MOST_SECONDS = 300
HEAD = 4096

ENDINGS = {
    "audio/webm": "webm",
    "audio/ogg": "ogg",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
}
# Tracks of a film in Matroska (RFC 9559, codec ids) and in MP4 (ISO/IEC 14496-12, video media header).
_FILM = (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG", b"vmhd")


def kind_of(sound: bytes) -> str:
    """The media type of a recording that browsers play. Raises Refused for anything else, with how to mend it."""
    if not sound:
        raise Refused(_("The recording is empty. Record again."), "sound")
    if len(sound) > MOST_BYTES:
        raise Refused(
            _("The recording is too long: 3 MB fit, about five minutes. Record a shorter one."), "sound"
        )
    kind = _by_first_bytes(sound)
    if not kind:
        raise Refused(
            _(
                "This file is no recording that can be played here. Record again, or choose an mp3, m4a or wav file."
            ),
            "sound",
        )
    if kind in {"audio/webm", "audio/mp4"} and any(mark in sound for mark in _FILM):
        raise Refused(_("This is a film. Record only your voice."), "sound")
    return kind


def _by_first_bytes(sound: bytes) -> str:
    head = sound[:HEAD]
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:80]:
        return "audio/webm"
    if head.startswith(b"OggS"):
        return "audio/ogg"
    if head[4:8] == b"ftyp":
        return "audio/mp4"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "audio/wav"
    # MPEG audio: an ID3 tag, or a frame header of layer III (ISO/IEC 11172-3).
    if head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    return ""
