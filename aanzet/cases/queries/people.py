"""Whose journeys somebody sees, and who can accompany them."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Alliance, Membership, Organisation
from aanzet.alliances.queries import sharing_refusal
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.cases.models.journey import holds
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of


def cases_of(*, actor: Actor, participant: Participant) -> QuerySet[Case]:
    """The journeys of one participant that the actor may see."""
    return Case.objects.visible_to(actor, "case.read").filter(participant=participant)


@dataclass(frozen=True, slots=True)
class CoachChoice:
    """Somebody who can be her coach: how many women she has now, and how many fit."""

    user: User
    women: int
    limit: int

    @property
    def full(self) -> bool:
        return bool(self.limit) and self.women >= self.limit


class HoldsBack(Protocol):
    """What a room above knows: who of an organisation may not begin with a woman of a programme on a day."""

    def __call__(self, *, organisation: Organisation, programme: Programme, on: date) -> set[UUID]: ...


# A volunteer without a valid check, or with a pause: the volunteers room registers that here.
HELD_BACK: list[HoldsBack] = []


def coaches_for(*, organisation: Organisation, programme: Programme, on: date) -> list[CoachChoice]:
    """Coaches and coordinators of an organisation who may begin today, with their caseload, the freest first."""
    staff = Membership.objects.filter(
        holds(on), organisation=organisation, role__in=[Role.COACH, Role.COORDINATOR]
    ).select_related("user")
    roles = {member.user_id: member.role for member in staff}
    users = {member.user_id: member.user for member in staff}
    counts = dict(
        QuerySet(Assignment)
        .filter(holds(on), user__in=users, kind=AssignmentKind.COACH)
        .values("user_id")
        .annotate(n=Count("case", filter=Q(ends_on__isnull=True)))
        .values_list("user_id", "n")
    )
    limits = {shape.plays: shape.limit for shape in blueprint_of(programme).roles if shape.plays}
    not_now = {pk for held in HELD_BACK for pk in held(organisation=organisation, programme=programme, on=on)}
    found = [
        CoachChoice(users[pk], counts.get(pk, 0), limits.get(str(roles[pk]), 0))
        for pk in users
        if pk not in not_now
    ]
    return sorted(found, key=lambda each: (each.full, each.women, each.user.name))


def receivers_of(*, case: Case) -> list[tuple[str, str]]:
    """(id, name) of the other organisations in the alliance: a step may be theirs to see, after her yes."""
    rows = Organisation.objects.exclude(pk=case.organisation_id).filter(
        alliance_memberships__alliance=case.programme.alliance_id
    )
    return [(str(row.pk), row.name) for row in rows.distinct().order_by("name")]


def sharing_refusals(*, actor: Actor, on: date) -> list[str]:
    """Why she sees nothing of women at partners, per alliance of her organisation that has no valid agreement."""
    mine = Alliance.objects.filter(memberships__organisation__in=actor.organisations(Role.COORDINATOR))
    told = [(each.name, sharing_refusal(alliance=each, on=on)) for each in mine.distinct().order_by("name")]
    return [f"{name}: {why}" for name, why in told if why]
