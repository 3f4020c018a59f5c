"""The person: who she is, the words that find her, the rows that are hers."""

from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.alliances.models import Organisation
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.participants.enums import FingerprintKind, Gender

NAME = Retention.IDENTITY
C = Retention.CONTACT
S = Retention.SITUATION
T = Retention.TRACE


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
    # Most women have no account: an index over all rows looks useless to a planner, so it holds only those who do.
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
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
            models.Index(
                fields=["account"], condition=models.Q(account__isnull=False), name="participant_has_account"
            ),
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

    retention: ClassVar[dict[str, Retention]] = {"key_id": Retention.NONE, "wrapped": Retention.SENSITIVE}

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
