"""Voices of people: who lends hers, what she reads, and taking it away again."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import write
from aanzet.speech import shelf, sounds
from aanzet.speech.bare import bare
from aanzet.speech.enums import Standing, Terms
from aanzet.speech.models import Recording, Speaker, digest
from aanzet.speech.texts import Text, translation


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody read aloud: the text, the language, the bytes of the file."""

    text: Text
    language: str
    sound: bytes
    standing: Standing | str = Standing.LAST


@transaction.atomic
def speaker_add(*, by: Actor | None, on: date, name: str, terms: Terms | str, agreed_on: date) -> Speaker:
    """Somebody who said yes to being heard. Raises Refused for a name that stands there and a day to come."""
    name = clean(name)
    if agreed_on > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), "agreed_on")
    if Speaker.objects.filter(name__iexact=name).exists():
        raise Refused(_("This name stands there already. Add a letter or a second name."), "name")
    row = Speaker.objects.create(
        name=name, terms=terms, agreed_on=agreed_on, by_id=by.user_id if by else None
    )
    write(by, "speech.speaker_added", object_id=row.pk, data={"terms": str(terms)}, on=on)
    return row


@transaction.atomic
def speaker_remove(*, by: Actor | None, on: date, speaker: Speaker) -> int:
    """She takes her yes back: she and every recording of hers are gone. Returns how many."""
    recordings = speaker.recordings.count()
    write(by, "speech.speaker_removed", object_id=speaker.pk, data={"recordings": recordings}, on=on)
    speaker.delete()
    transaction.on_commit(shelf.forget)
    return recordings


@transaction.atomic
def recording_keep(*, by: Actor | None, on: date, speaker: Speaker, reading: Reading) -> Recording:
    """Keep a reading of exactly the text that stands there now; an earlier one of the same text goes.

    Raises Refused: not translated, a text with a value in it, or a file that is no recording.
    """
    words = translation(reading.text, reading.language)
    if not words:
        raise Refused(_("This text is not translated into this language yet."))
    if not reading.text.recordable:
        raise Refused(_("This text holds a name, a number or a day. It reads otherwise each time."))
    kind = sounds.kind_of(reading.sound)
    mark = digest(words, reading.language)
    Recording.objects.filter(language=reading.language, digest=mark).delete()
    row = Recording.objects.create(
        language=reading.language,
        digest=mark,
        words=words,
        sound=bare(reading.sound, kind),
        kind=kind,
        size=len(reading.sound),
        standing=reading.standing,
        speaker=speaker,
        on=on,
        by_id=by.user_id if by else None,
    )
    data = {"language": reading.language, "standing": str(reading.standing)}
    write(by, "speech.recorded", object_id=row.pk, data=data, on=on)
    transaction.on_commit(shelf.forget)
    return row


@transaction.atomic
def recording_remove(*, by: Actor | None, on: date, recording: Recording) -> None:
    """The recording is gone; where nothing else speaks the language, so is its speaker button."""
    write(
        by, "speech.recording_removed", object_id=recording.pk, data={"language": recording.language}, on=on
    )
    recording.delete()
    transaction.on_commit(shelf.forget)
