"""Who may see what two people do together: whoever may see her case, and the volunteer his own part."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.access.scope import RelationRule
from aanzet.accounts import rules as accounts
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
    MatchExtension,
    MatchMeeting,
    MatchSurvey,
    Proposal,
    StandIn,
    Want,
)
from aanzet.participants import rules as people

# How long a volunteer still reads that a proposal did not go on; of her nothing is shown any more.
SHOWN = timedelta(days=30)


def _theirs(case: str) -> RelationRule:
    """Of the volunteer who is asked or who takes part; nothing of a woman whose file is closed or erased. `case`: the
    way from the row to it."""

    def rule(actor: Actor) -> Q:
        if not actor.user_id:
            return Q(pk__isnull=True)
        closed = people.closed_on(actor.on).values("participant_id")
        open_file = Q(**{f"{case}__participant__erased_on": None})
        return Q(volunteer__user_id=actor.user_id) & open_file & ~Q(**{f"{case}__participant__in": closed})

    return rule


def _task_holds(actor: Actor) -> Q:
    """The volunteer's own task goes on today. Another task of the same person keeps no door of this one open, also
    before the night that writes its end."""
    last, until = "volunteer__end__last_day", "volunteer__membership__ends_on"
    not_stopped = Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": actor.on})
    return not_stopped & (Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": actor.on}))


def _asked(actor: Actor) -> Q:
    """`volunteer`: of who is asked, and for a month after it ended."""
    lately = Q(ended_on__isnull=True) | Q(ended_on__gt=actor.on - SHOWN)
    return _theirs("want__case")(actor) & _task_holds(actor) & lately


def _proposed_to_her(actor: Actor) -> Q:
    """Condition on accounts.Photo: of who is proposed to this participant now, or goes along with her."""
    if not actor.user_id:
        return Q(pk__isnull=True)
    asked = QuerySet(Proposal).filter(
        ended_on__isnull=True, want__ended_on__isnull=True, want__case__participant__account_id=actor.user_id
    )
    going = QuerySet(Match).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=actor.on), case__participant__account_id=actor.user_id
    )
    return Q(user__in=asked.values("volunteer__user_id")) | Q(user__in=going.values("volunteer__user_id"))


accounts.REACH["proposed"] = _proposed_to_her
scope.register(Want, scope.through("case", Case))
scope.register(Proposal, scope.through("want__case", Case) | {"volunteer": _asked})
scope.register(Answer, scope.through("proposal", Proposal))
# How long after the end the volunteer may still fill in the survey; of her nothing is shown any more.
AFTER = timedelta(days=60)


def _runs(actor: Actor) -> Q:
    """`volunteer`: of who takes part, as long as it goes on; the last day is the last on which nothing opens."""
    going = Q(ends_on__isnull=True) | Q(ends_on__gt=actor.on)
    return _theirs("case")(actor) & _task_holds(actor) & going


def _over(actor: Actor) -> Q:
    """`after`: of who took part, for two months after the end."""
    ended = Q(ends_on__lte=actor.on, ends_on__gt=actor.on - AFTER)
    return _theirs("case")(actor) & ended


scope.register(Match, scope.through("case", Case) | {"volunteer": _runs, "after": _over})
for child in (Agreement, MatchExtension, MatchMeeting, Check, MatchSurvey):
    scope.register(child, scope.through("match", Match))
scope.register(StandIn, scope.through("case", Case))
scope.register(ContactHours, scope.through("contact__case", Case, "self"))
scope.register(AgreementYes, scope.through("agreement", Agreement))
scope.register(Introduction, scope.through("case", Case) | scope.through("match", Match, "volunteer"))
scope.register(IntroductionMove, scope.through("introduction", Introduction))
