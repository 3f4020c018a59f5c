"""Whose volunteer cannot come today, and who may stand in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.models.journey import holds
from aanzet.cases.queries.people import coaches_for
from aanzet.matches.models import Match, StandIn
from aanzet.matches.queries.running import runs
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import VolunteerPause


@dataclass(frozen=True, slots=True)
class Without:
    """A woman whose volunteer is away. `arranged`: who stands in, "" when she waits, None when nothing is arranged."""

    match: Match
    her_name: str
    coach: bool
    arranged: str | None


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


def arranged_now(*, matches: Collection[UUID]) -> dict[UUID, str]:
    """Match -> the name of who stands in, "" when she waits."""
    rows = (
        QuerySet(StandIn).filter(match__in=matches, ends_on__isnull=True).select_related("assignment__user")
    )
    return {row.match_id: row.assignment.user.name if row.assignment else "" for row in rows}


def away(*, actor: Actor, on: date) -> tuple[Away, ...]:
    """Volunteers who are away today and their women, of this coordinator; three queries."""
    rows = Match.objects.visible_to(actor, "match.standin").filter(runs(on))
    running = list(
        rows.select_related("volunteer", "case__participant", "case__programme", "case__organisation")
    )
    pauses = pauses_now(on=on, volunteers={row.volunteer_id for row in running})
    gone = [row for row in running if row.volunteer_id in pauses]
    arranged = arranged_now(matches=[row.pk for row in gone])
    found: dict[UUID, list[Match]] = {}
    for row in sorted(gone, key=lambda each: (each.volunteer.name, each.case.participant.readable_name)):
        found.setdefault(row.volunteer_id, []).append(row)
    return tuple(
        Away(
            rows[0].volunteer.name,
            pauses[pk].ends_on,
            tuple(
                Without(
                    row,
                    row.case.participant.readable_name,
                    row.volunteer.role == VolunteerRole.COACH,
                    arranged.get(row.pk),
                )
                for row in rows
            ),
        )
        for pk, rows in found.items()
    )


def may_stand_in(*, matches: Collection[Match], on: date) -> dict[UUID, list[tuple[str, str]]]:
    """Case -> (user id, name with the number of women) of coaches of her organisation; no query per woman."""
    by_home: dict[tuple[UUID, UUID], list[tuple[UUID | None, str, str]]] = {}
    found: dict[UUID, list[tuple[str, str]]] = {}
    for match in matches:
        case = match.case
        home = (case.organisation_id, case.programme_id)
        if home not in by_home:
            choices = coaches_for(organisation=case.organisation, programme=case.programme, on=on)
            by_home[home] = [
                (each.user.pk, str(each.user.pk), f"{each.user.name} ({each.women})") for each in choices
            ]
        found[case.pk] = [(key, name) for pk, key, name in by_home[home] if pk != match.volunteer.user_id]
    return found
