"""Which cases an actor may see, and through which relation."""

from collections.abc import Callable

from django.db import models
from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.accounts import rules as accounts
from aanzet.alliances.enums import Role
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import (
    Adjustment,
    Assignment,
    Case,
    Cohort,
    ContactMoment,
    Deviation,
    DiscriminationReport,
    Exit,
    Goal,
    Intake,
    IntakeAnswer,
    LadderStep,
    OutreachContact,
    Pause,
    PhaseChange,
    PlanVersion,
    Referral,
    Signal,
    Step,
    StepYes,
    Voice,
    Wish,
)
from aanzet.cases.models.journey import holds
from aanzet.participants import rules as people
from aanzet.participants.models import Participant

GUIDES = (AssignmentKind.COACH, AssignmentKind.STAND_IN)


def _assigned_cases(actor: Actor, *kinds: AssignmentKind) -> models.QuerySet[Assignment]:
    """Assignments of the actor that hold today."""
    mine = models.QuerySet(Assignment).filter(holds(actor.on), kind__in=kinds)
    return mine.filter(user_id=actor.user_id) if actor.user_id else mine.none()


def _participants_of(*kinds: AssignmentKind) -> Callable[[Actor], Q]:
    return lambda actor: Q(pk__in=_assigned_cases(actor, *kinds).values("case__participant_id"))


people.REACH["assigned"] = _participants_of(*GUIDES)
people.REACH["mentored"] = lambda actor: (
    _participants_of(AssignmentKind.MENTOR)(actor)
    & ~Q(pk__in=people.closed_on(actor.on).values("participant_id"))
)


def _guides_of_hers(actor: Actor) -> Q:
    """Condition on accounts.Photo: of who accompanies this participant today."""
    hers = models.QuerySet(Assignment).filter(holds(actor.on), case__participant__account_id=actor.user_id)
    return Q(user__in=(hers if actor.user_id else hers.none()).values("user_id"))


accounts.REACH["guide"] = _guides_of_hers


def _cases_of(*kinds: AssignmentKind) -> Callable[[Actor], Q]:
    return lambda actor: Q(pk__in=_assigned_cases(actor, *kinds).values("case_id"))


def _own(actor: Actor) -> Q:
    hidden = people.restricted_now(actor).values("participant_id")
    hers = Q(organisation__in=actor.organisations(Role.COORDINATOR), participant__erased_on=None)
    return hers & ~Q(participant__in=hidden)


def _opened(actor: Actor) -> Q:
    """Her file is hidden, and this coordinator opened it less than half an hour ago."""
    hidden = people.restricted_now(actor).values("participant_id")
    opened = people.openings_of(actor).values("participant_id")
    return Q(participant__in=opened) & Q(participant__in=hidden)


def _signals_own(actor: Actor) -> Q:
    hidden = people.restricted_now(actor).values("participant_id")
    hers = Q(organisation__in=actor.organisations(Role.COORDINATOR), case__participant__erased_on=None)
    return hers & ~Q(case__participant__in=hidden)


scope.register(
    Case,
    {
        "self": lambda actor: (
            Q(participant__in=models.QuerySet(Participant).filter(account_id=actor.user_id).values("pk"))
            if actor.user_id
            else Q(pk__isnull=True)
        ),
        "own_organisation": _own,
        "assigned": _cases_of(*GUIDES),
        "mentored": lambda actor: (
            _cases_of(AssignmentKind.MENTOR)(actor)
            & ~Q(participant__in=people.closed_on(actor.on).values("participant_id"))
        ),
        "consented": lambda actor: Q(participant__in=people.consents_to(actor).values("participant_id")),
        "opened": _opened,
    },
)
_CHILDREN: tuple[type[models.Model], ...] = (
    Adjustment,
    Assignment,
    ContactMoment,
    Deviation,
    DiscriminationReport,
    Exit,
    Goal,
    Intake,
    LadderStep,
    Pause,
    PhaseChange,
    PlanVersion,
    Referral,
    Voice,
    Wish,
)
for child in _CHILDREN:
    scope.register(child, scope.through("case", Case))
scope.register(Signal, scope.through("case", Case) | {"own_organisation": _signals_own})
scope.register(Step, scope.through("goal__case", Case))
scope.register(StepYes, scope.through("step__goal__case", Case))
_ANSWERS = scope.through("intake__case", Case)
scope.register(
    IntakeAnswer,
    _ANSWERS | scope.narrowed(_ANSWERS, ("own_organisation", "opened"), Q(sensitive=False)),
)
for counted in (OutreachContact, Cohort):
    scope.register(
        counted,
        {
            "own_organisation": lambda actor: Q(organisation__in=actor.organisations(Role.COORDINATOR)),
            "alliance": lambda actor: Q(programme__alliance__in=actor.alliances(Role.ALLIANCE_LEAD)),
        },
    )
