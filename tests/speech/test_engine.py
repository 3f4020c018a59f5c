"""The server's own voice: every language it names, within its limits, and clear when it is not there."""

import io
import math
import os
import stat
import subprocess
import sys
import wave
from pathlib import Path
from threading import Thread

import pytest

from aanzet.core.languages import HERS
from aanzet.speech import checks, engine
from aanzet.speech.engine.mp3 import NoSound, packed
from aanzet.speech.wording import as_spoken

# The head of a frame of MPEG-2 layer III (ISO/IEC 13818-3), 32 kilobits a second at 22,050 samples.
MP3 = b"\xff\xf3\x40"

TEXTS = {
    "nl": "Dinsdag 24 november 2026 om 10:00 uur komt Rahel.",
    "sv": "Tisdag den 24 november 2026 kl. 10.30 kommer Rahel.",
    "en": "Rahel comes on Tuesday 24 November 2026 at 10:00.",
    "ar": "تأتي راحيل يوم الثلاثاء 24 نوفمبر 2026 في الساعة 10:00.",
    "fa": "راحیل روز سه‌شنبه ۲۴ نوامبر می‌آید.",
    "uk": "Рахель приходить у вівторок 24 листопада 2026 р. о 10:00.",
    "pl": "Rahel przychodzi we wtorek 24 listopada 2026 o godz. 10:00.",
    "tr": "Rahel 24 Kasım 2026 Salı günü saat 10.00'da geliyor.",
    "es": "Rahel viene el martes 24 de noviembre de 2026 a las 10:00.",
    "fr": "Rahel vient le mardi 24 novembre 2026 à 10:00.",
}


def seconds(sound: bytes) -> float:
    return len(sound) * 8 / 32_000


def test_the_engine_has_a_voice_for_all_but_tigrinya_and_somali() -> None:
    assert set(HERS) - set(engine.VOICES) == {"ti", "so"}
    assert set(TEXTS) == set(engine.VOICES)


@pytest.mark.usefixtures("real_engine")
@pytest.mark.parametrize("language", TEXTS)
def test_every_language_is_spoken(language: str) -> None:
    sound = engine.speak(TEXTS[language], language)
    assert sound.startswith(MP3)
    assert 2 < seconds(sound) < 15
    assert len(set(sound)) > 200, "not silence"


@pytest.mark.usefixtures("real_engine")
def test_words_are_never_an_argument_or_an_order_to_the_engine() -> None:
    assert engine.speak("-w /tmp/x --path=/etc <break time='60s'/> [[_:]] $(reboot)", "nl").startswith(MP3)


@pytest.mark.usefixtures("real_engine")
def test_a_text_that_is_too_long_is_cut() -> None:
    assert len(engine.speak("Ja. " * 2_000, "nl")) <= len(engine.speak("Ja. " * 375, "nl")) + 10_000


@pytest.mark.usefixtures("real_engine")
def test_one_voice_at_a_time_and_the_next_is_told() -> None:
    held = engine._TURN
    with held, pytest.raises(engine.Busy):
        engine.speak("Hallo", "nl")
    sounds: list[bytes] = []
    with held:
        waiting = Thread(target=lambda: sounds.append(engine.speak("Hallo", "nl", wait=10)))
        waiting.start()
    waiting.join()
    assert sounds[0].startswith(MP3)
    assert engine.speak("Hallo", "nl").startswith(MP3)


@pytest.mark.parametrize("language", ["ti", "so", "xx", ""])
def test_a_language_without_a_voice_is_refused(language: str) -> None:
    with pytest.raises(engine.Unspoken):
        engine.speak("Hallo", language)


def _program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / engine.PROGRAM
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{folder}:{os.defpath}")
    engine.languages.cache_clear()


@pytest.mark.parametrize("script", ["exit 1", "echo no sound", "cat /dev/zero | head -c 200000", "sleep 60"])
def test_an_engine_that_gives_up_is_no_error_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    _program(tmp_path, monkeypatch, script)
    monkeypatch.setattr(engine, "languages", lambda: frozenset({"nl"}))
    monkeypatch.setattr(engine, "_SECONDS", 1)
    with pytest.raises(engine.Unspoken):
        engine.speak("Hallo", "nl")


def test_an_engine_that_cannot_name_its_voices_speaks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = engine.languages.cache_clear
    try:
        _program(tmp_path, monkeypatch, "exit 3")
        assert engine.languages() == frozenset()
        _program(tmp_path, monkeypatch, 'printf "Pty Language Age\\n 5 nl --/M Dutch gmw/nl\\n"')
        assert engine.languages() == {"nl"}
        monkeypatch.setenv("PATH", str(tmp_path / "empty"))
        engine.languages.cache_clear()
        assert engine.languages() == frozenset()
    finally:
        before()


def test_the_child_may_write_no_file(tmp_path: Path) -> None:
    target = tmp_path / "words"
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            engine._CHILD,
            "256000000",
            "5",
            "/bin/sh",
            "-c",
            f"echo words > {target}",
        ],
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert not target.exists() or target.read_bytes() == b""


def test_the_check_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "languages", frozenset)
    assert [each.id for each in checks.engine_is_here(None)] == ["speech.W001"]
    monkeypatch.setattr(engine, "languages", lambda: frozenset(engine.VOICES) - {"fa", "uk"})
    (found,) = checks.engine_is_here(None)
    assert (found.id, "fa, uk" in found.msg) == ("speech.W002", True)
    monkeypatch.setattr(engine, "languages", lambda: frozenset(engine.VOICES))
    assert checks.engine_is_here(None) == []


def _wav(samples: list[int], channels: int = 1) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(22050)
        out.writeframes(b"".join(each.to_bytes(2, "little", signed=True) for each in samples))
    return file.getvalue()


def test_a_second_costs_four_thousand_bytes_and_sounds() -> None:
    tone = packed(_wav([round(12_000 * math.sin(each / 8)) for each in range(22050 * 3)]))
    assert 3 <= seconds(tone) < 3.2
    assert len(tone) < 4_100 * 3.2
    quiet = packed(_wav([0] * 22050 * 3))
    assert len(set(quiet)) < len(set(tone)), "a tone is no silence"


def test_sound_is_packed_whatever_length_its_header_claims() -> None:
    honest = _wav([0, 100, 200])
    piped = honest[:40] + b"\xff\xff\xff\x7f" + honest[44:]
    assert packed(piped) == packed(honest)


@pytest.mark.parametrize(
    "sound", [b"", b"RIFF", _wav([0, 0], channels=2), b"x" * 100, _wav([])[:43], _wav([])]
)
def test_what_is_no_sound_is_refused(sound: bytes) -> None:
    with pytest.raises(NoSound):
        packed(sound)


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("nl", "om 10:00 uur", "om 10 uur"),
        ("nl", "van 9.30 tot 14.05.", "van 9 30 tot 14 05."),
        ("nl", "op 24-11-2026 en 24.11.2026", "op 24-11-2026 en 24.11.2026"),
        ("nl", "€ 1.250,50", "€ 1.250,50"),
        ("nl", "Bel 06 1234 5678.", "Bel 0 6, 1 2 3 4, 5 6 7 8."),
        ("nl", "+31 6 12345678", "+ 3 1, 6, 1 2 3 4 5 6 7 8"),
        ("sv", "kl. 10.30", "klockan 10 30"),
        ("uk", "24 листопада 2026 р. о 10:00", "24 листопада 2026 року о 10"),
        ("en", "[[x]] <b>\u200f\u202bYes\u202c", "x b Yes"),
        ("nl", "3 van 8", "3 van 8"),
    ],
)
def test_written_signs_are_said_as_people_say_them(language: str, written: str, said: str) -> None:
    assert as_spoken(written, language) == said
