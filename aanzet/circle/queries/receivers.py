"""To whom she can say yes, and what she says yes to now."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from aanzet.alliances.enums import OrganisationKind, PartnerRole
from aanzet.alliances.models import AllianceMembership, Organisation
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case, Step
from aanzet.cases.models.journey import holds
from aanzet.participants.models import Consent
from aanzet.participants.rules import OUTSIDE

KIND_ICONS: dict[str, str] = {
    OrganisationKind.COMPANY: "factory",
    OrganisationKind.SCHOOL: "graduation-cap",
    OrganisationKind.MUNICIPALITY: "bank",
    OrganisationKind.AGENCY: "briefcase",
}


def receivers_for(*, case: Case, on: date) -> list[Organisation]:
    """Partners, employers and schools of her alliance today, who helps with a step of her plan, and to whom she said
    yes before; not her own organisation, and not who only pays. By name."""
    paying = (PartnerRole.FUNDER, PartnerRole.COMMISSIONER)
    partners = AllianceMembership.objects.filter(holds(on), alliance=case.programme.alliance_id)
    steps = QuerySet(Step).filter(goal__case=case, dropped_on__isnull=True, organisation_id__isnull=False)
    rows = Organisation.objects.filter(
        Q(pk__in=partners.exclude(role__in=paying).values("organisation_id"))
        | Q(pk__in=steps.values("organisation_id"))
        | Q(pk__in=_standing(case, on).values("organisation_id"))
    )
    return list(rows.exclude(pk=case.organisation_id).order_by("name"))


def icon_of(organisation: Organisation) -> str:
    return KIND_ICONS.get(organisation.kind, "buildings")


def _standing(case: Case, on: date) -> QuerySet[Consent]:
    return QuerySet(Consent).filter(
        Q(until__isnull=True) | Q(until__gte=on), participant=case.participant_id, withdrawn_on__isnull=True
    )


def said_to(*, case: Case, organisation_id: UUID, on: date) -> dict[str, date | None]:
    """Topic -> last day of her yes to one organisation (None: until she stops it)."""
    rows = _standing(case, on).filter(organisation=organisation_id).order_by("given_on")
    return dict(rows.values_list("topic", "until"))


def is_partner(organisation_id: UUID) -> bool:
    """Does it work in an alliance itself? Then her yes opens only what the partners agreed to share."""
    rows = AllianceMembership.objects.filter(organisation=organisation_id)
    return rows.exclude(role__in=OUTSIDE).exists()


def mentor_of(*, case: Case, user_id: UUID, on: date) -> str | None:
    """The name of a mentor who walks along with her today; None for anybody else."""
    rows = QuerySet(Assignment).filter(holds(on), case=case, kind=AssignmentKind.MENTOR, user=user_id)
    row = rows.select_related("user").first()
    return row.user.name if row else None
