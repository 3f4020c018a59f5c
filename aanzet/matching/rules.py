"""Who may see suggestions: the coordinators of the organisation they were computed for; she reads what is about her."""

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.access.enums import Role
from aanzet.cases.models import Case
from aanzet.matches import rules as matches  # noqa: F401  (the wish's own relations must be known first)
from aanzet.matches.models import Match, Want
from aanzet.matching.models import CountMe, Decision, FairReading, Held, Move, MoveAnswer, Run, Suggestion
from aanzet.participants import rules as people


def _own(actor: Actor) -> Q:
    return Q(organisation__in=actor.organisations(Role.COORDINATOR))


def _led(actor: Actor) -> Q:
    return Q(programme__alliance__in=actor.alliances(Role.ALLIANCE_LEAD))


def _next(actor: Actor) -> Q:
    """`next`: of who would come, as long as it is asked; nothing of a woman whose file is closed or erased."""
    if not actor.user_id:
        return Q(pk__isnull=True)
    closed = people.closed_on(actor.on).values("participant_id")
    open_file = Q(match__case__participant__erased_on=None) & ~Q(match__case__participant__in=closed)
    return (
        Q(volunteer__user_id=actor.user_id, asked_on__isnull=False, done_on=None, closed_on=None) & open_file
    )


# Numbers of a plan and of the monitor are the lead's too; a line of a plan is about one woman and is not.
for numbers in (Run, FairReading):
    scope.register(numbers, {"own_organisation": _own, "alliance": _led})
scope.register(Suggestion, scope.through("want", Want))
scope.register(Decision, scope.through("suggestion", Suggestion))
scope.register(Held, scope.through("case", Case))
scope.register(Move, scope.through("match", Match) | {"next": _next})
scope.register(MoveAnswer, scope.through("move", Move))
scope.register(CountMe, scope.through("case", Case))
