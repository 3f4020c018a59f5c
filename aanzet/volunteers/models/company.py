"""A company whose staff may sign up: one link for its own people, until a day."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.alliances.models import Organisation
from aanzet.core.models import Dated
from aanzet.core.retention import Retention
from aanzet.programmes.models import Programme
from aanzet.volunteers.enums import VolunteerRole

T, N = Retention.TRACE, Retention.NONE


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
