"""How she says she is, at moments of her journey. Her answers and their numbers are sealed with her own key."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.cases.enums import AnswerState, TypedBy
from aanzet.cases.models import Case
from aanzet.core.models import Dated, Record
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField
from aanzet.questionnaires.enums import Moment

X, T, N = Retention.SENSITIVE, Retention.TRACE, Retention.NONE


class Sitting(Record):
    """One moment of hers. `asked`: pairs of slug and version, as they were when she began. `scores`: sealed JSON, name
    of a self-rating -> its number. Passed over, begun and ready are days; the newest of them tells how it stands."""

    retention: ClassVar[dict[str, Retention]] = {
        "moment": X,
        "asked": N,
        "begun_on": X,
        "finished_on": X,
        "passed_on": X,
        "scores": X,
        "typed_by": T,
        "by_id": T,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sittings")
    moment = models.CharField(max_length=10, choices=Moment)
    asked = models.JSONField(default=list)
    begun_on = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    passed_on = models.DateField(null=True, blank=True)
    scores = SealedTextField(blank=True)
    typed_by = models.CharField(max_length=12, choices=TypedBy, default=TypedBy.HERSELF)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "moment"], name="sitting_once"),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True) | Q(begun_on__isnull=False),
                name="sitting_ready_was_begun",
            ),
        ]

    def __str__(self) -> str:
        return self.moment

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class SittingAnswer(Record):
    """One answer; the value is sealed JSON. Skipping is an answer too."""

    retention: ClassVar[dict[str, Retention]] = {"question": X, "state": X, "value": X, "answered_on": T}
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="answers")
    question = models.SlugField(max_length=60)
    state = models.CharField(max_length=14, choices=AnswerState)
    value = SealedTextField(blank=True)
    answered_on = models.DateField()

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "question"], name="sitting_answer_once")]

    def __str__(self) -> str:
        return self.question


class Showing(Dated):
    """From this day until that one her coach may see one moment of hers. No end: still so."""

    retention: ClassVar[dict[str, Retention]] = {"starts_on": T, "ends_on": T, "by_id": T}
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="showings")
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta(Dated.Meta):
        abstract = False
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(ends_on__isnull=True), name="showing_one_holds"
            ),
        ]

    def __str__(self) -> str:
        return "shown"


def shown() -> Exists:
    """The condition for moments that she shows her coach now."""
    return Exists(models.QuerySet(Showing).filter(sitting=OuterRef("pk"), ends_on__isnull=True))
