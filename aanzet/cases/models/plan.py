"""Her plan: it opens with what she wants, in her words; goals and steps; versions both agreed to."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.cases.enums import WishForm
from aanzet.cases.models.journey import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention

S, T = Retention.SITUATION, Retention.TRACE


class Wish(Record):
    """What I want, in her own words. A new row for every change: nobody edits her words."""

    retention: ClassVar[dict[str, Retention]] = {"text": S, "form": S, "language": S, "on": S, "by_id": T}
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="wishes")
    text = models.CharField(max_length=500)
    form = models.CharField(max_length=8, choices=WishForm)
    language = models.CharField(max_length=8, blank=True)
    on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["case", "-on"], name="wish_case_on")]

    def __str__(self) -> str:
        return "wish"


class PlanVersion(Versioned):
    """One version of the plan. `content` freezes wish, strengths, goals and steps when both agreed."""

    retention: ClassVar[dict[str, Retention]] = {
        "number": S,
        "begun_on": S,
        "agreed_by_her_on": S,
        "agreed_by_coach_on": S,
        "agreed_by_coach_id": T,
        "review_on": S,
        "if_then": S,
        "who_may_see": S,
        "content": S,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField()
    begun_on = models.DateField()
    agreed_by_her_on = models.DateField(null=True, blank=True)
    agreed_by_coach_on = models.DateField(null=True, blank=True)
    agreed_by_coach_id = models.UUIDField(null=True)
    review_on = models.DateField(_("next talk about the plan"), null=True, blank=True)
    if_then = models.CharField(_("what could get in the way, and what then"), max_length=300, blank=True)
    who_may_see = models.CharField(_("who may see this"), max_length=300, blank=True)
    content = models.JSONField(default=dict)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="plan_number_once")]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"plan {self.number}"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id

    @property
    def agreed(self) -> bool:
        return bool(self.agreed_by_her_on and self.agreed_by_coach_on)


class Goal(Versioned):
    """What she works towards. `own`: she chose it herself."""

    retention: ClassVar[dict[str, Retention]] = {
        "title": S,
        "own": S,
        "by_when": S,
        "reached_on": S,
        "dropped_on": S,
        "order": S,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="goals")
    title = models.CharField(_("goal"), max_length=200)
    own = models.BooleanField(default=True)
    by_when = models.DateField(_("by when"), null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["order", "created_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class Step(Versioned):
    """One agreed action: what, who helps, when, done."""

    retention: ClassVar[dict[str, Retention]] = {
        "what": S,
        "helper": S,
        "due_on": S,
        "done_on": S,
        "dropped_on": S,
        "order": S,
        "organisation_id": S,
    }
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(_("step"), max_length=200)
    helper = models.CharField(_("who helps"), max_length=120, blank=True)
    # A third party that co-signs its own steps sees only these, and only with her consent (source S4-27).
    organisation_id = models.UUIDField(null=True, blank=True)
    due_on = models.DateField(_("when"), null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["order", "created_at"]

    def __str__(self) -> str:
        return self.what

    @property
    def agreed_text(self) -> str:
        """What a third party says yes to: the words and the day."""
        return f"{self.what} {self.due_on or ''}".strip()

    @property
    def subject_id(self) -> UUID:
        return self.goal.case.participant_id


class StepYes(Record):
    """A third party (employer, school) says yes to a step of its own (source S4-27): to this text and day, so that a
    step that was changed asks again. Taken back on a day, never deleted."""

    retention: ClassVar[dict[str, Retention]] = {
        "text": S,
        "organisation_id": S,
        "by_id": T,
        "on": S,
        "taken_back_on": S,
    }
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="yeses")
    organisation_id = models.UUIDField()
    by_id = models.UUIDField()
    text = models.CharField(max_length=220)
    on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["on", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "organisation_id"],
                condition=models.Q(taken_back_on__isnull=True),
                name="step_one_yes",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def subject_id(self) -> UUID:
        return self.step.goal.case.participant_id
