"""Who works where: invitations, memberships and their end."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.accounts import post
from aanzet.accounts.actions import account_create
from aanzet.accounts.models import User
from aanzet.accounts.queries import user_by_mail
from aanzet.alliances.actions.ending import end_row
from aanzet.alliances.models import Alliance, Invitation, Membership, Organisation
from aanzet.alliances.queries import invitation_usable
from aanzet.alliances.queries.organisations import token_hash
from aanzet.alliances.rules import may_give, may_invite_for
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import By, write

VALID = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Link:
    """An invitation with the address of its page. The token exists here and in the mail only."""

    invitation: Invitation
    url: str


class Leaving(Protocol):
    """What a room above does when somebody's task ends: `on` is the first day without it."""

    def __call__(self, *, by: Actor, on: date, membership: Membership) -> int: ...


class Joining(Protocol):
    """What a room above does when somebody accepted an invitation."""

    def __call__(self, *, on: date, membership: Membership) -> None: ...


class Words(Protocol):
    """What a room above says in the mail of an invitation, for an alliance or for all of an organisation."""

    def __call__(
        self, *, organisation: Organisation, alliance: Alliance | None, on: date, language: str
    ) -> str: ...


# The programmes room gives the approved messages of its programmes here.
INVITATION_WORDS: list[Words] = []

# The volunteers room knows there who signed up at that address.
ON_STAFF_JOIN: list[Joining] = []

# Her women get a free place again: the cases room registers that here.
ON_STAFF_END: list[Leaving] = []


@transaction.atomic
def invitation_create(
    *,
    by: Actor,
    on: date,
    organisation: Organisation,
    email: str,
    role: str,
    alliance: Alliance | None = None,
    name: str = "",
    title: str = "",
    language: str = "nl",
) -> Link:
    """Ask somebody to work at an organisation; she gets a mail with a link that works once, for seven days.
    An earlier open invitation to the same address for the same organisation ends. Raises Refused."""
    if not may_give(by, role):
        raise Refused(_("Only an administrator hands out this role. Ask an administrator."), "role")
    if not may_invite_for(by, organisation.pk, alliance.pk if alliance else None):
        raise Refused(_("You invite for your own alliance only. Choose that one."), "alliance")
    email = email.strip().lower()
    moment = clock.now()
    organisation.invitations.filter(email=email, accepted_at__isnull=True).update(withdrawn_at=moment)
    token = secrets.token_urlsafe(32)
    row = Invitation.objects.create(
        organisation=organisation,
        alliance=alliance,
        invited_by_id=by.user_id,
        email=email,
        name=clean(name),
        role=role,
        title=clean(title),
        token_hash=token_hash(token),
        expires_at=moment + VALID,
    )
    write(by, "staff.invited", object_id=row.pk, organisation=organisation.pk, data={"role": role}, on=on)
    link = Link(row, f"{settings.SITE_URL.rstrip('/')}/welcome/{token}/")
    _send(link, language, on)
    return link


def _send(link: Link, language: str, on: date) -> None:
    row = link.invitation
    said = [
        words(organisation=row.organisation, alliance=row.alliance, on=on, language=language)
        for words in INVITATION_WORDS
    ]
    with translation.override(language):
        subject = _("Invitation from %(organisation)s") % {"organisation": row.organisation.name}
        body = _(
            "%(organisation)s invites you as %(role)s. Open this link to begin:\n\n%(link)s\n\n"
            "The link works for 7 days, once, and only for this mail address."
        ) % {"organisation": row.organisation.name, "role": row.get_role_display(), "link": link.url}
    text = "\n\n".join([body, *filter(None, said)])
    post.send(post.Letter("mail", row.email, language, subject, text))


@transaction.atomic
def invitation_accept(
    *,
    on: date,
    token: str,
    email: str,
    name: str = "",
    language: str = "nl",
    password: str = "",
    signed_in: User | None = None,
) -> Membership:
    """Turn an invitation into a membership, making the account when the address has none.

    Raises Refused when the link was used, withdrawn or is too old, when `email` is not the address it was
    made for, or when the address has an account and its owner is not the one who is signed in.
    """
    found = invitation_usable(token=token, moment=clock.now())
    if found is None:
        raise Refused(_("This link does not work any more. Ask for a new invitation."))
    invitation = Invitation.objects.select_for_update().get(pk=found.pk)
    if invitation.accepted_at is not None:
        raise Refused(_("This link does not work any more. Ask for a new invitation."))
    if email.strip().lower() != invitation.email:
        raise Refused(
            _("This link was made for another mail address. Use the address that got the mail."), "email"
        )
    user = user_by_mail(email=invitation.email)
    if user is None:
        user = account_create(
            by=None,
            on=on,
            name=name or invitation.name,
            email=invitation.email,
            language=language,
            password=password,
        )
    elif signed_in is None or signed_in.pk != user.pk:
        raise Refused(_("You have an account already. Log in first, then open the link again."), "email")
    membership = Membership.objects.create(
        user=user,
        organisation=invitation.organisation,
        alliance=invitation.alliance,
        role=invitation.role,
        title=invitation.title,
        starts_on=on,
    )
    invitation.accepted_at = clock.now()
    invitation.membership = membership
    invitation.save(update_fields=["accepted_at", "membership"])
    data = {"role": membership.role, "user": str(user.pk)}
    write(
        None,
        "staff.joined",
        object_id=membership.pk,
        organisation=membership.organisation_id,
        data=data,
        on=on,
    )
    for join in ON_STAFF_JOIN:
        join(on=on, membership=membership)
    return membership


@transaction.atomic
def invitation_withdraw(*, by: Actor, on: date, invitation: Invitation) -> Invitation:
    """Take an invitation back; its link stops working at once."""
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    write(
        by,
        "staff.invitation_withdrawn",
        object_id=invitation.pk,
        organisation=invitation.organisation_id,
        on=on,
    )
    return invitation


def invitations_end(*, organisation: UUID, email: str, role: str) -> None:
    """Links in one role to one address open nothing any more: the reason to ask is over."""
    rows = Invitation.objects.filter(organisation=organisation, email__iexact=email, role=role)
    rows.filter(accepted_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=clock.now())


def invitations_forget(*, organisation: UUID, email: str, role: str) -> None:
    """End them, and empty address and name in all of them."""
    invitations_end(organisation=organisation, email=email, role=role)
    rows = Invitation.objects.filter(organisation=organisation, email__iexact=email, role=role)
    rows.update(email="", name="", title="")


@transaction.atomic
def membership_add(
    *,
    by: By | None,
    on: date,
    user: User,
    organisation: Organisation,
    role: str,
    alliance: Alliance | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    title: str = "",
) -> Membership:
    """Give an existing account a role at an organisation (loading of data; people are invited)."""
    row = Membership.objects.create(
        user=user,
        organisation=organisation,
        alliance=alliance,
        role=role,
        title=title,
        starts_on=starts_on or on,
        ends_on=ends_on,
    )
    data = {"role": role, "user": str(user.pk)}
    write(by, "staff.joined", object_id=row.pk, organisation=organisation.pk, data=data, on=on)
    return row


@transaction.atomic
def staff_end(
    *, by: Actor, on: date, membership: Membership, ends_on: date, at_once: bool = False
) -> Membership:
    """A task ends after `ends_on`, or at once: then the very next request sees nothing. Raises Refused."""
    if not may_give(by, membership.role):
        raise Refused(_("Only an administrator ends this role. Ask an administrator."))
    if membership.user_id == by.user_id:
        raise Refused(_("You cannot end your own task. Ask a colleague or an administrator."))
    ends_on = end_row(membership, on, ends_on, at_once)
    for leave in ON_STAFF_END:
        leave(by=by, on=ends_on + timedelta(days=1), membership=membership)
    data = {"ends_on": ends_on.isoformat(), "user": str(membership.user_id)}
    write(
        by, "staff.ended", object_id=membership.pk, organisation=membership.organisation_id, data=data, on=on
    )
    return membership


@transaction.atomic
def task_edit(
    *, by: Actor, on: date, membership: Membership, reach_hours: str, public_name: bool
) -> Membership:
    """Her own task: when she can be reached, and whether her name may stand on a public page. Only she says
    so; the journal keeps when she said yes and when she took it back. Raises Refused for somebody else."""
    if membership.user_id != by.user_id:
        raise Refused(_("Only the person herself decides about her name."))
    changed = public_name != (membership.public_name_agreed_on is not None)
    membership.reach_hours = reach_hours
    if changed:
        membership.public_name_agreed_on = on if public_name else None
    membership.save(update_fields=["reach_hours", "public_name_agreed_on"])
    action = (
        ("staff.public_name_agreed" if public_name else "staff.public_name_withdrawn")
        if changed
        else "staff.edited"
    )
    write(by, action, object_id=membership.pk, organisation=membership.organisation_id, on=on)
    return membership
