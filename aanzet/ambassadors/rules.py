"""Who may see deployments: who went, the coordinators of her organisation; came through: as the case."""

from django.db import models
from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.access.enums import Role
from aanzet.ambassadors.models import CameThrough, Deployed, Deployment
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Case


def _self(actor: Actor) -> Q:
    if not actor.user_id:
        return Q(pk__isnull=True)
    mine = models.QuerySet(Deployed).filter(volunteer__user_id=actor.user_id)
    return Q(pk__in=mine.values("deployment_id"))


def _own(actor: Actor) -> Q:
    return Q(organisation__in=actor.organisations(Role.COORDINATOR))


scope.register(Deployment, {"self": _self, "own_organisation": _own})
scope.register(Deployed, scope.through("deployment", Deployment))
scope.register(CameThrough, scope.through("case", Case))
