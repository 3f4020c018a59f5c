"""A meeting of one woman with who accompanies her, and what she answered."""

from datetime import datetime, timedelta
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.cases.models import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.meetings.enums import Answer, Childcare, MeetingKind

S, T = Retention.SITUATION, Retention.TRACE


class Meeting(Versioned):
    """When and where they meet, how she gets there and who looks after her children. `with_user`: whom she meets.

    Cancelled by a date, never deleted: what was planned and sent stays explainable."""

    retention: ClassVar[dict[str, Retention]] = {
        "kind": S,
        "starts_at": S,
        "minutes": S,
        "place": S,
        "address": S,
        "route": S,
        "childcare": S,
        "childcare_words": S,
        "interpreter": S,
        "planned_by_id": T,
        "cancelled_on": T,
        "cancelled_by_id": T,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="meetings")
    with_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=MeetingKind, default=MeetingKind.TALK)
    starts_at = models.DateTimeField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60)
    place = models.CharField(_("place"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    route = models.CharField(_("how to get there"), max_length=300, blank=True)
    childcare = models.CharField(_("childcare"), max_length=12, choices=Childcare, blank=True)
    childcare_words = models.CharField(_("more about childcare"), max_length=200, blank=True)
    interpreter = models.BooleanField(_("an interpreter comes"), default=False)
    planned_by_id = models.UUIDField(null=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["case", "starts_at"], name="meeting_case_at")]

    def __str__(self) -> str:
        return self.kind

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class MeetingAnswer(Record):
    """What she said about a meeting; the newest counts. A changed time asks her anew."""

    retention: ClassVar[dict[str, Retention]] = {"answer": S, "answered_at": T, "about": S, "noted_by_id": T}
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=10, choices=Answer)
    answered_at = models.DateTimeField()
    # The beginning that she answered about: another one is another question.
    about = models.DateTimeField()
    noted_by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["answered_at"]

    def __str__(self) -> str:
        return self.answer

    @property
    def subject_id(self) -> UUID:
        return self.meeting.case.participant_id
