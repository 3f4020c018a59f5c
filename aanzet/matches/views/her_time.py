"""Her own pages about who helps her: when they met, how it goes, her survey, stopping, and what comes after."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.enums import Mood
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.matches.actions import check, ending
from aanzet.matches.actions import introduction as introduction_actions
from aanzet.matches.actions import meeting as meeting_actions
from aanzet.matches.enums import Feeling, Side
from aanzet.matches.models import Introduction, Match, MatchMeeting
from aanzet.matches.queries.hers import her_times, standing_wish, time_page
from aanzet.matches.queries.introductions import introductions
from aanzet.matches.queries.running import over
from aanzet.matches.views.asking import question_page


@may("me.read")
@with_her_case
def my_times(request: ActorRequest, case: Case) -> HttpResponse:
    """Who helps me and who helped me; whom I met for work."""
    context = {
        "times": her_times(actor=request.actor, case=case),
        "met": introductions(actor=request.actor, language=get_language() or "nl", case_id=case.pk),
    }
    return render(request, "matches/my_times.html", context)


@may("me.match", Match)
def my_time(request: ActorRequest, match: Match) -> HttpResponse:
    """When we met, how it goes, and how I can stop."""
    return render(request, "matches/my_time.html", {"page": time_page(match=match, on=clock.today())})


@may("me.match", Match)
def my_how(request: ActorRequest, match: Match) -> HttpResponse:
    """One tap: good, I do not know yet, not good."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    feeling = request.POST.get("answer", "")
    if feeling in Feeling.values:
        try:
            check.check_say(by=request.actor, on=clock.today(), match=match, side=Side.HER, feeling=feeling)
        except Refused as error:
            messages.info(request, error.message)
        else:
            messages.success(request, _("Thank you for telling."))
    return redirect("matches:my_time", match.pk)


@may("me.match", MatchMeeting)
def my_day(request: ActorRequest, meeting: MatchMeeting) -> HttpResponse:
    """We did not meet, or how it was for me."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    said = request.POST.get("answer", "")
    try:
        _say(request, meeting, said)
    except Refused as error:
        messages.info(request, error.message)
    else:
        messages.success(request, _("Thank you for telling."))
    return redirect("matches:my_time", meeting.match_id)


def _say(request: ActorRequest, meeting: MatchMeeting, said: str) -> None:
    if said in Mood.values:
        meeting_actions.meeting_feel(by=request.actor, on=clock.today(), meeting=meeting, mood=said)
    elif said in ("met", "not_met"):
        meeting_actions.meeting_not_met(
            by=request.actor, on=clock.today(), meeting=meeting, met=said == "met"
        )


@may("me.match", Match)
def my_questions(request: ActorRequest, match: Match) -> HttpResponse:
    """The short questions at the start and at the end."""
    done = "matches:my_after" if over(match, clock.today()) else "matches:my_time"
    return question_page(
        request, match=match, side=Side.HER, template="matches/my_questions.html",
        done=reverse(done, args=[match.pk]),
    )  # fmt: skip


@may("me.match", Match)
def my_stop(request: ActorRequest, match: Match) -> HttpResponse:
    """One button; nobody asks why."""
    if over(match, clock.today()):
        return redirect("matches:my_after", match.pk)
    if request.method == "POST":
        ending.match_stop(by=request.actor, on=clock.today(), match=match, side=Side.HER)
        return redirect("matches:my_after", match.pk)
    return render(request, "matches/my_stop.html", {"match": match})


@may("me.match", Match)
def my_after(request: ActorRequest, match: Match) -> HttpResponse:
    """Thank you; somebody else, at once; staying in touch, only by my yes."""
    if not over(match, clock.today()):
        return redirect("matches:my_time", match.pk)
    said = request.POST.get("answer", "") if request.method == "POST" else ""
    if said == "again":
        ending.want_again(by=request.actor, on=clock.today(), match=match)
        messages.success(
            request, _("We look for somebody else. Your days of waiting go on from your first question.")
        )
    elif said in ("touch", "no_touch"):
        ending.touch_say(by=request.actor, on=clock.today(), match=match, yes=said == "touch")
        messages.success(request, _("Thank you for telling."))
    if request.method == "POST":
        return redirect("matches:my_after", match.pk)
    context = {"page": time_page(match=match, on=clock.today()), "asked": standing_wish(match=match)}
    return render(request, "matches/my_after.html", context)


@may("me.match", Introduction)
def my_introduction_stop(request: ActorRequest, introduction: Introduction) -> HttpResponse:
    """I take my yes to this introduction back."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    introduction_actions.introduction_withdraw(by=request.actor, on=clock.today(), introduction=introduction)
    messages.success(request, _("Your yes is taken back. It does not stand here any more."))
    return redirect("matches:my_times")
