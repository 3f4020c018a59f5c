"""The person: who she is, how to reach her safely, what stands in the way, who may see what."""

from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.alliances.models import Organisation
from aanzet.core.models import Dated, Record, Versioned
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField
from aanzet.participants.enums import (
    BarrierStatus,
    Channel,
    ConsentEvidence,
    ConsentTopic,
    Discretion,
    FingerprintKind,
    Gender,
    RestrictionKind,
    Source,
)

NAME, C, S, X, T = (
    Retention.IDENTITY,
    Retention.CONTACT,
    Retention.SITUATION,
    Retention.SENSITIVE,
    Retention.TRACE,
)


class Participant(Versioned):
    """A person as one organisation knows her. Two rows of one woman are joined by a Link, never merged."""

    retention: ClassVar[dict[str, Retention]] = {
        "call_name": NAME,
        "full_name": NAME,
        "name_latin": NAME,
        "gender": NAME,
        "birth_date": NAME,
        "birth_year": S,
        "phone": C,
        "phone_shared": C,
        "email": C,
        "language": S,
        "reads_language": S,
        "reads": S,
        "postcode": S,
        "district": S,
        "erased_on": Retention.NONE,
    }
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    call_name = models.CharField(_("call name"), max_length=120)
    full_name = models.CharField(_("full name"), max_length=240, blank=True)
    name_latin = models.CharField(_("name in Latin letters"), max_length=240, blank=True)
    gender = models.CharField(_("gender"), max_length=12, choices=Gender, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    phone_shared = models.BooleanField(_("somebody else uses this phone"), null=True, blank=True)
    email = models.EmailField(_("mail address"), blank=True)
    language = models.CharField(_("language she speaks"), max_length=8, blank=True)
    reads_language = models.CharField(_("language she reads"), max_length=8, blank=True)
    reads = models.BooleanField(_("reads"), null=True, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    district = models.CharField(_("district"), max_length=80, blank=True)
    erased_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "call_name"], name="participant_org_name"),
            models.Index(fields=["organisation", "phone"], name="participant_org_phone"),
        ]

    def __str__(self) -> str:
        return self.call_name

    @property
    def subject_id(self) -> UUID:
        return self.pk

    @property
    def display_name(self) -> str:
        """Her name as she writes it."""
        return self.full_name or self.call_name

    @property
    def readable_name(self) -> str:
        """Her name for staff who read Latin letters."""
        return self.name_latin or self.display_name

    @property
    def script_name(self) -> str:
        """Her name in her own script, when `readable_name` is in another one."""
        return self.display_name if self.name_latin else ""


class ParticipantKey(models.Model):
    """Her data key, wrapped by a master key that is not in the database. Deleting it erases what it sealed."""

    participant = models.OneToOneField(
        Participant, on_delete=models.CASCADE, primary_key=True, related_name="data_key"
    )
    key_id = models.CharField(max_length=20)
    wrapped = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.key_id


class NameToken(models.Model):
    """One word of a name or a phone number as search finds it. Rebuilt from the row, never edited."""

    retention: ClassVar[dict[str, Retention]] = {"token": NAME, "rough": Retention.NONE, "id": Retention.NONE}
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="name_tokens")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=80)
    # Consonants only: 'Amina' finds a name that stands in Arabic script. Never used to call two rows one woman.
    rough = models.BooleanField(default=False)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "token"],
                name="name_token_org",
                opclasses=["uuid_ops", "varchar_pattern_ops"],
            ),
        ]

    def __str__(self) -> str:
        return self.token


class Fingerprint(models.Model):
    """A keyed digest that is equal for two rows of one woman: counts her once, tells nobody who she is."""

    retention: ClassVar[dict[str, Retention]] = {
        "kind": Retention.NONE,
        "digest": Retention.RESULT,
        "id": Retention.NONE,
    }
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="fingerprints")
    kind = models.CharField(max_length=12, choices=FingerprintKind)
    digest = models.CharField(max_length=64, db_index=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "kind"], name="fingerprint_once")]

    def __str__(self) -> str:
        return self.kind


class Link(Record):
    """Two rows are one woman (or are not). Undone by a date; never a merge."""

    retention: ClassVar[dict[str, Retention]] = {
        "same": T,
        "linked_on": T,
        "by_id": T,
        "undone_on": T,
        "undone_by_id": T,
        "source": T,
    }
    one = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="links_from")
    other = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="links_to")
    same = models.BooleanField(default=True)
    linked_on = models.DateField()
    by_id = models.UUIDField(null=True)
    source = models.CharField(max_length=40, blank=True)
    undone_on = models.DateField(null=True, blank=True)
    undone_by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(undone_on__isnull=True), name="link_once"
            ),
            models.CheckConstraint(condition=~Q(one=models.F("other")), name="link_two_rows"),
        ]

    def __str__(self) -> str:
        return "link"

    @property
    def subject_id(self) -> UUID:
        return self.one_id


class SafeContact(Versioned):
    """How, when and by whom she may be reached. No row means: no contact."""

    retention: ClassVar[dict[str, Retention]] = {
        "discretion": C,
        "channel": C,
        "language": C,
        "hours": C,
        "who_answers": C,
        "may_say": C,
        "voicemail": C,
        "asked_on": T,
    }
    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="safe_contact")
    discretion = models.CharField(max_length=8, choices=Discretion, default=Discretion.NONE)
    channel = models.CharField(max_length=8, choices=Channel, blank=True)
    language = models.CharField(max_length=8, blank=True)
    hours = SealedTextField(blank=True)
    who_answers = SealedTextField(blank=True)
    may_say = SealedTextField(blank=True)
    voicemail = models.BooleanField(default=False)
    asked_on = models.DateField(null=True, blank=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    def __str__(self) -> str:
        return self.discretion

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


class Restriction(Dated):
    """Her file is hidden: from search and lists for all but her own coach."""

    retention: ClassVar[dict[str, Retention]] = {"kind": X, "starts_on": T, "ends_on": T}
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="restrictions")
    kind = models.CharField(max_length=20, choices=RestrictionKind)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return self.kind


class Consent(Record):
    """Her yes: one receiver, one topic, one purpose, until a date; withdrawn at any moment."""

    retention: ClassVar[dict[str, Retention]] = {
        "topic": T,
        "purpose": T,
        "evidence": T,
        "given_on": T,
        "until": T,
        "withdrawn_on": T,
        "recorded_by_id": T,
    }
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=12, choices=ConsentTopic)
    purpose = models.CharField(max_length=120, blank=True)
    evidence = models.CharField(max_length=8, choices=ConsentEvidence)
    given_on = models.DateField()
    until = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    recorded_by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "until"], name="consent_receiver")]

    def __str__(self) -> str:
        return self.topic

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


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
    """What she is good at, with an example of when she showed it."""

    retention: ClassVar[dict[str, Retention]] = {"name": S, "example": S, "noted_on": S, "source": S}
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="strengths")
    name = models.CharField(_("strength"), max_length=120)
    example = models.CharField(_("example"), max_length=300, blank=True)
    noted_on = models.DateField()
    source = models.CharField(max_length=10, choices=Source)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return self.name

    @property
    def subject_id(self) -> UUID:
        return self.participant_id


class Skill(Versioned):
    """What she can do and when she last did it."""

    retention: ClassVar[dict[str, Retention]] = {"name": S, "year_last_used": S}
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="skills")
    name = models.CharField(_("skill"), max_length=120)
    year_last_used = models.PositiveSmallIntegerField(_("last used in"), null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return self.name

    @property
    def subject_id(self) -> UUID:
        return self.participant_id
