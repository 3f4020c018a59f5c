"""Her own pages: whom she may choose from, her answer, and who goes along with her."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import in_her_colours, with_her_case
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.matches import actions
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.models import Match, Proposal, Want
from aanzet.matches.queries.agreement import agreement_page
from aanzet.matches.queries.choosing import beside, choice_of, her_people
from aanzet.matches.queries.states import Step

View = Callable[..., HttpResponse]


def language_now() -> str:
    return get_language() or "nl"


@may("me.read")
@with_her_case
def my_person(request: ActorRequest, case: Case) -> HttpResponse:
    """Everything about somebody beside her, on one page."""
    page = her_people(actor=request.actor, case=case, language=language_now(), on=clock.today())
    return render(request, "matches/me_people.html", {"page": page})


@may("me.match", Proposal)
@in_her_colours
def my_proposal(request: ActorRequest, proposal: Proposal) -> HttpResponse:
    """One person: what fits, and her answer."""
    if request.method == "POST":
        return _answered(request, proposal)
    card = choice_of(actor=request.actor, proposal=proposal, language=language_now(), on=clock.today())
    if card.step in (Step.OVER, Step.MATCH):
        return redirect("matches:my_person")
    return render(request, "matches/me_proposal.html", {"card": card})


def _answered(request: ActorRequest, proposal: Proposal) -> HttpResponse:
    stage, said = request.POST.get("stage", ""), request.POST.get("said", "")
    try:
        row = actions.answer_say(
            by=request.actor, on=clock.today(), proposal=proposal, side=Side.HER, stage=stage, said=said
        )
    except Refused as error:
        messages.info(request, error.message)
        return redirect("matches:my_person")
    messages.success(request, _thanks(said, stage))
    match = Match.objects.visible_to(request.actor, "me.match").filter(proposal=row).first()
    return redirect("matches:my_match", match.pk) if match else redirect("matches:my_person")


def _thanks(said: str, stage: str) -> str:
    if said == Said.NO:
        return _("That is fine. You do not have to say why. This person does not come back.")
    if said == Said.THINKING:
        return _("Take your time. It stays here.")
    if stage == Stage.GO_ON:
        return _("Good. You go on together when both say yes.")
    return _("Good. We ask the other person too, and then plan a day.")


@may("me.match", Want)
def my_want_end(request: ActorRequest, want: Want) -> HttpResponse:
    """She does not look for somebody any more."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.want_end(by=request.actor, on=clock.today(), want=want)
    messages.success(request, _("We do not look any more. You can ask again at any moment."))
    return redirect("matches:my_person")


@may("me.match", Match)
@in_her_colours
def my_match(request: ActorRequest, match: Match) -> HttpResponse:
    """Who goes along with her, what they agreed, and what comes next."""
    context = {
        "beside": beside(actor=request.actor, match=match, language=language_now()),
        "match": match,
        "agreement": agreement_page(match=match, side=Side.HER, language=language_now()),
        "ended": match.ends_on is not None and match.ends_on <= clock.today(),
    }
    return render(request, "matches/me_match.html", context)
