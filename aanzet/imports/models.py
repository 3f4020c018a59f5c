"""What was brought in, from which files, and what became of every row."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from aanzet.access.scope import ScopedManager
from aanzet.alliances.models import Organisation
from aanzet.core.models import Record
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField
from aanzet.imports.enums import Outcome
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme

ID, S, T, N = Retention.IDENTITY, Retention.SITUATION, Retention.TRACE, Retention.NONE


class Upload(Record):
    """A file between choosing it and taking it over: sealed. Its content is gone after the import or after a day."""

    retention: ClassVar[dict[str, Retention]] = {
        "name": N, "content": ID, "mapping": N, "by_id": T, "programme": N, "organisation": N,
    }  # fmt: skip
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    by_id = models.UUIDField(null=True)
    name = models.CharField(max_length=200)
    content = models.TextField()
    mapping = models.JSONField(default=dict)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return "upload"


class Import(Record):
    """One import of one or more files of one organisation into one programme. Undone by a date."""

    retention: ClassVar[dict[str, Retention]] = {
        "by_id": T, "on": T, "files": N, "digest": N, "mapping": N, "notes": N, "undone_on": T, "undone_by_id": T,
    }  # fmt: skip
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by_id = models.UUIDField(null=True)
    on = models.DateField()
    # Names of the files in their order; `digest`: SHA-256 over their bytes.
    files = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    undone_on = models.DateField(null=True, blank=True)
    undone_by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["organisation", "-created_at"], name="import_org_at")]

    def __str__(self) -> str:
        return f"{self.on}"


class Job(Record):
    """A file that is being taken over, batch after batch: asked for by who made the import, on its day.

    How far it is, is counted from the rows of its import. `lease`: whose turn it is; another may take over after
    `leased_until`. `attempts`: turns since the last batch was stored. `stopped_at`: somebody has to look at it.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "total": N, "lease": N, "leased_until": N, "attempts": N, "finished_at": T, "stopped_at": T, "failure": N,
    }  # fmt: skip
    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, related_name="job")
    run = models.OneToOneField(Import, on_delete=models.CASCADE, related_name="job")
    total = models.PositiveIntegerField()
    lease = models.UUIDField(null=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=80, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return "job"


class ImportRow(Record):
    """One row of a file. `column`, `reason` and `values` say why it was refused. `row_key`: keyed digest of what
    the row says, so that a re-run knows it. `rest`: what has no field of its own, sealed with her key."""

    retention: ClassVar[dict[str, Retention]] = {
        "file": N, "sheet": N, "number": N, "outcome": T, "made_participant": T, "case_id": T,
        "link_id": T, "column": N, "reason": N, "values": ID, "notes": S, "row_key": T, "rest": S,
    }  # fmt: skip
    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    file = models.CharField(max_length=200)
    sheet = models.CharField(max_length=120, blank=True)
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    participant = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    # What this row made, so that an undo takes away that and nothing else.
    made_participant = models.BooleanField(default=False)
    case_id = models.UUIDField(null=True)
    link_id = models.UUIDField(null=True)
    column = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    values = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    row_key = models.CharField(max_length=64, blank=True)
    rest = SealedTextField(blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["file", "sheet", "number"]
        indexes = [models.Index(fields=["row_key"], name="import_row_key")]

    def __str__(self) -> str:
        return f"{self.number} {self.outcome}"

    @property
    def subject_id(self) -> UUID | None:
        return self.participant_id


class Erased(Record):
    """A keyed digest of a woman who was erased here, or of a row that brought her: by it a register does not bring her
    back unseen. It says nothing without a key outside the database and leads to no row. `until`: then it goes too."""

    retention: ClassVar[dict[str, Retention]] = {"digest": Retention.RESULT, "until": N, "organisation": N}
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    until = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "digest"], name="imports_erased_once"),
        ]

    def __str__(self) -> str:
        return "erased"
