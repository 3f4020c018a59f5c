"""What she changed about who may see her, and her family: who may be asked to what."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.alliances.models import Organisation
from aanzet.circle.enums import ChangeKind, FamilyYes, Kin
from aanzet.core.models import Record
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField
from aanzet.meetings.models import Meeting
from aanzet.participants.models import Participant

X, T = Retention.SENSITIVE, Retention.TRACE


class Change(Record):
    """She changed who may see her: told to who accompanies her until one of them says that it was read."""

    retention: ClassVar[dict[str, Retention]] = {
        "kind": T,
        "on": T,
        "organisation": T,
        "seen_on": T,
        "seen_by_id": T,
    }
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="circle_changes")
    kind = models.CharField(max_length=12, choices=ChangeKind)
    on = models.DateField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    seen_on = models.DateField(null=True, blank=True)
    seen_by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        indexes = [
            models.Index(
                fields=["participant"], condition=Q(seen_on__isnull=True), name="circle_change_unseen"
            )
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


class Relative(Record):
    """Somebody of her family, as she calls her or him. Only she reads the name and only she writes it."""

    retention: ClassVar[dict[str, Retention]] = {"name": X, "kin": X, "added_on": T, "removed_on": T}
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="relatives")
    name = SealedTextField()
    kin = models.CharField(max_length=10, choices=Kin)
    added_on = models.DateField()
    removed_on = models.DateField(null=True, blank=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    def __str__(self) -> str:
        return "relative"

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


class FamilyChoice(Record):
    """To what a relative may be asked, from a day on, until she chooses again."""

    retention: ClassVar[dict[str, Retention]] = {"yes": X, "chosen_on": T, "replaced_on": T}
    relative = models.ForeignKey(Relative, on_delete=models.CASCADE, related_name="choices")
    yes = models.CharField(max_length=12, choices=FamilyYes)
    chosen_on = models.DateField()
    replaced_on = models.DateField(null=True, blank=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relative"], condition=Q(replaced_on__isnull=True), name="family_choice_once"
            )
        ]

    def __str__(self) -> str:
        return self.yes

    @property
    def subject_id(self) -> UUID:
        return self.relative.participant_id


class Guest(Record):
    """She wants a relative with her at one meeting. It holds for the time that she said it about (`about`), and not
    when the meeting is cancelled. Nothing is sent to anybody: she tells the relative herself."""

    retention: ClassVar[dict[str, Retention]] = {"about": X, "invited_on": T, "withdrawn_on": T}
    relative = models.ForeignKey(Relative, on_delete=models.CASCADE, related_name="invitations")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="guests")
    about = models.DateTimeField()
    invited_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relative", "meeting"],
                condition=Q(withdrawn_on__isnull=True),
                name="circle_guest_once",
            )
        ]

    def __str__(self) -> str:
        return "guest"

    @property
    def subject_id(self) -> UUID:
        return self.relative.participant_id
