"""The volunteer's own pages: a proposal without a name, and the match."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aanzet.access import scope
from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.matches import actions
from aanzet.matches.enums import Said, Side
from aanzet.matches.models import Match, Proposal
from aanzet.matches.queries.agreement import agreement_page
from aanzet.matches.queries.theirs import asked_one
from aanzet.matches.views.hers import language_now


@may("proposal.answer", Proposal)
def proposal_read(request: ActorRequest, proposal: Proposal) -> HttpResponse:
    """What is asked, in general words, and the volunteer's answer."""
    if request.method == "POST":
        return _answered(request, proposal)
    return render(request, "matches/proposal_read.html", {"asked": asked_one(proposal=proposal)})


def _answered(request: ActorRequest, proposal: Proposal) -> HttpResponse:
    said = request.POST.get("said", "")
    try:
        actions.answer_say(
            by=request.actor, on=clock.today(), proposal=proposal, side=Side.VOLUNTEER,
            stage=request.POST.get("stage", ""), said=said,
        )  # fmt: skip
    except Refused as error:
        messages.info(request, error.message)
    else:
        messages.success(request, _thanks(said))
    return redirect("matches:proposal_read", proposal.pk)


def _thanks(said: str) -> str:
    return {
        Said.YES: _("Thank you. You hear what she says."),
        Said.THINKING: _("Take your time. The question stays here."),
        Said.NO: _("Thank you for telling. You do not have to say why."),
    }[Said(said)]


@may("match.read", Match)
def match_read(request: ActorRequest, match: Match) -> HttpResponse:
    """What two people do together. Rooms and parts above put their panels here (slot "match")."""
    mine = match.volunteer.user_id == request.actor.user_id
    context = {
        "match": match,
        "mine": mine,
        "name": match.case.participant.call_name,
        "volunteer": match.volunteer.name,
        "agreement": agreement_page(
            match=match, side=Side.VOLUNTEER if mine else Side.OFFICE, language=language_now()
        ),
        "may_case": bool(scope.held(request.actor, match.case) & {"own_organisation", "assigned"}),
        "mentored": "mentored" in scope.held(request.actor, match.case),
        "ended": match.ends_on is not None and match.ends_on <= clock.today(),
    }
    return render(request, "matches/match_read.html", context)
