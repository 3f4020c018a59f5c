"""Where plans are made: the organisations of a coordinator, their programmes, and what is asked for there."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.enums import Role
from aanzet.alliances.models import Organisation
from aanzet.matches.models import Want
from aanzet.matching.kinds import roles
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers.enums import VolunteerRole


@dataclass(frozen=True, slots=True)
class Where:
    """One plan's place. `waiting`: open wishes there; `key`: as it stands in an address."""

    programme: Programme
    organisation: Organisation
    role: str
    waiting: int
    several: bool

    @property
    def key(self) -> str:
        return f"{self.programme.slug}.{self.organisation.slug}.{self.role}"

    @property
    def name(self) -> str:
        shown = [self.programme.name, str(VolunteerRole(self.role).label)]
        return " · ".join([*shown, self.organisation.name] if self.several else shown)


def places(*, actor: Actor, action: str = "matching.read") -> list[Where]:
    """Every place where the actor coordinates and the programme has such people, where most women wait first. Three
    queries."""
    mine = {row.pk: row for row in Organisation.objects.filter(pk__in=actor.organisations(Role.COORDINATOR))}
    wants = Want.objects.visible_to(actor, action).filter(ended_on__isnull=True)
    keys = wants.values_list("case__programme_id", "case__organisation_id", "role")
    waiting: Counter[tuple[UUID, UUID, str]] = Counter(keys)
    found = Programme.objects.filter(alliance__memberships__organisation__in=mine).distinct()
    programmes = found.prefetch_related("alliance__memberships").order_by("name")
    made = [
        Where(programme, mine[home], role, waiting[programme.pk, home, role], len(mine) > 1)
        for programme in programmes
        for home in sorted(
            {each.organisation_id for each in programme.alliance.memberships.all()} & set(mine)
        )
        for role in roles()
        if waiting[programme.pk, home, role] or blueprint_of(programme).volunteering_of(role)
    ]
    return sorted(made, key=lambda each: (-each.waiting, each.name))


def place_named(found: list[Where], key: str) -> Where | None:
    """The place an address names, else the one where most women wait; None where the actor has none."""
    return next((each for each in found if each.key == key), found[0] if found else None)


def asked_for(where: Where) -> str:
    """What is looked for there, in words."""
    return {
        VolunteerRole.COACH: _("a coach"), VolunteerRole.MENTOR: _("a mentor"),
        VolunteerRole.AMBASSADOR: _("an ambassador"),
    }.get(VolunteerRole(where.role), "")  # fmt: skip
