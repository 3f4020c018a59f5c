"""Alliances, their organisations, who works there, what may be shared and what was approved."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.alliances.enums import OrganisationKind, PartnerRole, Role
from aanzet.core.models import Dated, Record, Versioned
from aanzet.core.retention import Retention


class Organisation(Versioned):
    """A legal body. `region_code`: labour market region; `district`: area where it works."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.ASSOCIATION
    )
    country = models.CharField(_("country"), max_length=2, default="nl")
    district = models.CharField(_("district"), max_length=80, blank=True)
    municipality = models.CharField(_("municipality"), max_length=80, blank=True)
    region_code = models.CharField(_("labour market region"), max_length=20, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Alliance(Versioned):
    """Organisations under one agreement towards one goal. `mission`: text per language."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    languages = models.JSONField(default=list)
    mission = models.JSONField(default=dict)
    organisations: "models.ManyToManyField[Organisation, AllianceMembership]" = models.ManyToManyField(
        Organisation, through="AllianceMembership"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Logo(Record):
    """The sign of an alliance on its public pages: a PNG that we drew ourselves (alliances.logos). Another logo is
    another row, so its address never shows another picture."""

    alliance = models.OneToOneField(Alliance, on_delete=models.CASCADE, related_name="logo")
    image = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)


class AllianceMembership(Dated):
    """An organisation takes part in an alliance with a role; it may have several, and may leave."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="alliance_memberships"
    )
    role = models.CharField(max_length=20, choices=PartnerRole, default=PartnerRole.PARTNER)
    # Who speaks for the partner, as a function ("director"); people are in Membership.
    contact_role = models.CharField(_("who speaks for it"), max_length=80, blank=True)

    class Meta(Dated.Meta):
        abstract = False
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["alliance", "organisation", "role", "starts_on"], name="alliance_membership_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.role}"


class SharingAgreement(Dated):
    """The signed rule on what partners of an alliance may know of each other's participants."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="sharing_agreements")
    topics = models.JSONField(default=list)
    signed_note = models.CharField(max_length=200, blank=True)

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.alliance_id} {self.starts_on}"


class Membership(Dated):
    """A person works or volunteers at an organisation in a role, until a date. All access hangs on it."""

    retention: ClassVar[dict[str, Retention]] = {
        "role": Retention.TRACE,
        "starts_on": Retention.TRACE,
        "ends_on": Retention.TRACE,
        "title": Retention.IDENTITY,
        "public_name_agreed_on": Retention.IDENTITY,
        "reach_hours": Retention.CONTACT,
    }
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="staff")
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, null=True, blank=True)
    role = models.CharField(max_length=20, choices=Role)
    title = models.CharField(_("title"), max_length=80, blank=True)
    # A name on a public page needs the person's own yes, apart from the work itself (source S3-14).
    public_name_agreed_on = models.DateField(null=True, blank=True)
    reach_hours = models.CharField(_("when to reach"), max_length=120, blank=True)

    class Meta(Dated.Meta):
        abstract = False
        indexes = [models.Index(fields=["user", "ends_on"], name="membership_user_until")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Approval(Record):
    """A commissioner approves something (a message, a page, a plan); the log cannot be changed."""

    retention: ClassVar[dict[str, Retention]] = {
        "subject": Retention.NONE,
        "approved_on": Retention.NONE,
        "note": Retention.NONE,
    }
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="approvals")
    commissioner = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    subject = models.CharField(max_length=200)
    approved_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.subject


class Invitation(Record):
    """Somebody is asked to work at an organisation in a role. The link works once, for seven days, for this
    address only; of its token only the SHA-256 is kept."""

    retention: ClassVar[dict[str, Retention]] = {
        "email": Retention.CONTACT,
        "name": Retention.IDENTITY,
        "role": Retention.TRACE,
        "title": Retention.IDENTITY,
        "token_hash": Retention.NONE,
        "expires_at": Retention.TRACE,
        "accepted_at": Retention.TRACE,
        "withdrawn_at": Retention.TRACE,
    }
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, null=True, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    membership = models.OneToOneField(
        Membership, on_delete=models.PROTECT, null=True, related_name="invitation"
    )
    email = models.EmailField(_("mail address"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    role = models.CharField(max_length=20, choices=Role)
    title = models.CharField(_("title"), max_length=80, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.role}"
