"""What she asks for, who is proposed to her, and what each of them says."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.cases.models import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField
from aanzet.matches.enums import Said, Side, Stage
from aanzet.volunteers.enums import TravelMode, VolunteerRole
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Volunteer

S, X, T, N = Retention.SITUATION, Retention.SENSITIVE, Retention.TRACE, Retention.NONE


class Want(Versioned):
    """She would like a coach, a mentor or an ambassador: from which day, when she can, how far. Open until `ended_on`.

    `halfdays`: names of reference.halfdays; `languages`: codes, the one she likes best first; `helps_with`: keys of
    barriers. `wish`: sealed JSON of what is hers alone, such as that it must be a woman; no page of staff shows it.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "role": S, "length": S, "asked_on": S, "ended_on": S, "halfdays": S, "languages": S, "helps_with": S,
        "sector": S, "mode": S, "most_minutes": S, "wish": X, "by_id": T,
    }  # fmt: skip
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="wants")
    role = models.CharField(_("who"), max_length=12, choices=VolunteerRole)
    length = models.CharField(_("how long"), max_length=12, choices=Length, default=Length.TOGETHER)
    asked_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    halfdays = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    helps_with = models.JSONField(default=list)
    sector = models.CharField(max_length=40, blank=True)
    mode = models.CharField(_("how you travel"), max_length=8, choices=TravelMode, default=TravelMode.TRANSIT)
    most_minutes = models.PositiveSmallIntegerField(_("minutes of travel at most"), default=45)
    wish = SealedTextField(blank=True)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        ordering = ["asked_on", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "role"], condition=Q(ended_on__isnull=True), name="want_one_open"
            )
        ]

    def __str__(self) -> str:
        return self.role

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class Proposal(Record):
    """One volunteer for one wish of hers. `run_id`: of the computed plan it came from, if any; `fit` and `parts`: as
    they were shown then, 0 to 10,000 and their sum; None and empty where a person chose without them. `outside`: why it
    lies outside her hours, as `work.week.Misfit` in lists of text; then her card says it before she answers."""

    retention: ClassVar[dict[str, Retention]] = {
        "made_on": S, "by_id": T, "run_id": T, "fit": S, "parts": S, "ended_on": S,
        "outside": S,
    }  # fmt: skip
    want = models.ForeignKey(Want, on_delete=models.CASCADE, related_name="proposals")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="proposals")
    made_on = models.DateField()
    by_id = models.UUIDField(null=True)
    run_id = models.UUIDField(null=True)
    fit = models.PositiveIntegerField(null=True)
    parts = models.JSONField(default=dict)
    outside = models.JSONField(default=list)
    # The day on which it was over: refused, taken back, another one chosen, or it became a match.
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["made_on", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["want", "volunteer"], condition=Q(ended_on__isnull=True), name="proposal_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.made_on}"

    @property
    def case(self) -> Case:
        """Whose wish it is for."""
        return self.want.case

    @property
    def subject_id(self) -> UUID:
        return self.want.case.participant_id


class Answer(Record):
    """What one side said, and when. No reason is asked, and none is kept. The newest of a side and stage stands."""

    retention: ClassVar[dict[str, Retention]] = {"side": S, "stage": S, "said": S, "on": S, "by_id": T}
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="answers")
    side = models.CharField(max_length=10, choices=Side)
    stage = models.CharField(max_length=8, choices=Stage)
    said = models.CharField(max_length=10, choices=Said)
    on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["on", "created_at"]

    def __str__(self) -> str:
        return self.said

    @property
    def subject_id(self) -> UUID:
        return self.proposal.subject_id
