"""Her own sheets: a choice with what she decided, her week of care, and the people around her.

Nobody but she writes them. `shown_on`: since when who accompanies her may look; empty: only she. A sheet that she
wipes is deleted, with all it held.
"""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from aanzet.access.scope import StrictManager
from aanzet.cases.models import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField

X = Retention.SENSITIVE


class Sheet(Versioned):
    """What all sheets have. `body`: JSON, sealed with her key."""

    body = SealedTextField()
    begun_on = models.DateField()
    shown_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Choice(Sheet):
    """A choice about work and care: what it is about, and two to four options (see `choice.Body`)."""

    retention: ClassVar[dict[str, Retention]] = {"body": X, "begun_on": X, "shown_on": X}
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="choices")

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    def __str__(self) -> str:
        return "choice"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class Decision(Record):
    """What she decided on a day, in one sentence of her own (see `choice.Decided`). The newest stands, the others
    are the history; none is ever changed."""

    retention: ClassVar[dict[str, Retention]] = {"body": X, "on": X}
    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, related_name="decisions")
    body = SealedTextField()
    on = models.DateField()

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        ordering = ["-on", "-created_at"]

    def __str__(self) -> str:
        return "decision"

    @property
    def subject_id(self) -> UUID:
        return self.choice.case.participant_id


class CareWeek(Sheet):
    """Who does what in her week, now and as she wishes it (see `week.Week`). The row itself is her yes to keeping
    it: `begun_on` is the day she said so."""

    retention: ClassVar[dict[str, Retention]] = {"body": X, "begun_on": X, "shown_on": X}
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="care_week")

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    def __str__(self) -> str:
        return "week"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class PeopleMap(Sheet):
    """Who is around her (see `people.Person`). In no export; she wipes it herself."""

    retention: ClassVar[dict[str, Retention]] = {"body": X, "begun_on": X, "shown_on": X}
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="people_map")

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    def __str__(self) -> str:
        return "people"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id
