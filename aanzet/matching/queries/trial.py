"""What would change with other weights: two plans of the same inputs side by side, nothing kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from aanzet.access.actor import Actor
from aanzet.access.enums import Role
from aanzet.alliances.models import Organisation
from aanzet.matches.models import Want
from aanzet.matching.kinds import roles
from aanzet.matching.queries.problem import problem_of
from aanzet.matching.queries.weights import weights_of
from aanzet.programmes.models import Programme
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import Volunteer


@dataclass(frozen=True, slots=True)
class Moved:
    woman: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Trial:
    """Of one organisation and role. `moved`: how many pairs would be others; `pairs`: which, for who may see names."""

    organisation: str
    role: str
    women: int
    served: tuple[int, int]
    total: tuple[int, int]
    waited: tuple[int, int]
    moved: int
    pairs: tuple[Moved, ...]


def trials(*, actor: Actor, programme: Programme, weights: Mapping[str, int], on: date) -> list[Trial]:
    """One trial per organisation and role where somebody waits."""
    from aanzet.matching.suggesting import solve

    now = weights_of(programme=programme, on=on)
    found = []
    for organisation in _organisations(actor, programme):
        for role in roles():
            inputs = problem_of(programme=programme, organisation=organisation, role=role, on=on)
            if not inputs.women:
                continue
            before, after = solve(inputs, now), solve(inputs, weights)
            was, will = (
                {line.woman: line.offer for line in each.lines if line.rank == 0} for each in (before, after)
            )
            moved = [(woman, was[woman], will[woman]) for woman in was if was[woman] != will[woman]]
            waiting = {woman["id"]: woman["waiting_days"] for woman in inputs.women}
            found.append(
                Trial(
                    organisation.name, str(VolunteerRole(role).label), len(inputs.women),
                    (before.served, after.served), (before.total, after.total),
                    (_longest(was, waiting), _longest(will, waiting)), len(moved), _named(actor, moved),
                )
            )  # fmt: skip
    return found


def _organisations(actor: Actor, programme: Programme) -> list[Organisation]:
    """Those she coordinates; all of the alliance for who leads it."""
    rows = (
        Organisation.objects.filter(alliance_memberships__alliance=programme.alliance_id)
        .distinct()
        .order_by("name")
    )
    if programme.alliance_id in actor.alliances(Role.ALLIANCE_LEAD):
        return list(rows)
    return list(rows.filter(pk__in=actor.organisations(Role.COORDINATOR)))


def _longest(plan: Mapping[str, str], waiting: Mapping[str, int]) -> int:
    """How long who stays without anybody waits at most."""
    return max((waiting[woman] for woman, offer in plan.items() if not offer), default=0)


def _named(actor: Actor, moved: list[tuple[str, str, str]]) -> tuple[Moved, ...]:
    """By name for the coordinator of the women; nothing for who only counts."""
    wants = Want.objects.visible_to(actor, "matching.read").filter(
        pk__in=[UUID(woman) for woman, _was, _is in moved]
    )
    women = {
        str(row.pk): row.case.participant.readable_name for row in wants.select_related("case__participant")
    }
    names = {
        str(pk): name
        for pk, name in Volunteer.objects.visible_to(actor, "matching.read").values_list("pk", "name")
    }
    found = [
        Moved(women[key], names.get(was, ""), names.get(will, "")) for key, was, will in moved if key in women
    ]
    return tuple(sorted(found, key=lambda each: each.woman))


def programmes_of(actor: Actor) -> list[Programme]:
    """The programmes of the alliances in which the actor works or that she leads."""
    mine = Programme.objects.filter(alliance__memberships__organisation__in=actor.organisations()).distinct()
    led = Programme.objects.filter(alliance__in=actor.alliances(Role.ALLIANCE_LEAD))
    return sorted({*mine, *led}, key=lambda row: row.name)
