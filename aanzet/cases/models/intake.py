"""The intake: one definition version, answers one by one, who typed each."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.cases.enums import AnswerState, TypedBy
from aanzet.cases.models.journey import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField


class Intake(Record):
    """A filled-in intake. It can be stopped and taken up again on any device."""

    retention: ClassVar[dict[str, Retention]] = {
        "definition": Retention.NONE,
        "definition_version": Retention.NONE,
        "started_on": Retention.SITUATION,
        "finished_on": Retention.SITUATION,
    }
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="intake")
    definition = models.SlugField(max_length=60)
    definition_version = models.PositiveSmallIntegerField()
    started_on = models.DateField()
    finished_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return f"{self.definition} {self.definition_version}"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class IntakeAnswer(Versioned):
    """One answer; the value is sealed JSON. Skipping and 'rather not say' are answers too."""

    retention: ClassVar[dict[str, Retention]] = {
        "question": Retention.SITUATION,
        "state": Retention.SITUATION,
        "value": Retention.SENSITIVE,
        "sensitive": Retention.NONE,
        "typed_by": Retention.TRACE,
        "answered_on": Retention.TRACE,
        "by_id": Retention.TRACE,
    }
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="answers")
    question = models.SlugField(max_length=60)
    state = models.CharField(max_length=14, choices=AnswerState)
    value = SealedTextField(blank=True)
    sensitive = models.BooleanField(default=False)
    typed_by = models.CharField(max_length=12, choices=TypedBy)
    answered_on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intake", "question"], name="answer_once")]

    def __str__(self) -> str:
        return self.question
