"""Which volunteers of a place cannot come today, and what that means for their women."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from aanzet.access.actor import Actor
from aanzet.cases.models.journey import holds
from aanzet.matches.queries.away import Pair, Without, women_of
from aanzet.matching.queries.where import Where
from aanzet.volunteers.models import VolunteerPause


@dataclass(frozen=True, slots=True)
class Left:
    """A woman whose volunteer is away. `stands_in`: a name, "" when she waits, None when nothing is arranged."""

    pair: Pair
    name: str
    stands_in: str | None


@dataclass(frozen=True, slots=True)
class AwayRow:
    """A volunteer with a pause today. `women`: those who need somebody meanwhile; none in a pause that only means no
    new women."""

    pause_id: UUID
    volunteer_id: UUID
    name: str
    until: date | None
    women: tuple[Left, ...]

    @property
    def open(self) -> int:
        return sum(1 for each in self.women if each.stands_in is None)


def away_here(*, actor: Actor, where: Where, on: date) -> tuple[AwayRow, ...]:
    """By name; four queries for any number."""
    place = {"programme": where.programme, "organisation": where.organisation, "role": where.role}
    rows = VolunteerPause.objects.visible_to(actor, "volunteer.read").filter(
        holds(on), **{f"volunteer__{name}": value for name, value in place.items()}
    )
    pauses = {row.volunteer_id: row for row in rows.select_related("volunteer").order_by("starts_on")}
    ill = [row.volunteer for row in pauses.values() if row.stand_in_needed]
    women = women_of(actor=actor, volunteers=ill, on=on)
    return tuple(
        AwayRow(row.pk, pk, row.volunteer.name, row.ends_on, _left(women, pk))
        for pk, row in sorted(pauses.items(), key=lambda each: each[1].volunteer.name)
    )


def _left(women: list[Without], volunteer: UUID) -> tuple[Left, ...]:
    return tuple(
        Left((each.case.pk, volunteer), each.her_name, each.arranged)
        for each in women
        if each.volunteer.pk == volunteer
    )
