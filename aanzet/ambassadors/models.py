"""Where ambassadors went, whom they reached, and who came because of them."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.alliances.models import Organisation
from aanzet.ambassadors.enums import DeploymentKind
from aanzet.cases.models import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.programmes.models import Programme
from aanzet.volunteers.models import Volunteer

R, S, T, N = Retention.RESULT, Retention.SITUATION, Retention.TRACE, Retention.NONE


class Deployment(Versioned):
    """An ambassador went somewhere on a day. `reached`: heads, counted there; no names. Cancelled by a date."""

    retention: ClassVar[dict[str, Retention]] = {
        "kind": N, "on": N, "minutes": N, "place": N, "finding_place": N, "district": N, "language": N, "reached": N,
        "told_on": T, "by_id": T, "cancelled_on": T,
    }  # fmt: skip
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="deployments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="deployments")
    kind = models.CharField(_("what"), max_length=16, choices=DeploymentKind)
    on = models.DateField(_("when"))
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
        indexes = [models.Index(fields=["organisation", "-on"], name="deployment_org_on")]

    def __str__(self) -> str:
        return self.place


class Deployed(Record):
    """Who went."""

    retention: ClassVar[dict[str, Retention]] = {}
    deployment = models.ForeignKey(Deployment, on_delete=models.CASCADE, related_name="who")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="deployed")

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deployment", "volunteer"], name="deployed_once")]

    def __str__(self) -> str:
        return f"{self.deployment_id}"


class CameThrough(Record):
    """She says that she came because of an ambassador: one row per case. Counted within 60 days of the deployment."""

    retention: ClassVar[dict[str, Retention]] = {"on": S, "by_id": T}
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="came_through")
    deployment = models.ForeignKey(Deployment, on_delete=models.PROTECT, related_name="came")
    on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return f"{self.on}"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id
