"""What women say, with their name or without, and what was done about it."""

from typing import ClassVar, Self
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.alliances.models import Organisation
from aanzet.cases.models import Cohort
from aanzet.core.models import Record
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedBinaryField, SealedTextField
from aanzet.feedback.enums import About, Kind, Theme
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme

S, X, T, N = Retention.SITUATION, Retention.SENSITIVE, Retention.TRACE, Retention.NONE


class Remark(models.Model):
    """One thing that a woman says. Without `participant` nobody can say who she is.

    So its id is random and not of a moment, it has a day and no time, no line of the journal speaks of it, and its
    words and voice are sealed with the key of the house. `code`: SHA-256 of the code by which she finds the
    answer. `may_show`: she said that others may read of it, as a theme.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "id": N,
        "kind": S,
        "about": S,
        "theme": S,
        "words": X,
        "sound": X,
        "sound_kind": N,
        "may_show": S,
        "on": T,
        "code": T,
        "answer": X,
        "answered_on": T,
        "answered_by": T,
        "answered_by_id": T,
    }
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    cohort = models.ForeignKey(Cohort, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="remarks"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    about = models.CharField(max_length=12, choices=About, default=About.PROGRAMME)
    theme = models.CharField(_("theme"), max_length=12, choices=Theme, default=Theme.OTHER)
    words = SealedTextField(blank=True)
    sound = SealedBinaryField(null=True)
    sound_kind = models.CharField(max_length=20, blank=True)
    may_show = models.BooleanField(default=False)
    on = models.DateField()
    code = models.CharField(max_length=64, blank=True, db_index=True)
    answer = SealedTextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        # Within a day by chance: the order of coming would tell who it was.
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["organisation", "answered_on", "on"], name="remark_org_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(participant__isnull=True) | Q(code=""), name="remark_code_only_without_name"
            )
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def subject_id(self) -> UUID | None:
        return self.participant_id


class Done(Record):
    """You said, we did: a theme and what was done about it, for all women of a programme or a group. Never a quote.

    `said_id`: the remark it answers, as long as that is there; `about` as there. `corrects`: the row whose text it
    replaces, which is then withdrawn. A withdrawn row is read by nobody but who answers.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "theme": N,
        "did": N,
        "on": N,
        "by": T,
        "by_id": T,
        "withdrawn_on": N,
        "withdrawn_by": T,
        "withdrawn_by_id": T,
        "said_id": T,
        "about": N,
        "corrects": N,
        "programme": N,
        "organisation": N,
        "cohort": N,
    }
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    theme = models.CharField(_("theme"), max_length=12, choices=Theme)
    did = models.CharField(_("what we did"), max_length=300)
    on = models.DateField()
    by = models.CharField(max_length=200, blank=True)
    by_id = models.UUIDField(null=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_by_id = models.UUIDField(null=True)
    said_id = models.UUIDField(null=True, db_index=True)
    about = models.CharField(max_length=12, choices=About, default=About.PROGRAMME)
    corrects = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-on", "-created_at"]

    def __str__(self) -> str:
        return self.theme
