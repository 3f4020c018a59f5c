"""What she asked of the house: to put right what is written, and to erase it. And the paper that says it was done."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.alliances.models import Organisation
from aanzet.cases.models import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField
from aanzet.participants.models import Participant
from aanzet.rights.enums import Outcome, Why

X, T, N = Retention.SENSITIVE, Retention.TRACE, Retention.NONE


# What is about a coach waits for a coordinator, and is few at any time.
WAITS_FOR_OFFICE = Q(about_coach=True, answered_on__isnull=True)


class Mistake(Versioned):
    """She says that something written about her is not right (GDPR article 16).

    `table` and `row`: which row ("cases.contactmoment"); empty when she says it of nothing in particular. `about`: what
    stood there. `row_version`: its version at that moment, so that "changed" can be checked. `about_coach`: then her
    coach neither reads nor answers it. `reason`: what she is told; with NOT_CHANGED her `words` stand beside the text.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "table": N,
        "row": T,
        "row_version": N,
        "about": X,
        "words": X,
        "call_me": T,
        "about_coach": X,
        "asked_on": T,
        "outcome": T,
        "answered_on": T,
        "reason": X,
        "answered_by": T,
        "answered_by_id": T,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="mistakes")
    table = models.CharField(max_length=60, blank=True)
    row = models.UUIDField(null=True)
    row_version = models.PositiveIntegerField(null=True)
    about = SealedTextField(blank=True)
    words = SealedTextField(blank=True)
    call_me = models.BooleanField(default=False)
    about_coach = models.BooleanField(default=False)
    asked_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    reason = SealedTextField(blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_by_id = models.UUIDField(null=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        ordering = ["-asked_on", "-created_at"]
        indexes = [
            models.Index(fields=["case", "answered_on"], name="mistake_case_answered"),
            models.Index(fields=["asked_on"], condition=WAITS_FOR_OFFICE, name="mistake_waits_for_office"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_on__isnull=True)
                | (~Q(outcome="") & Q(answered_on__isnull=False)),
                name="mistake_answer_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return self.outcome or "open"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class Farewell(Record):
    """Everything about her is going to be erased on a day (GDPR article 17), unless it is taken back before.

    `why` THIN and TERM: the house itself, as a time is over. `code`: SHA-256 of the code that opens her paper once.
    `done_on`: of THIN; after the others this row is gone with her.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "why": T,
        "asked_on": T,
        "erase_on": T,
        "taken_back_on": T,
        "done_on": T,
        "code": T,
        "by_id": T,
        "restriction_id": T,
    }
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="farewells")
    why = models.CharField(max_length=8, choices=Why)
    asked_on = models.DateField()
    erase_on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=64, blank=True)
    by_id = models.UUIDField(null=True)
    # The restriction that came with it, so that taking back opens what this closed and no more.
    restriction_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-asked_on", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(taken_back_on__isnull=True, done_on__isnull=True),
                name="farewell_one_stands",
            )
        ]

    def __str__(self) -> str:
        return self.why

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


class Certificate(Record):
    """What was erased, what stays as a number, and why: of somebody whom this row does not know.

    `parts`: [name of the part, rows erased, rows that stay as a number]. `until`: until when the numbers stay. The code
    is thrown away when she has read it.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "why": N,
        "asked_on": N,
        "erased_on": N,
        "parts": N,
        "counted": N,
        "until": N,
        "code": N,
        "read_on": N,
        "organisation": N,
    }
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=8, choices=Why)
    asked_on = models.DateField()
    erased_on = models.DateField()
    parts = models.JSONField(default=list)
    counted = models.BooleanField(default=True)
    until = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=64, blank=True, db_index=True)
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-erased_on", "-created_at"]

    def __str__(self) -> str:
        return f"{self.erased_on}"
