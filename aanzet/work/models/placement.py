"""Results that were seen, her yes where one was needed, and what after-care found."""

from decimal import Decimal
from typing import ClassVar, Self
from uuid import UUID

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.cases.models import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.work.enums import (
    FOLLOWED,
    ContractKind,
    PlacementEnd,
    PlacementKind,
    Still,
    YesAnswer,
    YesWay,
)

S, R, T = Retention.SITUATION, Retention.RESULT, Retention.TRACE
WEEK = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(60))]


def standing() -> Q:
    """The condition for results that count: not taken back, and not waiting for her yes (source S1-33)."""
    asked = models.QuerySet(Yes).filter(placement=OuterRef("pk"), replaced_on__isnull=True)
    return Q(~Exists(asked.exclude(answer=YesAnswer.YES)), withdrawn_on__isnull=True)


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
        "times": S,
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
    # Keys of DayPart; empty: not told.
    times = models.JSONField(_("times"), default=list, blank=True)
    contract = models.CharField(_("contract"), max_length=16, choices=ContractKind, blank=True)
    route = models.CharField(_("route"), max_length=20, blank=True)
    level = models.CharField(_("level"), max_length=60, blank=True)
    starts_on = models.DateField(_("first paid day or first lesson"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=12, choices=PlacementEnd, blank=True)
    seen_on = models.DateField(_("seen on"))
    seen_by = models.CharField(_("seen by"), max_length=120)
    evidence_note = models.CharField(_("what was seen"), max_length=200, blank=True)
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


class Yes(Record):
    """Her yes to a result outside her week: asked on a day, because of `reasons`, answered by her or not yet.

    `reasons`: pairs of a code and its values, as `aanzet.work.week` gives them. One row of a result holds; a
    correction that asks something else ends it on `replaced_on`. `by_name` asked, `noted_by` wrote her answer
    down (empty: she answered herself).
    """

    retention: ClassVar[dict[str, Retention]] = {
        "way": S,
        "reasons": S,
        "asked_on": S,
        "by_id": T,
        "by_name": T,
        "answer": S,
        "answered_on": S,
        "noted_by": T,
        "noted_by_id": T,
        "replaced_on": T,
    }
    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="yeses")
    way = models.CharField(max_length=8, choices=YesWay)
    reasons = models.JSONField(default=list)
    asked_on = models.DateField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=3, choices=YesAnswer, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    noted_by_id = models.UUIDField(null=True)
    noted_by = models.CharField(max_length=200, blank=True)
    replaced_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["asked_on", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=Q(replaced_on__isnull=True), name="yes_one_holds"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="yes_answer_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.answer

    @property
    def subject_id(self) -> UUID:
        return self.placement.case.participant_id


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
