"""What she tells without a pen: how much she decides herself, and what she wants in her own voice."""

from typing import ClassVar, Self
from uuid import UUID

from django.core.validators import MaxValueValidator
from django.db import models

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.cases.enums import LadderMoment, TypedBy
from aanzet.cases.models.journey import Case
from aanzet.core.models import Record
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedBinaryField

S, X, T, N = Retention.SITUATION, Retention.SENSITIVE, Retention.TRACE, Retention.NONE
LADDER_TOP = 10


class LadderStep(Record):
    """How much do I decide myself, 0 to 10: one answer on one day (a ladder as Cantril drew it, 1965)."""

    retention: ClassVar[dict[str, Retention]] = {"step": S, "moment": S, "on": S, "typed_by": T, "by_id": T}
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="ladder")
    step = models.PositiveSmallIntegerField(validators=[MaxValueValidator(LADDER_TOP)])
    moment = models.CharField(max_length=8, choices=LadderMoment)
    on = models.DateField()
    typed_by = models.CharField(max_length=12, choices=TypedBy)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(step__lte=LADDER_TOP), name="ladder_step_at_most_ten")
        ]
        indexes = [models.Index(fields=["case", "on"], name="ladder_case_on")]

    def __str__(self) -> str:
        return str(self.step)


class Voice(Record):
    """What I want, in her own voice: one recording at a time. `kind`: the media type that its first bytes showed;
    `size`: bytes before sealing."""

    retention: ClassVar[dict[str, Retention]] = {
        "sound": X,
        "kind": N,
        "size": N,
        "kept_by": T,
        "on": S,
        "by_id": T,
    }
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="voice")
    sound = SealedBinaryField()
    kind = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    kept_by = models.CharField(max_length=12, choices=TypedBy)
    on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    def __str__(self) -> str:
        return "voice"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id
