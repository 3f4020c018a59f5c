"""Alliances as pages show them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.queries import visible
from aanzet.alliances.enums import SharingTopic
from aanzet.alliances.models import Alliance, Approval, SharingAgreement
from aanzet.alliances.queries.grants import GrantRow, grant_rows
from aanzet.core.text import localised


@dataclass(frozen=True, slots=True)
class AllianceRow:
    pk: UUID
    name: str
    partners: int
    grants: int


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """`now`: takes part today. A partner that left stays in the list, and in the figures of its period."""

    pk: UUID
    name: str
    role: str
    contact_role: str
    place: str
    starts_on: date
    ends_on: date | None
    now: bool


@dataclass(frozen=True, slots=True)
class SharingRow:
    pk: UUID
    starts_on: date
    ends_on: date | None
    topics: str
    note: str
    now: bool


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    subject: str
    note: str
    approved_on: date
    commissioner: str
    by: str


@dataclass(frozen=True, slots=True)
class AlliancePage:
    """`refusal`: why partners see nothing of each other's participants; empty while an agreement holds."""

    pk: UUID
    name: str
    mission: str
    languages: str
    partners: list[PartnerRow]
    sharing: list[SharingRow]
    refusal: str
    grants: list[GrantRow]


def alliance_rows(*, actor: Actor) -> list[AllianceRow]:
    """Alliances that the actor may see, by name, with partners of today and grants. One query."""
    today = Q(memberships__starts_on__lte=actor.on) & (
        Q(memberships__ends_on__isnull=True) | Q(memberships__ends_on__gte=actor.on)
    )
    rows = visible(Alliance, actor, "alliance.list").annotate(
        partners=Count("memberships__organisation", filter=today, distinct=True),
        grants_n=Count("grants", distinct=True),
    )
    return [AllianceRow(row.pk, row.name, row.partners, row.grants_n) for row in rows.order_by("name")]


def alliance_page(*, alliance: Alliance, actor: Actor) -> AlliancePage:
    """Everything about one alliance, in five queries."""
    on = actor.on
    partners = alliance.memberships.select_related("organisation").order_by("organisation__name", "starts_on")
    sharing = list(alliance.sharing_agreements.order_by("-starts_on"))
    return AlliancePage(
        pk=alliance.pk,
        name=alliance.name,
        mission=localised(alliance.mission, actor.language),
        languages=", ".join(alliance.languages),
        partners=[
            PartnerRow(
                row.pk,
                row.organisation.name,
                row.get_role_display(),
                row.contact_role,
                row.organisation.district or row.organisation.municipality,
                row.starts_on,
                row.ends_on,
                _holds(row.starts_on, row.ends_on, on),
            )
            for row in partners
        ],
        sharing=[
            SharingRow(
                row.pk,
                row.starts_on,
                row.ends_on,
                ", ".join(str(SharingTopic(topic).label) for topic in row.topics),
                row.signed_note,
                _holds(row.starts_on, row.ends_on, on),
            )
            for row in sharing
        ],
        refusal=_refusal(sharing, on),
        grants=grant_rows(alliance=alliance, actor=actor),
    )


def _holds(starts_on: date, ends_on: date | None, on: date) -> bool:
    return starts_on <= on and (ends_on is None or ends_on >= on)


def sharing_on(*, alliance: UUID, on: date, topic: str = "") -> SharingAgreement | None:
    """The sharing agreement of an alliance that holds on a day (for a topic, when one is named)."""
    rows = SharingAgreement.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), alliance_id=alliance, starts_on__lte=on
    ).order_by("-starts_on")
    return next((row for row in rows if not topic or topic in row.topics), None)


def sharing_refusal(*, alliance: Alliance, on: date) -> str:
    """What a partner is told that asks for a woman of another partner; empty while an agreement holds."""
    return _refusal(list(alliance.sharing_agreements.order_by("-starts_on")), on)


def _refusal(agreements: list[SharingAgreement], on: date) -> str:
    if any(_holds(row.starts_on, row.ends_on, on) for row in agreements):
        return ""
    mend = _("Ask the alliance lead to record a signed agreement.")
    ended = [row.ends_on for row in agreements if row.ends_on and row.ends_on < on]
    if ended:
        why = _("Partners do not see each other's participants: the agreement on sharing ended on %(day)s.")
        return f"{why % {'day': date_format(max(ended))}} {mend}"
    why = _("Partners do not see each other's participants: there is no agreement on sharing yet.")
    return f"{why} {mend}"


def approval_rows(*, alliance: Alliance) -> list[ApprovalRow]:
    """The log of approvals, newest first."""
    rows = Approval.objects.filter(alliance=alliance).select_related("commissioner", "by")
    return [
        ApprovalRow(row.subject, row.note, row.approved_on, row.commissioner.name, row.by.name)
        for row in rows.order_by("-approved_on", "-created_at")
    ]
