"""The person: what stands in the way, and what she brings."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField
from aanzet.participants.enums import BarrierStatus, Source
from aanzet.participants.models.person import Participant
from aanzet.reference.lists import strength

S = Retention.SITUATION
X = Retention.SENSITIVE
T = Retention.TRACE
# Her own order of what she is good at; what she did not put in order yet comes after it, as it was told.
HER_ORDER = (F("rank").asc(nulls_last=True), "noted_on", "created_at")


class BarrierType(Record):
    """A kind of barrier that a coordinator added to the catalogue of a programme. Retired, never removed."""

    retention: ClassVar[dict[str, Retention]] = {
        "programme_slug": Retention.NONE,
        "key": Retention.NONE,
        "names": Retention.NONE,
        "icon": Retention.NONE,
        "restricted": Retention.NONE,
        "retired_on": Retention.NONE,
    }
    programme_slug = models.SlugField(max_length=80)
    key = models.SlugField(max_length=60)
    names = models.JSONField(default=dict)
    icon = models.CharField(max_length=40, blank=True)
    restricted = models.BooleanField(default=False)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme_slug", "key"], name="barrier_type_once")]

    def __str__(self) -> str:
        return self.key


class Barrier(Versioned):
    """Something that keeps her from the step she wants. `rank` is her own order. `words` are sealed."""

    retention: ClassVar[dict[str, Retention]] = {
        "kind": S,
        "restricted": X,
        "words": X,
        "status": S,
        "since": S,
        "source": S,
        "rank": S,
        "solved_on": S,
        "owner_id": T,
    }
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="barriers")
    kind = models.SlugField(max_length=60)
    restricted = models.BooleanField(default=False)
    words = SealedTextField(blank=True)
    status = models.CharField(max_length=12, choices=BarrierStatus, default=BarrierStatus.PRESENT)
    since = models.DateField()
    source = models.CharField(max_length=10, choices=Source)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    solved_on = models.DateField(null=True, blank=True)
    owner_id = models.UUIDField(null=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        indexes = [models.Index(fields=["participant", "rank"], name="barrier_rank")]

    def __str__(self) -> str:
        return self.kind

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


class Strength(Versioned):
    """What she is good at, with an example of when she showed it. `picture`: code of the list of strengths when she
    pointed at one; `rank`: her own order."""

    retention: ClassVar[dict[str, Retention]] = {
        "name": S,
        "example": S,
        "picture": S,
        "rank": S,
        "noted_on": S,
        "source": S,
    }
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="strengths")
    name = models.CharField(_("strength"), max_length=120)
    example = models.CharField(_("example"), max_length=300, blank=True)
    picture = models.SlugField(max_length=30, blank=True, db_index=False)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    noted_on = models.DateField()
    source = models.CharField(max_length=10, choices=Source)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return self.name

    @property
    def subject_id(self) -> UUID:
        return self.participant_id

    def said_in(self, language: str) -> str:
        """What it is in a language: the words of the list when she pointed at a picture, else her own."""
        known = strength(self.picture) if self.picture else None
        return known.name(language) if known and self.name in known.names.values() else self.name


class Skill(Versioned):
    """What she can do, in which work, and when she last did it."""

    retention: ClassVar[dict[str, Retention]] = {"name": S, "year_last_used": S, "sector": S}
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="skills")
    name = models.CharField(_("skill"), max_length=120)
    sector = models.CharField(_("sector"), max_length=20, blank=True)  # code of reference.lists
    year_last_used = models.PositiveSmallIntegerField(_("last used in"), null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return self.name

    @property
    def subject_id(self) -> UUID:
        return self.participant_id
