"""Start pages per role."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may, public
from aanzet.alliances.enums import Role
from aanzet.cases import actions
from aanzet.cases.models import Case, Step
from aanzet.cases.pages import with_her_case
from aanzet.cases.queries import worklist
from aanzet.core import clock
from aanzet.core.errors import Conflict
from aanzet.portal import queries

# Which page each role begins with; the first that fits counts.
STARTS = (
    (Role.COORDINATOR, "portal:now"),
    (Role.COACH, "portal:now"),
    (Role.ALLIANCE_LEAD, "impact:targets"),
    (Role.FUNDER, "impact:targets"),
    (Role.MENTOR, "portal:mentee_list"),
    (Role.AMBASSADOR, "volunteers:me"),
    (Role.VOLUNTEER, "volunteers:me"),
    (Role.EMPLOYER_CONTACT, "portal:candidate_list"),
    (Role.ADMINISTRATOR, "alliances:alliance_list"),
    (Role.PARTICIPANT, "portal:me"),
)


@public
def start(request: HttpRequest) -> HttpResponse:
    """The first page: for a visitor the programmes, for somebody signed in her own start."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.signed_in:
        programmes = queries.programme_cards(get_language() or "nl")
        return render(request, "portal/start.html", {"programmes": programmes})
    for role, name in STARTS:
        if role in actor.roles:
            return redirect(name)
    raise Http404


@may("worklist.read")
def now(request: ActorRequest) -> HttpResponse:
    """Who needs me now."""
    district = request.GET.get("district", "")[:80]
    found = worklist(actor=request.actor, on=clock.today(), district=district)
    return render(request, "portal/now.html", {"found": found, "may_open": request.actor.may("case.open")})


@may("me.read")
@with_her_case
def me(request: ActorRequest, case: Case) -> HttpResponse:
    """Her start page."""
    page = queries.her_start(actor=request.actor, case=case, on=clock.today())
    return render(request, "portal/me.html", {"page": page})


@may("me.read")
@with_her_case
def about(request: ActorRequest, case: Case) -> HttpResponse:
    """The pages about her: who may see what, what is written, her rights."""
    return render(request, "portal/me_about.html")


@may("case.step.done", Step)
def step_done(request: ActorRequest, step: Step) -> HttpResponse:
    """She taps that a step is done."""
    if request.method == "POST" and step.done_on is None:
        try:
            actions.step_edit(
                by=request.actor, on=clock.today(), step=step, version=step.version, done_on=clock.today()
            )
        except Conflict:
            messages.info(request, _("Somebody changed this step just now. Look again."))
        else:
            messages.success(request, _("Well done. This step is finished."))
    return redirect("portal:start")


@may("me.journal.read")
@with_her_case
def written(request: ActorRequest, case: Case) -> HttpResponse:
    """What staff wrote down about me."""
    page = queries.written(actor=request.actor, case=case)
    return render(request, "portal/written.html", {"page": page})


@may("mentee.list")
def mentee_list(request: ActorRequest) -> HttpResponse:
    return render(request, "portal/mentee_list.html", {"mentees": queries.mentees(actor=request.actor)})


@may("mentee.read", Case)
def mentee_read(request: ActorRequest, case: Case) -> HttpResponse:
    return render(
        request, "portal/mentee_read.html", {"page": queries.mentee_page(actor=request.actor, case=case)}
    )


@may("candidate.list")
def candidate_list(request: ActorRequest) -> HttpResponse:
    found = queries.candidates(actor=request.actor)
    return render(request, "portal/candidate_list.html", {"candidates": found})


@may("candidate.read", Case)
def candidate_read(request: ActorRequest, case: Case) -> HttpResponse:
    page = queries.candidate_card(actor=request.actor, case=case)
    return render(request, "portal/candidate_read.html", {"page": page})


@may("candidate.sign", Case)
def candidate_sign(request: ActorRequest, case: Case, step: UUID) -> HttpResponse:
    """Say yes to a step of one's own organisation, or take the yes back."""
    if request.method != "POST":
        return redirect("portal:candidate_read", case.pk)
    card = queries.candidate_card(actor=request.actor, case=case)
    if step not in {each.step_id for each in card.steps}:
        raise Http404
    row = queries.own_steps(actor=request.actor, case=case).select_related("goal__case").get(pk=step)
    do = actions.step_yes_end if request.POST.get("back") else actions.step_agree
    do(by=request.actor, on=clock.today(), step=row)
    return redirect("portal:candidate_read", case.pk)


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not yours and not there: one page, byte for byte. It knows no request: neither address nor reader is in it."""
    return HttpResponse(render_to_string("portal/not_here.html"), status=404)
