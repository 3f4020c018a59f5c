"""A company whose staff may sign up: one link for its own people, and what they let their employer see."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.alliances.models import Organisation
from aanzet.core.models import Dated, Record
from aanzet.core.retention import Retention
from aanzet.programmes.models import Programme
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models.volunteer import Volunteer

R, S, T, N = Retention.RESULT, Retention.SITUATION, Retention.TRACE, Retention.NONE


class CompanyInvite(Dated):
    """The link a company passes on to its staff. Of its token only the SHA-256 is kept. `most`: sign-ups at most."""

    retention: ClassVar[dict[str, Retention]] = {
        "role": N, "token_hash": N, "most": N, "starts_on": N, "ends_on": N, "made_by_id": T, "withdrawn_on": T,
    }  # fmt: skip
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="company_invites")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="company_invites_given"
    )
    company = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="company_invites")
    role = models.CharField(_("role"), max_length=12, choices=VolunteerRole, default=VolunteerRole.MENTOR)
    token_hash = models.CharField(max_length=64, unique=True)
    most = models.PositiveSmallIntegerField(_("how many may sign up"), default=30)
    made_by_id = models.UUIDField(null=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.company_id}"


class EmployerYes(Dated):
    """A volunteer's own yes that her or his employer sees the name, until it is taken back. No row: no name."""

    retention: ClassVar[dict[str, Retention]] = {"starts_on": T, "ends_on": T, "by_id": T}
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="employer_yesses")
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.starts_on}"


class Quote(Record):
    """What a volunteer says for the sheet of the company, given with a yes to show it there. It is shown after a
    coordinator read it: no woman may be known from it. `looked_on`, `shown`: that reading, and what came of it."""

    retention: ClassVar[dict[str, Retention]] = {
        "words": S, "said_on": S, "by_id": T, "looked_on": T, "shown": T, "looked_by_id": T, "withdrawn_on": T,
    }  # fmt: skip
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="quotes")
    words = models.CharField(_("in your words"), max_length=240)
    said_on = models.DateField()
    by_id = models.UUIDField(null=True)
    looked_on = models.DateField(null=True, blank=True)
    shown = models.BooleanField(null=True, blank=True)
    looked_by_id = models.UUIDField(null=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-said_on", "-created_at"]

    def __str__(self) -> str:
        return f"{self.said_on}"
