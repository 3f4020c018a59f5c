"""Voices of people: who speaks, and what she read."""

import hashlib
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.core.languages import NAMES
from aanzet.core.models import Record
from aanzet.core.retention import Retention
from aanzet.core.text import clean
from aanzet.speech.enums import Standing, Terms


def digest(text: str, language: str) -> str:
    """What a recording belongs to: exactly this text in this language. White space and invisible signs do not count."""
    return hashlib.sha256(f"{language}\n{clean(text)}".encode()).hexdigest()


class Speaker(Record):
    """Somebody who lends her voice. `agreed_on`: the day she said yes to being heard, to whoever recorded her.
    Taking it back deletes the row and every recording of hers."""

    retention: ClassVar[dict[str, Retention]] = {
        "name": Retention.IDENTITY,
        "terms": Retention.NONE,
        "agreed_on": Retention.TRACE,
        "by_id": Retention.TRACE,
    }
    name = models.CharField(_("name"), max_length=120, unique=True)
    terms = models.CharField(max_length=12, choices=Terms)
    agreed_on = models.DateField()
    by_id = models.UUIDField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Recording(Record):
    """One text in one language, read aloud by a person. The words are those of the house, never of a woman.

    `digest` ties it to the exact text: when the translation changes, the recording no longer fits and is heard
    nowhere. `words`: what was read, to compare with what stands there now. `kind`: the media type that its first
    bytes showed. A new recording of the same text is a new row, so its address never brings another sound.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "language": Retention.NONE,
        "digest": Retention.NONE,
        "words": Retention.NONE,
        "sound": Retention.IDENTITY,
        "kind": Retention.NONE,
        "size": Retention.NONE,
        "standing": Retention.NONE,
        "on": Retention.TRACE,
        "by_id": Retention.TRACE,
    }
    language = models.CharField(max_length=8, choices=list(NAMES.items()))
    digest = models.CharField(max_length=64)
    words = models.TextField()
    sound = models.BinaryField()
    kind = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.LAST)
    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="recordings")
    on = models.DateField()
    by_id = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "digest"], name="speech_recording_one_per_text"),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.pk}"
