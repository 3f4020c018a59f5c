"""Who may see what she asked: whoever may see her journey; not her coach when it is about her coach."""

from django.db import models
from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Assignment, Case
from aanzet.participants.models import Participant
from aanzet.rights.models import Farewell, Mistake

_OF_CASE = scope.through("case", Case)


def _not_about_her(actor: Actor) -> Q:
    return _OF_CASE["assigned"](actor) & Q(about_coach=False)


def _office(actor: Actor) -> Q:
    """Her organisation's, but what is about a coach not for who is or was that coach and coordinates too."""
    mine = models.QuerySet(Assignment).filter(user=actor.user_id).values("case")
    return _OF_CASE["own_organisation"](actor) & ~Q(about_coach=True, case__in=mine)


scope.register(Mistake, _OF_CASE | {"assigned": _not_about_her, "own_organisation": _office})
scope.register(Farewell, scope.through("participant", Participant))
