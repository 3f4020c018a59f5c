"""Somebody offers time; the profile; the invitation to an account."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.accounts import post
from aanzet.accounts.models import User
from aanzet.alliances.actions.staff import Link, invitation_create
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership, Organisation
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import By, write
from aanzet.participants.actions import without_numbers
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers.enums import TravelMode
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Volunteer

WORDS = ("background", "motivation", "heard_at")
PROFILE = (
    "name", "email", "phone", "language", "is_woman", "background", "sectors", "languages", "halfdays", "helps_with",
    "postcode", "mode", "most_minutes", "places", "lengths", "motivation",
)  # fmt: skip
# What a volunteer changes about herself or himself; the rest is asked of the coordinator.
OWN_PROFILE = (
    "phone", "background", "sectors", "languages", "halfdays", "helps_with", "postcode", "mode", "most_minutes",
    "places", "lengths",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SignUp:
    """What somebody tells on the sign-up page. Mail or phone, one of the two. See :class:`Volunteer` for the rest."""

    name: str
    email: str = ""
    phone: str = ""
    language: str = "nl"
    is_woman: bool | None = None
    background: str = ""
    sectors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    halfdays: tuple[str, ...] = ()
    helps_with: tuple[str, ...] = ()
    postcode: str = ""
    mode: str = TravelMode.TRANSIT
    most_minutes: int = 45
    places: int = 1
    lengths: tuple[str, ...] = tuple(Length.values)
    motivation: str = ""
    heard_at: str = ""


@transaction.atomic
def volunteer_sign_up(
    *,
    by: By | None,
    on: date,
    programme: Programme,
    organisation: Organisation,
    role: str,
    typed: SignUp,
    company: Organisation | None = None,
    user: User | None = None,
    participant: Participant | None = None,
) -> Volunteer:
    """Keep what somebody offers. Who is there already in this programme, role and organisation stays as she or he
    was: a second sign-up changes nothing and tells nothing. Raises Refused for a role that the programme has not, for
    neither mail nor phone, and for a number that is not to be kept."""
    asked = blueprint_of(programme).volunteering_of(role)
    if asked is None:
        raise Refused(_("This programme has no volunteers in this role."), "role")
    values = _cleaned({name: getattr(typed, name) for name in SignUp.__dataclass_fields__})
    if not values["email"] and not values["phone"] and user is None:
        raise Refused(_("Fill in a mail address or a phone number, so that we can reach you."), "email")
    # The same form sent twice at once waits here: the second finds the first.
    models.QuerySet(Organisation).select_for_update().filter(pk=organisation.pk).first()
    known = _same(programme, organisation, role, values, user)
    if known is not None:
        return known
    if asked.most:
        values["places"] = min(values["places"], asked.most)
    row = models.QuerySet(Volunteer).create(
        programme=programme, organisation=organisation, company=company, user=user, participant=participant,
        role=role, signed_up_on=on, **values,
    )  # fmt: skip
    write(
        by, "volunteer.signed_up", object_id=row.pk, organisation=organisation.pk, data={"role": role}, on=on
    )
    return row


def _same(
    programme: Programme, organisation: Organisation, role: str, values: dict[str, Any], user: User | None
) -> Volunteer | None:
    who = Q(pk__isnull=True)
    if user is not None:
        who |= Q(user=user)
    for name in ("email", "phone"):
        if values[name]:
            who |= Q(**{name: values[name]})
    rows = models.QuerySet(Volunteer).filter(
        who, programme=programme, organisation=organisation, role=role, end__isnull=True
    )
    return rows.first()


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    """Text without odd signs and without personal numbers; lists as they are kept."""
    found = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    without_numbers(**{name: found[name] for name in WORDS if name in found})
    if "email" in found:
        found["email"] = found["email"].lower()
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def sign_up_answer(*, email: str, language: str) -> None:
    """A mail that says only that we got it: whoever reads that mailbox learns nothing else. It goes to every address
    that was typed, known or not."""
    with translation.override(language):
        subject = _("We got your message")
        body = _("Thank you. We read it and answer you within two weeks. You do not have to do anything now.")
    post.send(post.Letter("mail", email.lower(), language, subject, body, secret=False))


@transaction.atomic
def volunteer_edit(*, by: Actor, on: date, volunteer: Volunteer, version: int, **changes: Any) -> Volunteer:
    """Change the profile: languages, times, area, how many women. Raises Refused, and Conflict for a late save."""
    office = by.user_id is None or volunteer.organisation_id in by.organisations(Role.COORDINATOR)
    allowed = PROFILE if office else OWN_PROFILE
    unknown = set(changes) - set(allowed)
    if unknown:
        raise TypeError(f"not to be changed here: {sorted(unknown)}")
    asked = blueprint_of(volunteer.programme).volunteering_of(volunteer.role)
    most = asked.most if asked else 0
    if most and changes.get("places", 0) > most:
        raise Refused(_("At most %(most)s at a time in this programme.") % {"most": most}, "places")
    row = volunteer.save_if_unchanged(seen=version, **_cleaned(changes))
    write(
        by, "volunteer.edited", object_id=row.pk, organisation=row.organisation_id,
        data={"fields": sorted(changes)}, on=on,
    )  # fmt: skip
    return row


@transaction.atomic
def volunteer_invite(*, by: Actor, on: date, volunteer: Volunteer) -> Link:
    """Ask her or him to make an account, in order to read and sign the agreement. Raises Refused."""
    if volunteer.user_id is not None:
        raise Refused(_("There is an account already."))
    if not volunteer.email:
        raise Refused(_("There is no mail address yet. Ask for one and write it in the profile first."))
    return invitation_create(
        by=by, on=on, organisation=volunteer.organisation, email=volunteer.email, role=Role.VOLUNTEER,
        alliance=volunteer.programme.alliance, name=volunteer.name, language=volunteer.language,
    )  # fmt: skip


def volunteer_joins(*, on: date, membership: Membership) -> None:
    """Somebody accepted an invitation: the volunteer rows of that address at that organisation get the account. The
    link came to that address, so it is the same person."""
    if not membership.user.email or membership.role not in (
        Role.VOLUNTEER, Role.COACH, Role.MENTOR, Role.AMBASSADOR,
    ):  # fmt: skip
        return
    rows = models.QuerySet(Volunteer).filter(
        organisation=membership.organisation_id, email__iexact=membership.user.email, user__isnull=True,
        end__isnull=True,
    )  # fmt: skip
    for row in rows:
        row.user = membership.user
        row.save(update_fields=["user"])
        write(None, "volunteer.joined", object_id=row.pk, organisation=row.organisation_id, on=on)
