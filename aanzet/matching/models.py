"""Every computed plan and what people decided about it: kept with version and inputs to be explained."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.alliances.models import Organisation
from aanzet.cases.models import Case
from aanzet.core.models import Dated, Record
from aanzet.core.retention import Retention
from aanzet.matches.enums import Said
from aanzet.matches.models import Match, Want
from aanzet.matching.enums import Choice, Concerned, Hold
from aanzet.programmes.models import Programme
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import Volunteer

S, T, N = Retention.SITUATION, Retention.TRACE, Retention.NONE


class Run(Record):
    """One plan for one organisation, programme and role. `engine`: its version; `weights`: as used; `digest`: keyed,
    of the inputs, on no page; `women` to `total`: counts and the sum of the fits; `proven`, `gap`: the proof."""

    retention: ClassVar[dict[str, Retention]] = {
        "role": N, "made_at": T, "by_id": T, "engine": N, "weights": N, "digest": N, "women": N, "volunteers": N,
        "served": N, "total": N, "proven": N, "gap": N, "milliseconds": N,
    }  # fmt: skip
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="runs")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="runs")
    role = models.CharField(max_length=12, choices=VolunteerRole)
    made_at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    engine = models.CharField(max_length=20)
    weights = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    women = models.PositiveIntegerField()
    volunteers = models.PositiveIntegerField()
    served = models.PositiveIntegerField()
    total = models.BigIntegerField()
    proven = models.BooleanField()
    gap = models.BigIntegerField(default=0)
    milliseconds = models.PositiveIntegerField(default=0)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["organisation", "programme", "role", "-made_at"], name="run_newest")]

    def __str__(self) -> str:
        return f"{self.made_at}"


class Suggestion(Record):
    """One line of a plan: a wish and the volunteer suggested for it, or nobody and why. `reasons`: codes and numbers,
    never words about a person; the words are put to them when they are shown. `fit` is the sum of `parts`."""

    retention: ClassVar[dict[str, Retention]] = {"fit": S, "parts": S, "reasons": S, "rank": S}
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="suggestions")
    want = models.ForeignKey(Want, on_delete=models.CASCADE, related_name="suggestions")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, null=True, related_name="suggestions")
    # 0: the one of the plan; 1 and on: who would fit too, best first.
    rank = models.PositiveSmallIntegerField(default=0)
    fit = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["run", "want", "rank"], name="suggestion_rank_once")]

    def __str__(self) -> str:
        return f"{self.fit}"

    @property
    def subject_id(self) -> UUID:
        return self.want.case.participant_id


class Decision(Record):
    """What a person decided about a suggestion, with the volunteer chosen instead where it was another one."""

    retention: ClassVar[dict[str, Retention]] = {"choice": T, "on": T, "by_id": T, "words": S}
    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="decisions")
    choice = models.CharField(max_length=10, choices=Choice)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    by_id = models.UUIDField(null=True)
    words = models.CharField(_("why"), max_length=200, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["on", "created_at"]

    def __str__(self) -> str:
        return self.choice

    @property
    def subject_id(self) -> UUID:
        return self.suggestion.subject_id


class Held(Dated):
    """A coordinator holds two people together, keeps them apart, or lets a match be looked at again with the yes of
    both, from a day on."""

    retention: ClassVar[dict[str, Retention]] = {"hold": S, "starts_on": T, "ends_on": T, "by_id": T}
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="held")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="held")
    hold = models.CharField(max_length=8, choices=Hold)
    # Of a match that may be looked at again: the wish that opened with it.
    want = models.ForeignKey(Want, on_delete=models.SET_NULL, null=True, related_name="+")
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.hold

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class Move(Record):
    """She might go on with somebody else: offered by a plan, asked by a coordinator, done only with the yes of all.

    `group`: moves that only make sense together. `volunteer`: who would come; None where her match may only be looked
    at again. `serves`: the wish of a woman who waits and could have the place that gets free. `before`, `fit`: how well
    it fits now and then, `parts` and `reasons` as in a suggestion. `done_on`: all said yes;
    `closed_on`: it stays as it is."""

    retention: ClassVar[dict[str, Retention]] = {
        "group": N, "before": S, "fit": S, "parts": S, "reasons": S, "asked_on": S, "asked_by_id": T, "done_on": S,
        "closed_on": S,
    }  # fmt: skip
    group = models.UUIDField(db_index=True)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, null=True, related_name="moves")
    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="moves")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, null=True, related_name="moves")
    serves = models.ForeignKey(Want, on_delete=models.SET_NULL, null=True, related_name="+")
    before = models.PositiveIntegerField(default=0)
    fit = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict)
    asked_on = models.DateField(null=True)
    asked_by_id = models.UUIDField(null=True)
    done_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"{self.group}"

    @property
    def over(self) -> bool:
        return self.done_on is not None or self.closed_on is not None

    @property
    def case(self) -> Case:
        return self.match.case

    @property
    def subject_id(self) -> UUID:
        return self.match.subject_id


class MoveAnswer(Record):
    """What one of those concerned said. No reason is asked, and none is kept."""

    retention: ClassVar[dict[str, Retention]] = {"side": S, "said": S, "on": S, "by_id": T}
    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="answers")
    side = models.CharField(max_length=4, choices=Concerned)
    said = models.CharField(max_length=10, choices=Said)
    on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["on", "created_at"]
        constraints = [models.UniqueConstraint(fields=["move", "side"], name="move_answer_once")]

    def __str__(self) -> str:
        return self.said

    @property
    def subject_id(self) -> UUID:
        return self.move.subject_id


class WeightSet(Dated):
    """Weights that hold in a programme from a day on, instead of those of its blueprint."""

    retention: ClassVar[dict[str, Retention]] = {
        "weights": N,
        "starts_on": N,
        "ends_on": N,
        "by_id": T,
        "words": N,
    }
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="weight_sets")
    weights = models.JSONField(default=dict)
    words = models.CharField(_("why"), max_length=200, blank=True)
    by_id = models.UUIDField(null=True)

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.starts_on}"


class CountMe(Dated):
    """Her own yes: she may be counted, with the language she speaks, her part of town and her level of the language
    of the country, to see whether everybody is helped alike. Matching never reads this table."""

    retention: ClassVar[dict[str, Retention]] = {"starts_on": S, "ends_on": S}
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="count_me")

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.starts_on}"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class FairReading(Record):
    """One reading of the monitor: groups with ten women or more, numbers only. Never changed, never two in a week."""

    retention: ClassVar[dict[str, Retention]] = {"made_on": N, "figures": N}
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="fair_readings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="fair_readings")
    made_on = models.DateField()
    figures = models.JSONField(default=dict)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-made_on", "-created_at"]

    def __str__(self) -> str:
        return f"{self.made_on}"


class Centroid(models.Model):
    """The middle of a postcode area: "about", never a home address. `code`: four figures in nl, five in se."""

    country = models.CharField(max_length=2)
    code = models.CharField(max_length=8)
    lat = models.FloatField()
    lon = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["country", "code"], name="centroid_once")]

    def __str__(self) -> str:
        return self.code
