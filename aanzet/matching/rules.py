"""Who may see suggestions: the coordinators of the organisation they were computed for; she reads what is about her."""

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.access.enums import Role
from aanzet.cases.models import Case
from aanzet.matches import rules as matches  # noqa: F401  (the wish's own relations must be known first)
from aanzet.matches.models import Want
from aanzet.matching.models import Decision, Held, Run, Suggestion


def _own(actor: Actor) -> Q:
    return Q(organisation__in=actor.organisations(Role.COORDINATOR))


scope.register(Run, {"own_organisation": _own})
scope.register(Suggestion, scope.through("want", Want))
scope.register(Decision, scope.through("suggestion", Suggestion))
scope.register(Held, scope.through("case", Case))
