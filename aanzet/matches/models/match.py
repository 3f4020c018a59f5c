"""Both said yes: the match, what was agreed, the meetings, how it goes, and the end."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.cases.enums import Mood
from aanzet.cases.models import Assignment, Case, ContactMoment
from aanzet.core.models import Dated, Record, Versioned
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField
from aanzet.matches.enums import CheckMoment, Feeling, Longer, MatchEnd, Side, SurveyMoment
from aanzet.matches.models.proposal import Proposal
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Hours, Volunteer

S, X, T, N = Retention.SITUATION, Retention.SENSITIVE, Retention.TRACE, Retention.NONE


class Match(Dated):
    """A woman and a volunteer, from the day both said yes. `assignment`: the dated row of the case that opens doors,
    for a coach or mentor. `planned_until`: the day they agreed on. `stopped_by`: whose word ended it.
    `touch_on`: after the end, her own yes to stay in touch; `touch_ended_on`: taken back. `again_on`: the volunteer
    said that she or he may be asked again; `again_ended_on`: taken back."""

    retention: ClassVar[dict[str, Retention]] = {
        "length": S, "starts_on": S, "planned_until": S, "ends_on": S, "end_reason": S, "stopped_by": S, "by_id": T,
        "touch_on": S, "touch_ended_on": S, "again_on": T, "again_ended_on": T,
    }  # fmt: skip
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="matches")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="matches")
    proposal = models.OneToOneField(
        Proposal, on_delete=models.SET_NULL, null=True, blank=True, related_name="match"
    )
    assignment = models.OneToOneField(
        Assignment, on_delete=models.SET_NULL, null=True, blank=True, related_name="match"
    )
    length = models.CharField(_("how long"), max_length=12, choices=Length, default=Length.TOGETHER)
    planned_until = models.DateField(_("until"), null=True, blank=True)
    end_reason = models.CharField(max_length=16, choices=MatchEnd, blank=True)
    stopped_by = models.CharField(max_length=10, choices=Side, blank=True)
    touch_on = models.DateField(null=True, blank=True)
    touch_ended_on = models.DateField(null=True, blank=True)
    again_on = models.DateField(null=True, blank=True)
    again_ended_on = models.DateField(null=True, blank=True)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta(Dated.Meta):
        abstract = False
        indexes = [models.Index(fields=["volunteer", "ends_on"], name="match_volunteer_until")]

    def __str__(self) -> str:
        return f"{self.starts_on}"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class MatchExtension(Record):
    """They go on longer than planned: until which day, and why. `was_until`: the day before it."""

    retention: ClassVar[dict[str, Retention]] = {"was_until": S, "until": S, "why": S, "on": S, "by_id": T}
    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="extensions")
    was_until = models.DateField(null=True)
    until = models.DateField(_("until"))
    why = models.CharField(_("why"), max_length=10, choices=Longer)
    on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["on", "created_at"]

    def __str__(self) -> str:
        return f"{self.until}"

    @property
    def subject_id(self) -> UUID:
        return self.match.subject_id


class Agreement(Versioned):
    """What they agree: her goal in her own words, how often, where, what it costs, how to stop. `clauses`: those of
    the blueprint as both read them. A change makes another `edition`, and both say yes again."""

    retention: ClassVar[dict[str, Retention]] = {
        "goal": X, "rhythm": S, "place": S, "expenses": S, "clauses": N, "edition": N, "written_on": S, "by_id": T,
    }  # fmt: skip
    match = models.OneToOneField(Match, on_delete=models.CASCADE, related_name="agreement")
    goal = SealedTextField(blank=True)
    rhythm = models.CharField(_("how often"), max_length=120, blank=True)
    place = models.CharField(_("where"), max_length=120, blank=True)
    expenses = models.CharField(_("costs"), max_length=120, blank=True)
    clauses = models.JSONField(default=list)
    edition = models.PositiveSmallIntegerField(default=1)
    written_on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    def __str__(self) -> str:
        return f"{self.edition}"

    @property
    def subject_id(self) -> UUID:
        return self.match.subject_id


class AgreementYes(Record):
    """One side agreed to one edition."""

    retention: ClassVar[dict[str, Retention]] = {"side": S, "edition": N, "on": S, "by_id": T}
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="yesses")
    side = models.CharField(max_length=10, choices=Side)
    edition = models.PositiveSmallIntegerField()
    on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "side", "edition"], name="agreement_yes_once")
        ]

    def __str__(self) -> str:
        return self.side

    @property
    def subject_id(self) -> UUID:
        return self.agreement.subject_id


class MatchMeeting(Record):
    """They met: date, minutes, a face, the next step. No story. `draft_key` makes a form saved twice one row.
    `not_met_on`: the day she said that they did not meet; it counts no more. `her_mood`: how it was, as she says.

    Only for mentors and ambassadors: of a coach the contact moment of the case is the meeting (queries.meetings)."""

    retention: ClassVar[dict[str, Retention]] = {
        "on": S, "minutes": S, "mood": S, "next_step": X, "by_id": T, "withdrawn_on": T, "draft_key": N,
        "not_met_on": S, "her_mood": X, "hours": T,
    }  # fmt: skip
    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="meetings")
    on = models.DateField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    mood = models.CharField(_("how it felt"), max_length=6, choices=Mood, blank=True)
    next_step = SealedTextField(blank=True)
    by_id = models.UUIDField(null=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    not_met_on = models.DateField(null=True, blank=True)
    her_mood = models.CharField(max_length=6, choices=Mood, blank=True)
    hours = models.OneToOneField(
        Hours, on_delete=models.SET_NULL, null=True, blank=True, related_name="meeting"
    )
    draft_key = models.UUIDField(null=True, unique=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-on", "-created_at"]
        indexes = [models.Index(fields=["match", "-on"], name="match_meeting_on")]

    def __str__(self) -> str:
        return f"{self.on}"

    @property
    def subject_id(self) -> UUID:
        return self.match.subject_id


class ContactHours(Record):
    """A coach typed a contact once; the minutes stand among the hours of the volunteer she or he is."""

    retention: ClassVar[dict[str, Retention]] = {"contact": T, "hours": T}
    contact = models.OneToOneField(ContactMoment, on_delete=models.CASCADE, related_name="given")
    hours = models.OneToOneField(Hours, on_delete=models.CASCADE, related_name="of_contact")

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return "hours"

    @property
    def subject_id(self) -> UUID:
        return self.contact.subject_id


class Check(Record):
    """How it goes, as one side says at one moment; the newest of a side and a due day stands. `due_on`: the day from
    which it was asked. Of the office: the talk at three months was held."""

    retention: ClassVar[dict[str, Retention]] = {
        "side": S, "moment": S, "due_on": S, "feeling": S, "on": S, "by_id": T,
    }  # fmt: skip
    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="checks")
    side = models.CharField(max_length=10, choices=Side)
    moment = models.CharField(max_length=8, choices=CheckMoment)
    due_on = models.DateField()
    feeling = models.CharField(max_length=10, choices=Feeling)
    on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["on", "created_at"]

    def __str__(self) -> str:
        return self.feeling

    @property
    def subject_id(self) -> UUID:
        return self.match.subject_id


class StandIn(Dated):
    """The volunteer cannot come for a while: somebody else stands in (`assignment`), or, without one, she waits. With
    or without a match: a coach may have been named before there were matches."""

    retention: ClassVar[dict[str, Retention]] = {"starts_on": S, "ends_on": S, "by_id": T}
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="stand_ins")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="stand_ins")
    assignment = models.OneToOneField(
        Assignment, on_delete=models.SET_NULL, null=True, blank=True, related_name="stands_in"
    )
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.starts_on}"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class MatchSurvey(Record):
    """What one side fills in at the start or the end. `answers`: sealed JSON, key of a question -> its answer."""

    retention: ClassVar[dict[str, Retention]] = {
        "side": N, "moment": N, "answers": X, "on": S, "by_id": T, "definition": N, "definition_version": N,
    }  # fmt: skip
    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="surveys")
    side = models.CharField(max_length=10, choices=Side)
    moment = models.CharField(max_length=6, choices=SurveyMoment)
    definition = models.SlugField(max_length=60)
    definition_version = models.PositiveSmallIntegerField()
    answers = SealedTextField(blank=True)
    on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["match", "side", "moment"], name="match_survey_once")]

    def __str__(self) -> str:
        return self.moment

    @property
    def subject_id(self) -> UUID:
        return self.match.subject_id
