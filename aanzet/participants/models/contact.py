"""The person: how to reach her safely, and who may see what."""

from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.alliances.models import Organisation
from aanzet.core.models import Dated, Record, Versioned
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField
from aanzet.participants.enums import (
    Channel,
    ConsentEvidence,
    ConsentTopic,
    Discretion,
    LimitPart,
    OpeningCause,
    RestrictionKind,
)
from aanzet.participants.models.person import Participant

C = Retention.CONTACT
X = Retention.SENSITIVE
T = Retention.TRACE


class SafeContact(Versioned):
    """How, when and by whom she may be reached. No row means: no contact.

    `times`: the days and parts of the day she tapped, which messages keep to (:class:`participants.times.SafeTimes`).
    `hours`: what she says more about it, for people.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "discretion": C,
        "channel": C,
        "language": C,
        "times": C,
        "hours": C,
        "who_answers": C,
        "may_say": C,
        "voicemail": C,
        "asked_on": T,
    }
    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="safe_contact")
    discretion = models.CharField(max_length=8, choices=Discretion, default=Discretion.NONE)
    channel = models.CharField(max_length=8, choices=Channel, blank=True)
    language = models.CharField(max_length=8, blank=True)
    times = SealedTextField(blank=True)
    hours = SealedTextField(blank=True)
    who_answers = SealedTextField(blank=True)
    may_say = SealedTextField(blank=True)
    voicemail = models.BooleanField(default=False)
    asked_on = models.DateField(null=True, blank=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    def __str__(self) -> str:
        return self.discretion

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


class Restriction(Dated):
    """Her file is hidden: from search and lists for all but her own coach. `by_id`: who hid it; she herself lifts
    what she hid."""

    retention: ClassVar[dict[str, Retention]] = {"kind": X, "starts_on": T, "ends_on": T, "by_id": T}
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="restrictions")
    kind = models.CharField(max_length=20, choices=RestrictionKind)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return self.kind


class Consent(Record):
    """Her yes: one receiver, one topic, one purpose; withdrawn at any moment. `until`: the last day; empty: until she
    stops it."""

    retention: ClassVar[dict[str, Retention]] = {
        "topic": T,
        "purpose": T,
        "evidence": T,
        "given_on": T,
        "until": T,
        "withdrawn_on": T,
        "recorded_by_id": T,
    }
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=12, choices=ConsentTopic)
    purpose = models.CharField(max_length=120, blank=True)
    evidence = models.CharField(max_length=8, choices=ConsentEvidence)
    given_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    recorded_by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "until"], name="consent_receiver")]

    def __str__(self) -> str:
        return self.topic

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


class Limit(Record):
    """She keeps a part from somebody who walks along with her, from a day on, until she lifts it."""

    retention: ClassVar[dict[str, Retention]] = {"part": T, "set_on": T, "lifted_on": T, "user": T}
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="limits")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=8, choices=LimitPart)
    set_on = models.DateField()
    lifted_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "user", "part"],
                condition=models.Q(lifted_on__isnull=True),
                name="limit_once",
            )
        ]

    def __str__(self) -> str:
        return self.part

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


class Opening(Record):
    """A hidden file was opened by a coordinator for half an hour, with a cause and her written words (sealed).

    `seen_on`: the day on which the woman herself said that she read it.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "cause": X,
        "words": X,
        "opened_at": T,
        "until": T,
        "seen_on": T,
        "user": T,
    }
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="openings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=12, choices=OpeningCause)
    words = SealedTextField()
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    seen_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["user", "until"], name="opening_user_until")]

    def __str__(self) -> str:
        return self.cause

    @property
    def subject_id(self) -> UUID:
        return self.participant_id
