"""Who reads what women say: the coordinator; the lead what is about the organisation; nobody what is about herself."""

from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Assignment
from aanzet.cases.models.journey import holds
from aanzet.feedback.enums import About
from aanzet.feedback.models import Done, Remark
from aanzet.participants.models import Participant

_OF_HER = scope.through("participant", Participant, "self")


def _office(actor: Actor) -> Q:
    """Her organisation's, but what is about a coach not when it may be about herself."""
    here = Q(organisation__in=actor.organisations(Role.COORDINATOR)) & ~Q(about=About.ORGANISATION)
    return here & ~_about(actor.user_id)


def _about(user: UUID | None) -> Q:
    """What is about a coach and may be about `user`: of a woman whom she coaches or coached; without a name, of any
    woman of a programme in which she coaches or coached at that organisation."""
    rows = models.QuerySet(Assignment).filter(user=user)
    hers = Q(participant__in=rows.values("case__participant"))
    there = rows.filter(case__programme=OuterRef("programme"), case__organisation=OuterRef("organisation"))
    return Q(about=About.COACH) & (hers | Q(participant__isnull=True) & Q(Exists(there)))


def _lead(actor: Actor) -> Q:
    """What is about the organisation; and what is about a coach where every coordinator coaches in that programme."""
    mine = Q(programme__alliance__in=actor.alliances(Role.ALLIANCE_LEAD))
    left = Q(about=About.COACH) & ~Q(Exists(_impartial(actor))) & ~_about(actor.user_id)
    return mine & (Q(about=About.ORGANISATION) | left)


def _impartial(actor: Actor) -> models.QuerySet[Membership]:
    """Coordinators of the organisation of a remark who coach nobody in its programme there."""
    coach = models.QuerySet(Assignment).filter(
        user=OuterRef("user"),
        case__programme=OuterRef(OuterRef("programme")),
        case__organisation=OuterRef("organisation"),
    )
    return Membership.objects.filter(
        ~Exists(coach), holds(actor.on), organisation=OuterRef("organisation"), role=Role.COORDINATOR
    )


def _told_by_office(actor: Actor) -> Q:
    return Q(organisation__in=actor.organisations(Role.COORDINATOR)) & ~Q(about=About.ORGANISATION)


def _told_by_lead(actor: Actor) -> Q:
    """What is told about the organisation, and what she told herself."""
    mine = Q(programme__alliance__in=actor.alliances(Role.ALLIANCE_LEAD))
    return mine & (Q(about=About.ORGANISATION) | Q(by_id=actor.user_id))


scope.register(Remark, _OF_HER | {"own_organisation": _office, "alliance": _lead})
scope.register(Done, {"own_organisation": _told_by_office, "alliance": _told_by_lead})
