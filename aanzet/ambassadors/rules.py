"""Who may see deployments: who went, and the coordinators of her organisation. Whoever leads the alliance sees numbers.

That a woman is asked to become an ambassador only she sees and who asks: not her coach, who may be a volunteer too.
"""

from django.db import models
from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.access.enums import Role
from aanzet.ambassadors.models import Call, CameThrough, Deployed, Deployment, Supervision
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Case
from aanzet.volunteers import rules as volunteers  # noqa: F401
from aanzet.volunteers.models import Volunteer


def _self(actor: Actor) -> Q:
    if not actor.user_id:
        return Q(pk__isnull=True)
    mine = models.QuerySet(Deployed).filter(volunteer__user_id=actor.user_id)
    mine = mine.exclude(volunteer__end__last_day__lt=actor.on)
    return Q(pk__in=mine.values("deployment_id"))


def _own(actor: Actor) -> Q:
    return Q(organisation__in=actor.organisations(Role.COORDINATOR))


def _alliance(actor: Actor) -> Q:
    return Q(programme__alliance__in=actor.alliances(Role.ALLIANCE_LEAD))


scope.register(Deployment, {"self": _self, "own_organisation": _own, "alliance": _alliance})
scope.register(Deployed, scope.through("deployment", Deployment))
scope.register(CameThrough, scope.through("case", Case))
scope.register(Call, scope.through("case", Case, "self", "own_organisation"))
scope.register(Supervision, scope.through("volunteer", Volunteer))
