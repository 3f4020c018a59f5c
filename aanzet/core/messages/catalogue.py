"""One catalogue per room and language: brought up to date from the source, checked, compiled."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

import polib

from aanzet.core.languages import HERS_ONLY, TRANSLATED, plural_count, plural_forms, says_its_number
from aanzet.core.messages import hers
from aanzet.core.messages.scan import Message, in_room

LANGUAGES = (*TRANSLATED, *HERS_ONLY)
STREET = Path(__file__).resolve().parent.parent.parent
_PLACEHOLDER = re.compile(r"%\([^)]+\)[a-z]|%%|%[sd]|\{[a-z_0-9.!:]*\}")
_NO_WRAP = 10_000
Key = tuple[str | None, str]


def rooms(street: Path = STREET) -> list[Path]:
    """The folders of all rooms, by name."""
    return sorted(path.parent for path in street.glob("*/__init__.py"))


def _path(room: Path, language: str) -> Path:
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def wanted(room: Path, language: str) -> dict[Key, list[Message]]:
    """The texts of a room that a language needs: all, or those that a woman sees."""
    by_key: dict[Key, list[Message]] = {}
    found: Iterable[Message] = in_room(room)
    if language in HERS_ONLY:
        found = (
            *hers.of_her(room.name, found),
            *hers.in_tables(room),
            *hers.of_django(room.name, language),
        )
    for message in found:
        by_key.setdefault(message.key, []).append(message)
    return by_key


def _held(path: Path) -> dict[Key, polib.POEntry]:
    """Living entries of one catalogue file; none when the file is not there."""
    if not path.exists():
        return {}
    return {(e.msgctxt, e.msgid): e for e in polib.pofile(str(path), wrapwidth=_NO_WRAP) if not e.obsolete}


def update(
    chosen: Iterable[Path], *, street: Path = STREET, languages: Iterable[str] = LANGUAGES
) -> list[str]:
    """Bring the catalogues of the chosen rooms up to date; return one line per file that changed.

    Translations are kept, texts that left the source are dropped, nothing is ever marked fuzzy. A text that
    another room has translated already is filled in from there, so that one text reads the same everywhere.
    """
    lines = []
    languages = tuple(languages)
    everything = {lang: [_held(_path(r, lang)) for r in rooms(street)] for lang in languages}
    for room in chosen:
        for language in languages:
            texts = wanted(room, language)
            path = _path(room, language)
            if not texts and not path.exists():
                continue
            held = _held(path)
            fresh = _built(language, texts, held, everything[language])
            if _write(path, fresh):
                empty = sum(not e.translated() for e in fresh)
                lines.append(f"{room.name} {language}: {len(fresh)} texts, {empty} to translate")
    return lines


def _built(
    language: str,
    texts: dict[Key, list[Message]],
    held: dict[Key, polib.POEntry],
    others: list[dict[Key, polib.POEntry]],
) -> polib.POFile:
    fresh = polib.POFile(wrapwidth=_NO_WRAP)
    fresh.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(language),
    }
    for key, messages in texts.items():
        plural = next((m.plural for m in messages if m.plural), None)
        entry = polib.POEntry(msgctxt=key[0], msgid=key[1], msgid_plural=plural or "")
        # The file without its line: a moved line must not make a difference for a reader of the history.
        entry.occurrences = [(place, "") for place in dict.fromkeys(m.place for m in messages)]
        if _PLACEHOLDER.search(key[1] + (plural or "")):
            entry.flags = ["python-format"] if "%" in key[1] + (plural or "") else ["python-brace-format"]
        before = held.get(key)
        if before is None or not before.translated():
            before = next((o[key] for o in others if key in o and o[key].translated()), before)
        _carry(before, entry, plural_count(language))
        fresh.append(entry)
    return fresh


def _carry(before: polib.POEntry | None, entry: polib.POEntry, count: int) -> None:
    if entry.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(range(count), "")
    if before is None:
        return
    entry.tcomment = before.tcomment
    if entry.msgid_plural:
        entry.msgstr_plural = {n: before.msgstr_plural.get(n, before.msgstr) for n in range(count)}
    else:
        entry.msgstr = before.msgstr or before.msgstr_plural.get(0, "")


def _write(path: Path, fresh: polib.POFile) -> bool:
    text = str(fresh)
    text = text if text.endswith("\n") else text + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)
    return True


def faults(
    chosen: Iterable[Path], *, street: Path = STREET, languages: Iterable[str] = LANGUAGES
) -> Iterator[str]:
    """One line per fault: a text not in the catalogue, not translated, with other placeholders, or told twice."""
    chosen, languages = list(chosen), tuple(languages)
    for language in languages:
        heard: dict[Key, tuple[str, str]] = {}
        for room in rooms(street):
            held = _held(_path(room, language))
            for key, entry in held.items():
                told = (entry.msgstr or entry.msgstr_plural.get(plural_count(language) - 1, ""), room.name)
                first = heard.setdefault(key, told)
                if first[0] != told[0] and first[0] and told[0] and room in chosen:
                    yield (
                        f'{room.name} {language}: "{key[1]}" is "{told[0]}" here and "{first[0]}" in {first[1]}; '
                        "choose one, or tell them apart with pgettext"
                    )
    for room in chosen:
        for language in languages:
            yield from _room_faults(room.name, language, wanted(room, language), _held(_path(room, language)))


def _room_faults(
    room: str, language: str, texts: dict[Key, list[Message]], held: dict[Key, polib.POEntry]
) -> Iterator[str]:
    for key, messages in texts.items():
        where = f"{room} {language}: {messages[0].place}:{messages[0].line}"
        entry = held.get(key)
        if entry is None:
            yield f'{where} "{key[1]}" is not in the catalogue; run bin/aanzet messages {room}'
        elif entry.fuzzy:
            yield f'{where} "{key[1]}" is marked fuzzy'
        elif not entry.translated():
            yield f'{where} "{key[1]}" has no translation'
        else:
            yield from (f'{where} "{key[1]}": {fault}' for fault in _placeholders(entry, language))
    for key in held.keys() - texts.keys():
        yield f'{room} {language}: "{key[1]}" left the source; run bin/aanzet messages {room}'


def _placeholders(entry: polib.POEntry, language: str) -> Iterator[str]:
    """A translation may leave the number out of a form that stands for one number only, nothing else."""
    if not entry.msgid_plural:
        if _marks(entry.msgid) != _marks(entry.msgstr):
            yield "the placeholders of the translation differ"
        return
    allowed = _marks(entry.msgid_plural)
    for form in range(plural_count(language)):
        found = _marks(entry.msgstr_plural.get(form, ""))
        if says_its_number(language, form):
            if found != allowed:
                yield "the placeholders of the plural differ"
        elif not found <= allowed | _marks(entry.msgid):
            yield "the placeholders of the singular differ"


def _marks(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text)) - {"%%"}


def compile_all(street: Path = STREET) -> int:
    """Write the .mo beside each .po that is newer; return how many were written."""
    count = 0
    for source in sorted(street.glob("*/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        # Written aside and moved: a server that starts meanwhile must never read half a catalogue.
        aside = target.with_name(f".{target.name}.{os.getpid()}")
        polib.pofile(str(source), wrapwidth=_NO_WRAP).save_as_mofile(str(aside))
        aside.replace(target)
        count += 1
    return count


@cache
def compiled(language: str, street: Path = STREET) -> Mapping[str, str]:
    """All translations into one language: msgid (with its context and "\x04" before it) -> text, of a counted text its
    first form. Nothing is filled in from another language."""
    found: dict[str, str] = {}
    for path in sorted(street.glob(f"*/locale/{language}/LC_MESSAGES/django.mo")):
        with path.open("rb") as file:
            held: dict[str | tuple[str, int], str] = vars(GNUTranslations(file))["_catalog"]
        for key, text in held.items():
            name, form = key if isinstance(key, tuple) else (key, 0)
            if name and text and not form:
                found.setdefault(name, text)
    return found
