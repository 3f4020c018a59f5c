"""Who reads what women say: the coordinator; the alliance lead what is about the organisation; nobody about herself."""

from django.db import models
from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Assignment
from aanzet.feedback.enums import About
from aanzet.feedback.models import Done, Remark
from aanzet.participants.models import Participant

_OF_HER = scope.through("participant", Participant, "self")


def _office(actor: Actor) -> Q:
    """Her organisation's, but what is about a coach not when she is or was that coach."""
    mine = models.QuerySet(Assignment).filter(user=actor.user_id).values("case__participant")
    about_me = Q(about=About.COACH, participant__isnull=False, participant__in=mine)
    here = Q(organisation__in=actor.organisations(Role.COORDINATOR)) & ~Q(about=About.ORGANISATION)
    return here & ~about_me


def _lead(actor: Actor) -> Q:
    return Q(programme__alliance__in=actor.alliances(Role.ALLIANCE_LEAD), about=About.ORGANISATION)


def _told_by_office(actor: Actor) -> Q:
    return Q(organisation__in=actor.organisations(Role.COORDINATOR)) & ~Q(about=About.ORGANISATION)


scope.register(Remark, _OF_HER | {"own_organisation": _office, "alliance": _lead})
scope.register(Done, {"own_organisation": _told_by_office, "alliance": _lead})
