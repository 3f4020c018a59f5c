"""Organisations, who works there, and who was asked to."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from aanzet.access.actor import Actor
from aanzet.access.queries import visible
from aanzet.alliances.models import Invitation, Membership, Organisation
from aanzet.core.text import fold
from aanzet.reference import places


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    pk: UUID
    name: str
    kind: str
    place: str
    region: str
    staff: int


@dataclass(frozen=True, slots=True)
class StaffRow:
    """`title`: empty when it says the same as the role. `public_name`: she agreed that her name stands on a public
    page."""

    pk: UUID
    name: str
    role: str
    title: str
    organisation: str
    alliance: str
    reach_hours: str
    public_name: bool
    starts_on: date
    ends_on: date | None
    now: bool


@dataclass(frozen=True, slots=True)
class InvitationRow:
    pk: UUID
    email: str
    role: str
    expires_at: datetime


def organisation_rows(*, actor: Actor) -> list[OrganisationRow]:
    """Organisations whose staff the actor may see, by name. One query."""
    today = Q(staff__starts_on__lte=actor.on) & (
        Q(staff__ends_on__isnull=True) | Q(staff__ends_on__gte=actor.on)
    )
    seen = visible(Membership, actor, "staff.list").values("pk")
    rows = visible(Organisation, actor, "staff.list").annotate(
        staff_n=Count("staff__user", filter=today & Q(staff__in=seen), distinct=True)
    )
    return [
        OrganisationRow(
            row.pk,
            row.name,
            row.get_kind_display(),
            row.district or row.municipality,
            _region(row.region_code),
            row.staff_n,
        )
        for row in rows.order_by("name")
    ]


def _region(code: str) -> str:
    found = places.region(code) if code else None
    return found.name if found else ""


def organisation_named(*, name: str) -> Organisation | None:
    """An organisation by its name in any spelling of capitals and marks."""
    wanted = fold(name)
    for pk, known in Organisation.objects.values_list("pk", "name"):
        if fold(known) == wanted:
            return Organisation.objects.get(pk=pk)
    return None


def known_organisations(*, actor: Actor) -> list[str]:
    """Names to choose from when a partner is added: the organisations that the actor sees anyway."""
    rows = visible(Organisation, actor, "staff.list") | visible(Organisation, actor, "organisation.add")
    return list(rows.order_by("name").values_list("name", flat=True))


def staff_rows(*, organisation: Organisation, actor: Actor) -> list[StaffRow]:
    """Who works or worked at an organisation, as far as the actor may see: of today first, then by name.
    One query."""
    rows = visible(Membership, actor, "staff.list").filter(organisation=organisation)
    found = [_staff(row, actor.on) for row in rows.select_related("user", "alliance", "organisation")]
    return sorted(found, key=lambda row: (not row.now, row.name))


def tasks_of(*, user: UUID, on: date) -> list[StaffRow]:
    """A person's own tasks of today. One query."""
    rows = Membership.objects.filter(user_id=user).select_related("user", "alliance", "organisation")
    return [row for row in (_staff(each, on) for each in rows.order_by("starts_on")) if row.now]


def _staff(row: Membership, on: date) -> StaffRow:
    role = row.get_role_display()
    return StaffRow(
        row.pk,
        row.user.name,
        role,
        "" if fold(row.title) == fold(role) else row.title,
        row.organisation.name,
        row.alliance.name if row.alliance else "",
        row.reach_hours,
        row.public_name_agreed_on is not None,
        row.starts_on,
        row.ends_on,
        row.starts_on <= on and (row.ends_on is None or row.ends_on >= on),
    )


def invitation_rows(*, organisation: Organisation, actor: Actor, moment: datetime) -> list[InvitationRow]:
    """Invitations that can still be accepted, newest first. One query."""
    rows = (
        visible(Invitation, actor, "staff.list")
        .filter(organisation=organisation, accepted_at__isnull=True, withdrawn_at__isnull=True)
        .filter(expires_at__gt=moment)
        .order_by("-created_at")
    )
    return [InvitationRow(row.pk, row.email, row.get_role_display(), row.expires_at) for row in rows]


def token_hash(token: str) -> str:
    """What is kept of the token of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_usable(*, token: str, moment: datetime) -> Invitation | None:
    """The invitation of a link, when it was not used, not withdrawn and not too old."""
    return (
        Invitation.objects.filter(
            token_hash=token_hash(token),
            accepted_at__isnull=True,
            withdrawn_at__isnull=True,
            expires_at__gt=moment,
        )
        .select_related("organisation", "alliance")
        .first()
    )
