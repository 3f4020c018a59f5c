"""Who may see what she asked: whoever may see her journey; not her coach when it is about her coach."""

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Case
from aanzet.participants.models import Participant
from aanzet.rights.models import Farewell, Mistake

_OF_CASE = scope.through("case", Case)


def _not_about_her(actor: Actor) -> Q:
    return _OF_CASE["assigned"](actor) & Q(about_coach=False)


scope.register(Mistake, _OF_CASE | {"assigned": _not_about_her})
scope.register(Farewell, scope.through("participant", Participant))
