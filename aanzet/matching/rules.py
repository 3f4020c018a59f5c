"""Who may see suggestions: the coordinators of the organisation they were computed for; she reads what is about her."""

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.access.enums import Role
from aanzet.cases.models import Case
from aanzet.matches import rules as matches  # noqa: F401  (the wish's own relations must be known first)
from aanzet.matches.models import Want
from aanzet.matching.models import CountMe, Decision, FairReading, Held, Run, Suggestion


def _own(actor: Actor) -> Q:
    return Q(organisation__in=actor.organisations(Role.COORDINATOR))


def _led(actor: Actor) -> Q:
    return Q(programme__alliance__in=actor.alliances(Role.ALLIANCE_LEAD))


# Numbers of a plan and of the monitor are the lead's too; a line of a plan is about one woman and is not.
for numbers in (Run, FairReading):
    scope.register(numbers, {"own_organisation": _own, "alliance": _led})
scope.register(Suggestion, scope.through("want", Want))
scope.register(Decision, scope.through("suggestion", Suggestion))
scope.register(Held, scope.through("case", Case))
scope.register(CountMe, scope.through("case", Case))
