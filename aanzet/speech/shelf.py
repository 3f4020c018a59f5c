"""Which texts have a recording, kept in memory: pages ask this for every text they show.

Read anew after a minute, and at once in the process where one is added or removed.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from aanzet.speech.enums import Standing
from aanzet.speech.models import Recording

SECONDS = 60
_kept: dict[str, tuple[float, Mapping[str, "Voice"]]] = {}
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Voice:
    """One recording. `first`: an editor finds it better than the voice of a machine."""

    recording_id: UUID
    first: bool


def voices(language: str) -> Mapping[str, Voice]:
    """Digest of the text -> its recording, at most a minute old."""
    with _lock:
        read_at, held = _kept.get(language, (0.0, {}))
        if read_at and time.monotonic() - read_at < SECONDS:
            return held
        rows = Recording.objects.filter(language=language).values_list("digest", "pk", "standing")
        held = {digest: Voice(pk, standing == Standing.FIRST) for digest, pk, standing in rows}
        _kept[language] = (time.monotonic(), held)
        return held


def forget() -> None:
    """Read them anew the next time."""
    with _lock:
        _kept.clear()


def fill(language: str, held: Mapping[str, Voice]) -> None:
    """Keep this for a minute."""
    with _lock:
        _kept[language] = (time.monotonic(), held)
