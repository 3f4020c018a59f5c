"""Her own pages: how I am, one question a page; what I said, and who may see it."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.participants.vault import Vault
from aanzet.questionnaires.enums import Moment
from aanzet.surveys import actions
from aanzet.surveys.forms import asked, tapped
from aanzet.surveys.models import Sitting
from aanzet.surveys.queries.answers import answers_of, next_key, question_page
from aanzet.surveys.queries.moments import open_now
from aanzet.surveys.queries.results import result_of, results

Page = Callable[..., HttpResponse]


def known_moment(view: Page) -> Page:
    """An address with another word in the place of the moment is no page."""

    @wraps(view)
    def inside(request: ActorRequest, case: Case, moment: str, *args: str, **kwargs: str) -> HttpResponse:
        if moment not in Moment.values:
            raise Http404
        return view(request, case, moment, *args, **kwargs)

    return inside


def _hers(request: ActorRequest, case: Case, moment: str) -> Sitting | None:
    """Her sitting of a moment, when she began it."""
    rows = Sitting.objects.visible_to(request.actor, "case.survey.read")
    return rows.filter(case=case, moment=moment, begun_on__isnull=False).first()


@may("me.read")
@with_her_case
def my_moments(request: ActorRequest, case: Case) -> HttpResponse:
    """What is open now, and what I said before."""
    found = open_now(case=case, on=clock.today())
    context = {
        "found": found if found and not (found.sitting and found.sitting.finished_on) else None,
        "results": results(actor=request.actor, case=case),
    }
    return render(request, "surveys/me_moments.html", context)


@may("me.read")
@with_her_case
@known_moment
def my_moment(request: ActorRequest, case: Case, moment: str) -> HttpResponse:
    """A word before the questions; the button begins, or goes on where she was."""
    found = open_now(case=case, on=clock.today())
    if found is None or found.moment != moment:
        messages.info(request, _("These questions are not open any more."))
        return redirect("surveys:my_moments")
    if request.method == "POST":
        sitting = actions.sitting_begin(by=request.actor, on=clock.today(), case=case, moment=moment)
        return _onwards(request, sitting)
    return render(request, "surveys/me_moment.html", {"found": found})


def _onwards(request: ActorRequest, sitting: Sitting, after: str = "") -> HttpResponse:
    """To the next question without an answer; after the last one she sees what she said."""
    answers = answers_of([sitting], Vault(sitting.case.participant_id))[sitting.pk]
    key = next_key(sitting=sitting, answers=answers, after=after)
    if key:
        return redirect("surveys:my_ask", sitting.moment, key)
    actions.sitting_finish(by=request.actor, on=clock.today(), sitting=sitting)
    return redirect("surveys:my_result", sitting.moment)


@may("me.read")
@with_her_case
@known_moment
def my_ask(request: ActorRequest, case: Case, moment: str, key: str) -> HttpResponse:
    """One question: tap an answer, or skip."""
    sitting, found = _hers(request, case, moment), open_now(case=case, on=clock.today())
    page = question_page(sitting=sitting, key=key) if sitting else None
    if sitting is None or page is None or found is None or found.moment != moment:
        return redirect("surveys:my_moments")
    if request.method == "POST":
        answer = tapped(page.question, request.POST)
        if answer is not None:
            actions.answer_set(
                by=request.actor, on=clock.today(), sitting=sitting, question=key, answer=answer
            )
            return _onwards(request, sitting, key)
    answers = answers_of([sitting], Vault(case.participant_id))[sitting.pk]
    context = {"page": page, "asked": asked(page.question, answers.get(key)), "moment": moment}
    return render(request, "surveys/me_ask.html", context, status=422 if request.method == "POST" else 200)


@may("me.read")
@with_her_case
@known_moment
def my_pass(request: ActorRequest, case: Case, moment: str) -> HttpResponse:
    """Not this time: nobody asks again at this moment."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        actions.sitting_pass(by=request.actor, on=clock.today(), case=case, moment=moment)
    except Refused as error:
        messages.info(request, error.message)
    else:
        messages.success(request, _("That is fine. We do not ask again now."))
    return redirect("portal:start")


@may("me.read")
@with_her_case
@known_moment
def my_result(request: ActorRequest, case: Case, moment: str) -> HttpResponse:
    """What I said, this time beside last time. Then I choose who may see it."""
    sitting = _hers(request, case, moment)
    result = result_of(actor=request.actor, case=case, moment=moment)
    if sitting is None or result is None:
        return redirect("surveys:my_moments")
    if request.method == "POST":
        show = request.POST.get("see") == "coach"
        choose = actions.sitting_show if show else actions.sitting_hide
        choose(by=request.actor, on=clock.today(), sitting=sitting)
        messages.success(request, _("Your coach can see it now.") if show else _("Only you see it."))
        return redirect("surveys:my_moments")
    return render(request, "surveys/me_result.html", {"result": result})


@may("me.read")
@with_her_case
@known_moment
def my_throw_away(request: ActorRequest, case: Case, moment: str) -> HttpResponse:
    """These answers are gone for ever; asked once more first."""
    sitting = _hers(request, case, moment)
    if sitting is None:
        return redirect("surveys:my_moments")
    if request.method == "POST":
        actions.sitting_throw_away(by=request.actor, on=clock.today(), sitting=sitting)
        messages.success(request, _("Your answers are gone."))
        return redirect("surveys:my_moments")
    return render(request, "surveys/me_throw_away.html", {"moment": moment})
