"""Who may see what two people do together: whoever may see her case, and the volunteer his own part."""

from datetime import timedelta

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.access.scope import RelationRule
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Case
from aanzet.matches.models import (
    Agreement,
    AgreementYes,
    Answer,
    Check,
    ContactHours,
    Introduction,
    IntroductionMove,
    Match,
    MatchMeeting,
    MatchSurvey,
    Proposal,
    StandIn,
    Want,
)


def _theirs(path: str) -> dict[str, RelationRule]:
    """`volunteer`: of the volunteer who is asked or who takes part."""

    def rule(actor: Actor) -> Q:
        return Q(**{f"{path}__user_id": actor.user_id}) if actor.user_id else Q(pk__isnull=True)

    return {"volunteer": rule}


scope.register(Want, scope.through("case", Case))
scope.register(Proposal, scope.through("want__case", Case) | _theirs("volunteer"))
scope.register(Answer, scope.through("proposal", Proposal))
# How long after the end the volunteer may still fill in the survey; of her nothing is shown any more.
AFTER = timedelta(days=60)


def _runs(actor: Actor) -> Q:
    """`volunteer`: of who takes part, as long as it goes on; the last day is the last on which nothing opens."""
    going = Q(ends_on__isnull=True) | Q(ends_on__gt=actor.on)
    return _theirs("volunteer")["volunteer"](actor) & going


def _over(actor: Actor) -> Q:
    """`after`: of who took part, for two months after the end."""
    ended = Q(ends_on__lte=actor.on, ends_on__gt=actor.on - AFTER)
    return _theirs("volunteer")["volunteer"](actor) & ended


scope.register(Match, scope.through("case", Case) | {"volunteer": _runs, "after": _over})
for child in (Agreement, MatchMeeting, Check, MatchSurvey, StandIn):
    scope.register(child, scope.through("match", Match))
scope.register(ContactHours, scope.through("contact__case", Case, "self"))
scope.register(AgreementYes, scope.through("agreement", Agreement))
scope.register(Introduction, scope.through("case", Case) | scope.through("match", Match, "volunteer"))
scope.register(IntroductionMove, scope.through("introduction", Introduction))
