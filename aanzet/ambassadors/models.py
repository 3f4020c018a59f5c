"""Where ambassadors went, whom they reached, who came because of them; how a woman became one, and talks with her."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.alliances.models import Organisation
from aanzet.ambassadors.enums import Begun, CallAnswer, CameBy, DeploymentKind, SeenAs
from aanzet.cases.enums import TypedBy
from aanzet.cases.models import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.programmes.models import Programme
from aanzet.volunteers.models import Volunteer

P, S, T, N = Retention.IDENTITY, Retention.SITUATION, Retention.TRACE, Retention.NONE


class Call(Versioned):
    """Becoming an ambassador: a coordinator asked her, or she said it herself; nothing begins before her own yes.

    `volunteer`: the row that began with her yes. `seen_as`: what others hear of her; `name`: where that is another
    name. `ended_on`: she stopped, or took it back before she said yes.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "begun": T, "asked_on": T, "asked_by_id": T, "asked_by": T, "answer": S, "answered_on": T, "seen_as": S,
        "name": P, "ended_on": T,
    }  # fmt: skip
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="ambassador_calls")
    begun = models.CharField(max_length=8, choices=Begun)
    asked_on = models.DateField()
    asked_by_id = models.UUIDField(null=True)
    asked_by = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=3, choices=CallAnswer, blank=True)
    answered_on = models.DateField(null=True)
    seen_as = models.CharField(_("what others hear of you"), max_length=10, choices=SeenAs, blank=True)
    name = models.CharField(_("name"), max_length=80, blank=True)
    volunteer = models.OneToOneField(
        Volunteer, on_delete=models.SET_NULL, null=True, related_name="ambassador_call"
    )
    ended_on = models.DateField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-asked_on", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(ended_on__isnull=True) & ~models.Q(answer="no"),
                name="ambassador_call_one_open",
            )
        ]

    def __str__(self) -> str:
        return self.begun

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class Deployment(Versioned):
    """An ambassador went somewhere on a day. `reached`: heads, counted there; no names. Cancelled by a date."""

    retention: ClassVar[dict[str, Retention]] = {
        "kind": N, "on": N, "at": N, "minutes": N, "place": N, "finding_place": N, "district": N, "language": N,
        "reached": N, "told_on": T, "by_id": T, "cancelled_on": T,
    }  # fmt: skip
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="deployments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="deployments")
    kind = models.CharField(_("what"), max_length=16, choices=DeploymentKind)
    on = models.DateField(_("when"))
    at = models.TimeField(_("time"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    place = models.CharField(_("where"), max_length=120)
    finding_place = models.CharField(_("finding place"), max_length=80, blank=True)
    district = models.CharField(_("district"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    reached = models.PositiveSmallIntegerField(_("people reached"), null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    by_id = models.UUIDField(null=True)
    cancelled_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-on", "-created_at"]
        indexes = [
            models.Index(fields=["organisation", "-on"], name="deployment_org_on"),
            models.Index(fields=["programme", "-on"], name="deployment_programme_on"),
        ]

    def __str__(self) -> str:
        return self.place


class Deployed(Record):
    """Who went. `hours_id`: the row of hours that was written when she told how it was, so that it counts once."""

    retention: ClassVar[dict[str, Retention]] = {"hours_id": T}
    deployment = models.ForeignKey(Deployment, on_delete=models.CASCADE, related_name="who")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="deployed")
    hours_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deployment", "volunteer"], name="deployed_once")]

    def __str__(self) -> str:
        return f"{self.deployment_id}"


class CameThrough(Record):
    """How she heard of us: one answer per case. `deployment` is there when an ambassador told her."""

    retention: ClassVar[dict[str, Retention]] = {"how": S, "on": S, "typed_by": T, "by_id": T}
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="came_through")
    how = models.CharField(_("how she heard of us"), max_length=10, choices=CameBy)
    deployment = models.ForeignKey(Deployment, on_delete=models.PROTECT, null=True, related_name="came")
    on = models.DateField()
    typed_by = models.CharField(max_length=12, choices=TypedBy)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(how="deployment", deployment__isnull=False)
                | models.Q(how="other", deployment__isnull=True),
                name="came_through_names_its_deployment",
            )
        ]

    def __str__(self) -> str:
        return self.how

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class Supervision(Record):
    """A talk with an ambassador about how it goes. What was said stays between them: no words are kept."""

    retention: ClassVar[dict[str, Retention]] = {"held_on": T, "minutes": T, "by_id": T}
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="supervisions")
    held_on = models.DateField(_("held on"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-held_on", "-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["volunteer", "held_on"], name="supervision_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.held_on}"
