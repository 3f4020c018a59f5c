"""Placements, what was seen afterwards, and whether she can live on her own income."""

from decimal import Decimal
from typing import ClassVar, Self
from uuid import UUID

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.cases.models import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.work.enums import (
    FOLLOWED,
    Answer,
    Benefit,
    ContractKind,
    Moment,
    PlacementEnd,
    PlacementKind,
    Still,
)

S, R, T = Retention.SITUATION, Retention.RESULT, Retention.TRACE
WEEK = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(60))]
MOST_STUDY_FREE_HOURS = Decimal(12)


class Placement(Versioned):
    """A result that was seen: what, where, from when. `starts_on` is the first paid day or the first lesson.

    Evidence is a date and a name (`seen_on`, `seen_by`); a copy of a contract is not kept.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "kind": R,
        "sector": R,
        "occupation": R,
        "employer": S,
        "hours_per_week": R,
        "contract": R,
        "starts_on": R,
        "ends_on": R,
        "end_reason": S,
        "seen_on": R,
        "seen_by": R,
        "evidence_note": S,
        "route": R,
        "level": R,
        "outside_hours": S,
        "her_yes_on": S,
        "withdrawn_on": T,
        "by_id": T,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="placements")
    kind = models.CharField(_("what"), max_length=16, choices=PlacementKind)
    sector = models.CharField(_("sector"), max_length=20, blank=True)
    occupation = models.CharField(_("work or study"), max_length=120, blank=True)
    employer = models.CharField(_("employer or school"), max_length=120, blank=True)
    hours_per_week = models.DecimalField(
        _("hours a week"), max_digits=4, decimal_places=1, null=True, blank=True, validators=WEEK
    )
    contract = models.CharField(_("contract"), max_length=16, choices=ContractKind, blank=True)
    route = models.CharField(_("route"), max_length=20, blank=True)
    level = models.CharField(_("level"), max_length=60, blank=True)
    starts_on = models.DateField(_("first paid day or first lesson"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=12, choices=PlacementEnd, blank=True)
    seen_on = models.DateField(_("seen on"))
    seen_by = models.CharField(_("seen by"), max_length=120)
    evidence_note = models.CharField(_("what was seen"), max_length=200, blank=True)
    # Work outside the hours she gave needs a yes of her own (source S1-33).
    outside_hours = models.BooleanField(default=False)
    her_yes_on = models.DateField(null=True, blank=True)
    # A row that should not have been is taken back, never removed: a frozen figure may rest on it.
    withdrawn_on = models.DateField(null=True, blank=True)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["starts_on", "created_at"]
        indexes = [models.Index(fields=["case", "starts_on"], name="placement_case_start")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="placement_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(outside_hours=False) | Q(her_yes_on__isnull=False),
                name="placement_outside_needs_yes",
            ),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id

    @property
    def is_followed(self) -> bool:
        """Does after-care follow it?"""
        return self.withdrawn_on is None and self.kind in FOLLOWED


class AfterCareCheck(Versioned):
    """What was found at an after-care check. `due`: the span of the blueprint, such as "6m"; its day is derived."""

    retention: ClassVar[dict[str, Retention]] = {
        "due": R,
        "done_on": R,
        "still": R,
        "hours_per_week": R,
        "contract": R,
        "by_id": T,
        "by_name": T,
    }
    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="checks")
    due = models.CharField(max_length=4)
    done_on = models.DateField(_("asked on"))
    still = models.CharField(_("still there"), max_length=8, choices=Still)
    hours_per_week = models.DecimalField(
        _("hours a week"), max_digits=4, decimal_places=1, null=True, blank=True, validators=WEEK
    )
    contract = models.CharField(_("contract"), max_length=16, choices=ContractKind, blank=True)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["placement", "due"], name="check_once")]

    def __str__(self) -> str:
        return f"{self.due} {self.still}"

    @property
    def subject_id(self) -> UUID:
        return self.placement.case.participant_id


class IndependenceStatement(Record):
    """What she said at one of the four moments. A correction is a new row; the latest of a moment stands.

    `answer` is measured against the line of `year` by `measure` in `definition_version`; `band` empty means
    that no band was given. No amount is ever kept.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "moment": R,
        "band": S,
        "year": R,
        "measure": R,
        "definition_version": R,
        "answer": R,
        "stated_on": R,
        "by_id": T,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="independence")
    moment = models.CharField(_("moment"), max_length=5, choices=Moment)
    band = models.CharField(_("net income in a month"), max_length=20, blank=True)
    year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=40)
    definition_version = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=8, choices=Answer)
    stated_on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["stated_on", "created_at"]
        indexes = [models.Index(fields=["case", "moment"], name="independence_case_moment")]

    def __str__(self) -> str:
        return f"{self.moment} {self.answer}"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class StartSituation(Versioned):
    """Work, study and income when she came, as plain categories for counting. None or empty: not asked yet."""

    retention: ClassVar[dict[str, Retention]] = {
        "income_source": S,
        "hours_per_week": S,
        "in_full_time_study": S,
        "benefit": S,
        "on": S,
    }
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="start_situation")
    income_source = models.CharField(_("main income"), max_length=24, blank=True)
    hours_per_week = models.DecimalField(
        _("hours of paid work a week"), max_digits=4, decimal_places=1, null=True, blank=True, validators=WEEK
    )
    in_full_time_study = models.BooleanField(_("full-time study"), null=True, blank=True)
    benefit = models.CharField(_("benefit"), max_length=14, choices=Benefit, blank=True)
    on = models.DateField(_("asked on"))

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return "start"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id

    @property
    def no_benefit_little_work(self) -> bool | None:
        """No benefit, no full-time study, at most 12 hours of work (source S2-34). None: not known."""
        return no_benefit_little_work(self.benefit, self.in_full_time_study, self.hours_per_week)


def no_benefit_little_work(benefit: str, study: bool | None, hours: Decimal | None) -> bool | None:
    """See :attr:`StartSituation.no_benefit_little_work`. One clear no decides; a missing answer never does."""
    no = benefit == Benefit.SOME, study is True, hours is not None and hours > MOST_STUDY_FREE_HOURS
    if any(no):
        return False
    known = benefit == Benefit.NONE and study is not None and hours is not None
    return True if known else None
