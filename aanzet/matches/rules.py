"""Who may see what two people do together: whoever may see her case, and the volunteer his own part."""

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
    Introduction,
    IntroductionMove,
    Match,
    MatchMeeting,
    MatchSurvey,
    Proposal,
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
scope.register(Match, scope.through("case", Case) | _theirs("volunteer"))
for child in (Agreement, MatchMeeting, Check, MatchSurvey):
    scope.register(child, scope.through("match", Match))
scope.register(AgreementYes, scope.through("agreement", Agreement))
scope.register(Introduction, scope.through("case", Case) | _theirs("match__volunteer"))
scope.register(IntroductionMove, scope.through("introduction", Introduction))
