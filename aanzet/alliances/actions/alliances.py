"""Alliances, their partners, what they agreed on sharing, what a commissioner approved."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.alliances.actions.ending import check_end, end_row
from aanzet.alliances.enums import PartnerRole, Role
from aanzet.alliances.models import (
    Alliance,
    AllianceMembership,
    Approval,
    Grant,
    Logo,
    Organisation,
    SharingAgreement,
)
from aanzet.alliances.slugs import free_slug
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import By, write


@transaction.atomic
def alliance_add(
    *, by: By | None, on: date, name: str, languages: Sequence[str], mission: Mapping[str, str]
) -> Alliance:
    """Set up an alliance. `mission`: text per language. Raises Refused when the name is taken."""
    if Alliance.objects.filter(name__iexact=clean(name)).exists():
        raise Refused(_("There is an alliance with this name already. Choose another name."), "name")
    row = Alliance.objects.create(
        slug=free_slug(Alliance, name), name=clean(name), languages=list(languages), mission=_texts(mission)
    )
    write(by, "alliance.added", object_id=row.pk, on=on)
    return row


@transaction.atomic
def alliance_edit(
    *,
    by: By | None,
    on: date,
    alliance: Alliance,
    seen: int,
    name: str,
    languages: Sequence[str],
    mission: Mapping[str, str],
) -> Alliance:
    """Change an alliance as it was at version `seen`. Raises Conflict."""
    row = alliance.save_if_unchanged(
        seen=seen, name=clean(name), languages=list(languages), mission=_texts(mission)
    )
    write(by, "alliance.edited", object_id=row.pk, on=on)
    return row


@transaction.atomic
def logo_put_up(*, by: By | None, on: date, alliance: Alliance, image: bytes) -> Logo:
    """Show a logo on the public pages. `image`: what `logos.redraw` made. An earlier logo goes."""
    Logo.objects.filter(alliance=alliance).delete()
    row = Logo.objects.create(alliance=alliance, image=image)
    write(by, "alliance.logo_put_up", object_id=alliance.pk, on=on)
    return row


@transaction.atomic
def logo_remove(*, by: By | None, on: date, alliance: Alliance) -> None:
    """The public pages show the name alone."""
    gone, _rows = Logo.objects.filter(alliance=alliance).delete()
    if gone:
        write(by, "alliance.logo_removed", object_id=alliance.pk, on=on)


def _texts(mission: Mapping[str, str]) -> dict[str, str]:
    return {language: text.strip() for language, text in mission.items() if text.strip()}


@transaction.atomic
def partner_add(
    *,
    by: By | None,
    on: date,
    alliance: Alliance,
    organisation: Organisation,
    role: str = PartnerRole.PARTNER,
    starts_on: date,
    contact_role: str = "",
) -> AllianceMembership:
    """An organisation takes part from a day on. Raises Refused when it has this role already."""
    running = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    if alliance.memberships.filter(running, organisation=organisation, role=role).exists():
        raise Refused(
            _(
                "%(name)s has this role in the alliance already. Choose another role, or end the old one first."
            )
            % {"name": organisation.name},
            "role",
        )
    row = AllianceMembership.objects.create(
        alliance=alliance,
        organisation=organisation,
        role=role,
        starts_on=starts_on,
        contact_role=contact_role,
    )
    data = {"alliance": str(alliance.pk), "role": role}
    write(by, "partner.added", object_id=row.pk, organisation=organisation.pk, data=data, on=on)
    return row


@transaction.atomic
def partner_end(
    *, by: By | None, on: date, partner: AllianceMembership, ends_on: date, at_once: bool = False
) -> AllianceMembership:
    """A partner leaves after `ends_on`, or at once: then the very next request sees nothing. It stays in the figures of
    its period. Raises Refused."""
    data = {"ends_on": end_row(partner, on, ends_on, at_once).isoformat()}
    write(by, "partner.ended", object_id=partner.pk, organisation=partner.organisation_id, data=data, on=on)
    return partner


@transaction.atomic
def sharing_add(
    *,
    by: By | None,
    on: date,
    alliance: Alliance,
    starts_on: date,
    ends_on: date | None = None,
    topics: Sequence[str],
    signed_note: str = "",
) -> SharingAgreement:
    """Record a signed agreement on what partners may know of each other's participants. Raises Refused."""
    if ends_on is not None:
        check_end(starts_on, ends_on)
    row = SharingAgreement.objects.create(
        alliance=alliance, starts_on=starts_on, ends_on=ends_on, topics=list(topics), signed_note=signed_note
    )
    data = {"alliance": str(alliance.pk), "topics": list(topics)}
    write(by, "sharing.added", object_id=row.pk, data=data, on=on)
    return row


@transaction.atomic
def sharing_end(
    *, by: By | None, on: date, agreement: SharingAgreement, ends_on: date, at_once: bool = False
) -> SharingAgreement:
    """An agreement ends after `ends_on`, or at once; then partners see nothing of each other. Raises Refused."""
    data = {"ends_on": end_row(agreement, on, ends_on, at_once).isoformat()}
    write(by, "sharing.ended", object_id=agreement.pk, data=data, on=on)
    return agreement


@transaction.atomic
def approval_add(
    *, by: Actor, on: date, alliance: Alliance, subject: str, approved_on: date, note: str = ""
) -> Approval:
    """A commissioner approves something. The log has no way back: a mistake gets a line of its own.
    Raises Refused for a day to come, or when nobody of the payer is asking."""
    if approved_on > on:
        raise Refused(_("This day has not come yet. Fill in the day of the approval."), "approved_on")
    commissioner = _commissioner(by, alliance)
    assert by.user_id is not None  # noqa: S101 - only signed-in people work for a payer
    row = Approval.objects.create(
        alliance=alliance,
        commissioner=commissioner,
        by_id=by.user_id,
        subject=clean(subject),
        approved_on=approved_on,
        note=clean(note),
    )
    write(by, "approval.added", object_id=row.pk, organisation=row.commissioner_id, on=on)
    return row


def _commissioner(by: Actor, alliance: Alliance) -> Organisation:
    mine: Any = by.organisations(Role.FUNDER)
    grants = (
        Grant.objects.filter(alliance=alliance)
        .select_related("commissioner", "funder")
        .order_by("-decided_on")
    )
    for grant in grants:
        for payer in (grant.commissioner, grant.funder):
            if payer is not None and payer.pk in mine:
                return payer
    raise Refused(_("Only the commissioner or the funder of this alliance approves. Ask one of them."))
