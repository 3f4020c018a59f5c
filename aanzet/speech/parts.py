"""From a block of a page to what is played: which voice speaks which words.

A page is made of texts (which a person may have recorded) and of values (a name, a date, her own words: nobody can
record those beforehand). So each **line** of the page is looked at by itself:

1. The whole line is one text of the house, and it is recorded: that recording is the line.
2. The line is made of pieces (a text, a link, a badge), and every piece is recorded: they are played in their order.
3. Only some pieces are recorded: a machine voice says the whole line, so that nothing is left out. Where no machine
   speaks the language, the recorded pieces are played and the values are passed over: "Your next step", then silence
   for what her coach wrote, is still better than nothing, and the value stands on the page.
4. Nothing is recorded: a machine voice, or silence.

A text with a value inside it ("Before 12 November.") is another text for each value. It falls under 4.

Of a line that is recorded whole (1 and 2), an editor says whether it comes before the voices of machines (`FIRST`) or
only where there is none (`LAST`). Lines that a machine says are joined into pieces of about `CHUNK` characters, the
first one short: the sound begins while the rest is made.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from aanzet.speech.models import digest
from aanzet.speech.shelf import Voice

MOST_CHARACTERS = 4_000
CHUNK = 220
FIRST_CHUNK = 70
_SENTENCE = re.compile(r"(?<=[.!?…؟۔።፧])\s+")
_BEFORE_SIGN = re.compile(r"\s+([.,;:!?…؟،۔።])")
_ENDED = tuple(".!?…:;,؟۔።፧")


class Order(IntEnum):
    """When the recordings of a part are played."""

    NEVER = 0
    LAST = 1
    FIRST = 2


@dataclass(frozen=True, slots=True)
class Part:
    """Some words, the recordings of them, and when those come before a machine's voice."""

    words: str
    recordings: tuple[UUID, ...] = ()
    order: Order = Order.NEVER


def parts_of(
    lines: Iterable[tuple[str, ...]], language: str, voices: Mapping[str, Voice], machine: bool
) -> list[Part]:
    """The parts of a block, in their order. `machine`: whether the server's own voice speaks this language."""
    found = _limited(_part(pieces, language, voices) for pieces in lines)
    return list(_joined(found, machine))


def _part(pieces: tuple[str, ...], language: str, voices: Mapping[str, Voice]) -> Part:
    words = _BEFORE_SIGN.sub(r"\1", " ".join(pieces)).strip()
    whole = voices.get(digest(words, language))
    if whole:
        return Part(words, (whole.recording_id,), Order.FIRST if whole.first else Order.LAST)
    known = [voices.get(digest(piece, language)) for piece in pieces if any(c.isalnum() for c in piece)]
    heard = [voice for voice in known if voice]
    if not heard:
        return Part(words)
    first = len(heard) == len(known) and all(voice.first for voice in heard)
    return Part(words, tuple(voice.recording_id for voice in heard), Order.FIRST if first else Order.LAST)


def _limited(parts: Iterable[Part]) -> Iterator[Part]:
    left = MOST_CHARACTERS
    for part in parts:
        if any(c.isalnum() for c in part.words):
            left -= len(part.words)
            if left < 0:
                return
            yield part


def _joined(parts: Iterable[Part], machine: bool) -> Iterator[Part]:
    """Lines for a machine joined into pieces; those with a recording that will be played stay by themselves."""
    waiting = ""
    begun = False
    for part in parts:
        if part.order == Order.FIRST or (part.recordings and not machine):
            if waiting:
                yield Part(waiting)
                waiting = ""
            yield part
            begun = True
            continue
        for sentence in _SENTENCE.split(_ended(part.words)):
            if waiting and len(waiting) + len(sentence) > (CHUNK if begun else FIRST_CHUNK):
                yield Part(waiting)
                waiting, begun = "", True
            waiting = f"{waiting} {sentence}".strip()
    if waiting:
        yield Part(waiting)


def _ended(words: str) -> str:
    """A heading and a choice end as a sentence does: the voice rests there."""
    return words if words.endswith(_ENDED) else f"{words}."
