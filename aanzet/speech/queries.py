"""What the pages about voices and languages show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from aanzet.core import languages
from aanzet.speech import engine, texts
from aanzet.speech.enums import Shown, Standing
from aanzet.speech.models import Recording, Speaker, digest


@dataclass(frozen=True, slots=True)
class Heard:
    """One recording as a list shows it."""

    recording_id: UUID
    speaker: str
    on: date
    first: bool
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a language: `words` in it, `meaning` in the reader's language."""

    key: str
    words: str
    meaning: str
    room: str
    voice: Heard | None


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """Somebody who lends her voice."""

    speaker_id: UUID
    name: str
    terms: str
    agreed_on: date
    recordings: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How many texts of a language have a voice."""

    voiced: int
    total: int


@dataclass(frozen=True, slots=True)
class LanguageLine:
    """One language of her pages."""

    code: str
    name: str
    own_name: str
    reviewed_on: date | None
    translated: int
    needed: int
    engine: bool
    voiced: int
    to_voice: int
    old: int


def _recordings(language: str) -> dict[str, Heard]:
    rows = (
        Recording.objects.filter(language=language)
        .select_related("speaker")
        .defer("sound")
        .order_by("-on", "words")
    )
    return {
        row.digest: Heard(row.pk, row.speaker.name, row.on, row.standing == Standing.FIRST, row.words)
        for row in rows
    }


def voice_lines(*, language: str, shown: Shown, reader: str) -> list[Line]:
    """The texts of a language in the order in which she meets them. For OLD see `old_lines`."""
    heard = _recordings(language)
    return [
        Line(
            text.key,
            texts.translation(text, language),
            texts.translation(text, reader) if reader != language else text.english,
            text.room,
            heard.get(mark),
        )
        for mark, text in texts.to_record(language).items()
        if shown == Shown.ALL or (mark in heard) == (shown == Shown.VOICED)
    ]


def old_lines(*, language: str) -> list[Heard]:
    """Recordings of texts that read otherwise now, or that nobody sees any more."""
    now = texts.to_record(language)
    return [voice for mark, voice in _recordings(language).items() if mark not in now]


def progress(*, language: str) -> Progress:
    """ "234 of 1,078 texts have a voice"."""
    now = texts.to_record(language)
    marks = Recording.objects.filter(language=language).values_list("digest", flat=True)
    return Progress(sum(mark in now for mark in marks), len(now))


def next_without_voice(*, language: str, after: str) -> str:
    """The key of the next text without a voice behind `after`, around the end; empty when all have one."""
    marks = set(Recording.objects.filter(language=language).values_list("digest", flat=True))
    now = texts.to_record(language)
    keys = [text.key for text in now.values()]
    at = keys.index(after) + 1 if after in keys else 0
    bare = [text.key for mark, text in now.items() if mark not in marks]
    waiting = set(bare)
    return next((key for key in (*keys[at:], *keys[:at]) if key in waiting), "")


def voice_of(*, language: str, words: str) -> Heard | None:
    """The recording of exactly these words."""
    return _recordings(language).get(digest(words, language))


def speakers() -> list[SpeakerLine]:
    """Everybody who lends her voice, by name."""
    rows = Speaker.objects.annotate(n=Count("recordings")).order_by("name")
    return [SpeakerLine(row.pk, row.name, row.get_terms_display(), row.agreed_on, row.n) for row in rows]


def language_lines() -> list[LanguageLine]:
    """Every language of her pages: how far its texts are, and who speaks it."""
    marks: dict[str, list[str]] = {}
    for language, mark in Recording.objects.values_list("language", "digest"):
        marks.setdefault(language, []).append(mark)
    return list(_languages(marks))


def _languages(marks: Mapping[str, list[str]]) -> Iterator[LanguageLine]:
    for code, name in languages.NAMES.items():
        now, held = texts.to_record(code), marks.get(code, [])
        voiced = sum(mark in now for mark in held)
        count = texts.count(code)
        yield LanguageLine(
            code=code,
            name=str(name),
            own_name=languages.OWN_NAMES[code],
            reviewed_on=languages.REVIEWED.get(code),
            translated=count.translated,
            needed=count.needed,
            engine=code in engine.languages(),
            voiced=voiced,
            to_voice=len(now),
            old=len(held) - voiced,
        )
