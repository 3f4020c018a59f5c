"""Whose volunteer cannot come today, and who may stand in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.cases.models.journey import holds
from aanzet.cases.queries.people import coaches_for
from aanzet.matches.models import Match, StandIn
from aanzet.matches.queries.running import runs
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import Volunteer, VolunteerPause

Pair = tuple[UUID, UUID]
OF_CASE = ("case__participant", "case__programme", "case__organisation")


@dataclass(frozen=True, slots=True)
class Without:
    """A woman whose volunteer is away. `arranged`: who stands in, "" when she waits, None when nothing is arranged."""

    case: Case
    volunteer: Volunteer
    arranged: str | None

    @property
    def key(self) -> str:
        return f"{self.case.pk}_{self.volunteer.pk}"

    @property
    def her_name(self) -> str:
        return self.case.participant.readable_name

    @property
    def coach(self) -> bool:
        return self.volunteer.role == VolunteerRole.COACH


@dataclass(frozen=True, slots=True)
class Away:
    """A volunteer who is away, until a day if that is known, and the women who have nobody."""

    name: str
    until: date | None
    women: tuple[Without, ...]


def pauses_now(*, on: date, volunteers: Collection[UUID]) -> dict[UUID, VolunteerPause]:
    """Volunteer -> the pause of today in which somebody must stand in."""
    rows = QuerySet(VolunteerPause).filter(holds(on), volunteer__in=volunteers, stand_in_needed=True)
    return {row.volunteer_id: row for row in rows.order_by("starts_on")}


def arranged_now(*, cases: Collection[UUID]) -> dict[Pair, str]:
    """(case, volunteer) -> the name of who stands in, "" when she waits."""
    rows = QuerySet(StandIn).filter(case__in=cases, ends_on__isnull=True).select_related("assignment__user")
    return {
        (row.case_id, row.volunteer_id): row.assignment.user.name if row.assignment else "" for row in rows
    }


def away(*, actor: Actor, on: date) -> tuple[Away, ...]:
    """Volunteers who are away today and their women, of this coordinator; four queries."""
    rows = VolunteerPause.objects.visible_to(actor, "volunteer.read").filter(holds(on), stand_in_needed=True)
    pauses = {
        row.volunteer_id: row
        for row in rows.select_related("volunteer").order_by("volunteer__name", "starts_on")
    }
    women = women_of(actor=actor, volunteers=[row.volunteer for row in pauses.values()], on=on)
    found = (
        Away(row.volunteer.name, row.ends_on, tuple(each for each in women if each.volunteer.pk == pk))
        for pk, row in pauses.items()
    )
    return tuple(gone for gone in found if gone.women)


def women_of(*, actor: Actor, volunteers: Iterable[Volunteer], on: date) -> list[Without]:
    """The women that these accompany, by name: by a match, or by an assignment that no match brought. Three queries."""
    known = {row.pk: row for row in volunteers}
    matches = Match.objects.visible_to(actor, "match.standin").filter(runs(on), volunteer__in=known)
    pairs = {(row.case_id, row.volunteer_id): row.case for row in matches.select_related(*OF_CASE)}
    # A coach who was named on her page, or came with a register.
    coaches = {
        (row.user_id, row.programme_id): row.pk for row in known.values() if row.role == VolunteerRole.COACH
    }
    named = QuerySet(Assignment).filter(
        holds(on), kind=AssignmentKind.COACH, match__isnull=True, user__in=[user for user, _ in coaches if user],
        case__in=Case.objects.visible_to(actor, "match.standin"),
    )  # fmt: skip
    for row in named.select_related(*OF_CASE):
        volunteer = coaches.get((row.user_id, row.case.programme_id))
        if volunteer is not None:
            pairs.setdefault((row.case_id, volunteer), row.case)
    arranged = arranged_now(cases=[case for case, _ in pairs])
    found = [Without(case, known[pair[1]], arranged.get(pair)) for pair, case in pairs.items()]
    return sorted(found, key=lambda each: each.her_name)


def may_stand_in(*, women: Iterable[Without], on: date) -> dict[str, list[tuple[str, str]]]:
    """`Without.key` -> (user id, name with the number of women) of who may coach at her organisation today; no query
    per woman."""
    by_home: dict[Pair, list[tuple[UUID | None, str, str]]] = {}
    found: dict[str, list[tuple[str, str]]] = {}
    for each in women:
        case = each.case
        home = (case.organisation_id, case.programme_id)
        if home not in by_home:
            choices = coaches_for(organisation=case.organisation, programme=case.programme, on=on)
            by_home[home] = [
                (one.user.pk, str(one.user.pk), f"{one.user.name} ({one.women})") for one in choices
            ]
        found[each.key] = [(key, name) for pk, key, name in by_home[home] if pk != each.volunteer.user_id]
    return found
