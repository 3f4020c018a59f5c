"""The case itself, its phases, pauses, exit, and who accompanies her."""

from datetime import date
from typing import ClassVar, Self, cast
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanzet.access.actor import Actor
from aanzet.access.scope import ScopedManager, ScopedQuerySet
from aanzet.alliances.models import Organisation
from aanzet.cases.enums import AssignmentEnd, AssignmentKind, ExitKind, Face, PauseReason, Route
from aanzet.core.models import Dated, Record, Versioned
from aanzet.core.retention import Retention
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme

S, R, T, N = Retention.SITUATION, Retention.RESULT, Retention.TRACE, Retention.NONE


def holds(on: date, prefix: str = "") -> Q:
    """Dated rows that hold on a day."""
    end = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": on})
    return end & Q(**{f"{prefix}starts_on__lte": on})


def accompanies(on: date) -> Q:
    """Assignments of who accompanies her on a day. On the day a journey is closed her coach may still read; she is not
    her coach any more."""
    return Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on, end_reason=""))


class Cohort(Record):
    """A group that starts together from a trajectory template of the blueprint."""

    retention: ClassVar[dict[str, Retention]] = {
        "name": N,
        "template": N,
        "starts_on": N,
        "content": N,
        "programme": N,
        "organisation": N,
    }
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cohorts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    template = models.SlugField(max_length=80)
    starts_on = models.DateField(_("starts on"))
    content = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


class CaseQuerySet(ScopedQuerySet["Case"]):
    def open(self, on: date) -> Self:
        """Cases that were begun and not ended on a day."""
        ended = models.QuerySet(Exit).filter(on__lte=on, undone_on__isnull=True)
        return self.filter(first_contact_on__lte=on).exclude(pk__in=ended.values("case_id"))


class CaseManager(ScopedManager["Case"]):
    queryset = CaseQuerySet

    def visible_to(self, actor: Actor, action: str) -> CaseQuerySet:
        return cast(CaseQuerySet, super().visible_to(actor, action))


class Case(Versioned):
    """One journey of one participant in one programme at one organisation.

    `started_on` is the first day that counts as started for the funder; a first contact has none yet.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "first_contact_on": R,
        "started_on": R,
        "finding_place": S,
        "channel": S,
        "route": S,
        "fit_reason": S,
        "wish_occupation": S,
        "income_source": S,
        "criteria": S,
        "trajectory": S,
        "imported": N,
    }
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="cases")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cases")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    cohort = models.ForeignKey(Cohort, on_delete=models.SET_NULL, null=True, blank=True, related_name="cases")
    first_contact_on = models.DateField(_("first contact on"))
    started_on = models.DateField(_("started on"), null=True, blank=True)
    finding_place = models.CharField(_("finding place"), max_length=80, blank=True)
    channel = models.CharField(_("channel"), max_length=20, blank=True)
    route = models.CharField(_("fits"), max_length=12, choices=Route, blank=True)
    # Target-group criteria she says herself that fit; "override" needs `fit_reason`.
    criteria = models.JSONField(default=list)
    fit_reason = models.CharField(_("reason"), max_length=300, blank=True)
    wish_occupation = models.CharField(_("work she wishes"), max_length=120, blank=True)
    income_source = models.CharField(_("main income at the start"), max_length=20, blank=True)
    trajectory = models.JSONField(default=dict)
    imported = models.BooleanField(default=False)

    objects: ClassVar[CaseManager] = CaseManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "programme"], name="case_one_per_programme")
        ]
        indexes = [
            models.Index(fields=["organisation", "-first_contact_on"], name="case_org_first"),
            models.Index(fields=["programme", "started_on"], name="case_programme_started"),
        ]

    def __str__(self) -> str:
        return "case"

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


class Assignment(Dated):
    """Who accompanies her, from and until a date, with an end reason. History stays."""

    retention: ClassVar[dict[str, Retention]] = {
        "kind": T,
        "starts_on": T,
        "ends_on": T,
        "end_reason": T,
        "user": T,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=AssignmentKind, default=AssignmentKind.COACH)
    end_reason = models.CharField(max_length=20, choices=AssignmentEnd, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta(Dated.Meta):
        abstract = False
        indexes = [models.Index(fields=["user", "ends_on"], name="assignment_user_until")]

    def __str__(self) -> str:
        return self.kind

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class PhaseChange(Record):
    """She entered a phase of the blueprint on a day, with a reason."""

    retention: ClassVar[dict[str, Retention]] = {"phase": R, "on": R, "reason": S, "by_id": T}
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="phase_changes")
    phase = models.SlugField(max_length=60)
    on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["case", "-on"], name="phase_case_on")]

    def __str__(self) -> str:
        return self.phase


class Pause(Dated):
    """The journey rests for a while; nothing is asked of her meanwhile."""

    retention: ClassVar[dict[str, Retention]] = {
        "reason": S,
        "starts_on": S,
        "ends_on": S,
        "expected_until": S,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=10, choices=PauseReason)
    expected_until = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.reason


class Exit(Record):
    """She leaves the programme. Undone by `undone_on` when she comes back."""

    retention: ClassVar[dict[str, Retention]] = {
        "on": R,
        "kind": R,
        "reason": S,
        "is_this_what_you_wanted": R,
        "income_source": S,
        "by_id": T,
        "undone_on": T,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="exits")
    on = models.DateField()
    kind = models.CharField(max_length=12, choices=ExitKind)
    # A key of reference/data/reasons.csv: reasons are data and can retire.
    reason = models.CharField(max_length=40, blank=True)
    is_this_what_you_wanted = models.CharField(max_length=6, choices=Face, blank=True)
    income_source = models.CharField(max_length=20, blank=True)
    by_id = models.UUIDField(null=True)
    undone_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(undone_on__isnull=True), name="exit_one_standing"
            )
        ]

    def __str__(self) -> str:
        return self.kind
