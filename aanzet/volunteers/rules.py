"""Who may see a volunteer: she or he, and the coordinators of the organisation that looks after them."""

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.access.enums import Role
from aanzet.volunteers.models import (
    CompanyInvite,
    EmployerYes,
    Expense,
    Hours,
    Quote,
    Screening,
    Signature,
    Talk,
    Training,
    Volunteer,
    VolunteerEnd,
    VolunteerPause,
)


def _self(actor: Actor) -> Q:
    return Q(user_id=actor.user_id) if actor.user_id else Q(pk__isnull=True)


def _own(actor: Actor) -> Q:
    return Q(organisation__in=actor.organisations(Role.COORDINATOR))


scope.register(Volunteer, {"self": _self, "own_organisation": _own})
for child in (
    VolunteerPause, VolunteerEnd, Talk, Screening, Training, Signature, Hours, Expense, EmployerYes, Quote,
):  # fmt: skip
    scope.register(child, scope.through("volunteer", Volunteer))
scope.register(CompanyInvite, {"own_organisation": _own})
