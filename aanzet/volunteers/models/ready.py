"""What must be there before somebody is proposed to a woman: a talk, a check, training, an agreement."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.core.models import Record
from aanzet.core.retention import Retention
from aanzet.volunteers.enums import CheckKind, TakenBack
from aanzet.volunteers.models.volunteer import Volunteer

T = Retention.TRACE
BACK = {"withdrawn_on": T, "withdrawn_by_id": T, "withdrawn_why": T}


class TakeableBack(Record):
    """What was written down by mistake stays, with the day, who took it back and why; it counts no more."""

    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by_id = models.UUIDField(null=True)
    withdrawn_why = models.CharField(_("why"), max_length=10, choices=TakenBack, blank=True)

    class Meta:
        abstract = True


class Talk(TakeableBack):
    """The intake talk with a coordinator. `welcome`: whether they go on together; a no has no reason in a file."""

    retention: ClassVar[dict[str, Retention]] = {"held_on": T, "welcome": T, "by_id": T} | BACK
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="talks")
    held_on = models.DateField(_("held on"))
    welcome = models.BooleanField(_("we go on together"))
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["held_on", "created_at"]

    def __str__(self) -> str:
        return f"{self.held_on}"


class Screening(TakeableBack):
    """A paper that was shown and given back: never a file, never its contents. `given_on`: the date on the paper;
    `valid_until`: from the country profile (nl: renewing each three years is advised)."""

    retention: ClassVar[dict[str, Retention]] = {
        "kind": T, "given_on": T, "seen_on": T, "seen_by_id": T, "seen_by_name": T, "seen_by_role": T,
        "valid_until": T,
    } | BACK  # fmt: skip
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="screenings")
    kind = models.CharField(_("kind"), max_length=20, choices=CheckKind)
    given_on = models.DateField(_("date on the paper"), null=True, blank=True)
    seen_on = models.DateField(_("seen on"))
    seen_by_id = models.UUIDField(null=True)
    seen_by_name = models.CharField(_("seen by"), max_length=200)
    seen_by_role = models.CharField(_("role"), max_length=40)
    valid_until = models.DateField(_("good until"))

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["seen_on", "created_at"]

    def __str__(self) -> str:
        return self.kind


class Training(TakeableBack):
    """A part of the training that was done. `module`: a key of the programme's blueprint."""

    retention: ClassVar[dict[str, Retention]] = {"module": T, "done_on": T, "minutes": T, "by_id": T} | BACK
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="trainings")
    module = models.SlugField(max_length=60)
    done_on = models.DateField(_("done on"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["done_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer", "module"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="training_once",
            )
        ]

    def __str__(self) -> str:
        return self.module


class Signature(TakeableBack):
    """A yes to the agreement in plain words. `version`: of its clauses in the blueprint; another version asks again."""

    retention: ClassVar[dict[str, Retention]] = {
        "version": T, "clauses": T, "signed_on": T, "by_id": T,
    } | BACK  # fmt: skip
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="signatures")
    version = models.PositiveSmallIntegerField()
    clauses = models.JSONField(default=list)
    signed_on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["signed_on", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer", "version"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="signature_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}"
