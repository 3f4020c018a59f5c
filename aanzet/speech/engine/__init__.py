"""The voice of the server: espeak-ng (GPL-3), run as a program of its own and never linked.

Which languages it speaks is asked once, when the server first needs to know. The words go in by standard input and
the sound comes out by standard output: nothing of it is an argument, a file or a line in a log.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from aanzet.speech.engine.mp3 import NoSound, packed
from aanzet.speech.wording import as_spoken

PROGRAM = "espeak-ng"
# Our language -> the engine's voice. Tigrinya and Somali it does not know: there, people are recorded.
VOICES: Mapping[str, str] = {
    "nl": "nl",
    "sv": "sv",
    "en": "en-gb",
    "ar": "ar",
    "fa": "fa",
    "uk": "uk",
    "pl": "pl",
    "tr": "tr",
    "es": "es",
    "fr": "fr-fr",
}
WORDS_A_MINUTE = 140  # its own pace is 175
MOST_CHARACTERS = 1_500
_MEMORY = 256_000_000
_SECONDS = 8
# One at a time in each process of the server, so that the pages of others never wait for a voice.
_TURN = BoundedSemaphore(1)
_CHILD = str(Path(__file__).with_name("child.py"))


class Unspoken(RuntimeError):
    """The engine is not here, does not know the language, or gave up."""


class Busy(RuntimeError):
    """It speaks for somebody else right now; ask again in a moment."""


@cache
def languages() -> frozenset[str]:
    """The languages of `VOICES` that the engine of this machine speaks; empty when there is none."""
    program = shutil.which(PROGRAM)
    if program is None:
        return frozenset()
    try:
        told = subprocess.run(  # noqa: S603 - the program we found, no shell
            [program, "--voices"], capture_output=True, timeout=10, check=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    # Pty Language Age/Gender VoiceName File ...
    known = {
        line.split()[1] for line in told.stdout.decode("utf-8", "replace").splitlines()[1:] if line.split()
    }
    return frozenset(language for language, voice in VOICES.items() if voice in known)


def speak(text: str, language: str, *, wait: float = 0) -> bytes:
    """`text` as an MP3 file, after at most `wait` seconds of waiting for its turn. Raises Busy, and Unspoken."""
    program = shutil.which(PROGRAM)
    if program is None or language not in languages() or not text.strip():
        raise Unspoken(language)
    if not _TURN.acquire(timeout=wait):
        raise Busy(language)
    try:
        return packed(_asked(program, VOICES[language], as_spoken(text[:MOST_CHARACTERS], language)))
    except NoSound as sorry:
        raise Unspoken(language) from sorry
    finally:
        _TURN.release()


def _asked(program: str, voice: str, words: str) -> bytes:
    limits = [sys.executable, "-I", "-S", "-B", _CHILD, str(_MEMORY), str(_SECONDS)]
    said = ["-v", voice, "-s", str(WORDS_A_MINUTE), "-b", "1", "--stdin", "--stdout"]
    try:
        done = subprocess.run(  # noqa: S603 - our own child, the program we found, no shell
            [*limits, program, *said],
            input=words.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        )
    except (OSError, subprocess.SubprocessError) as sorry:
        raise Unspoken(voice) from sorry
    return done.stdout
