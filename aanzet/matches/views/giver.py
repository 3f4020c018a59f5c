"""The volunteer: the log of meetings, how it goes, the surveys, stopping, and thanks."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.matches.actions import check, ending
from aanzet.matches.actions import meeting as meeting_actions
from aanzet.matches.enums import Feeling, Side
from aanzet.matches.forms.together import MeetingForm
from aanzet.matches.models import Match, MatchMeeting
from aanzet.matches.queries.asked import asked_now
from aanzet.matches.queries.meetings import meetings
from aanzet.matches.queries.running import over
from aanzet.matches.questions import moment_now
from aanzet.matches.views.asking import question_page
from aanzet.ui.writing import write_page
from aanzet.volunteers.enums import VolunteerRole


@may("match.meeting.add", Match)
def match_log(request: ActorRequest, match: Match) -> HttpResponse:
    """When they met, what is asked now, and how to stop."""
    on = clock.today()
    context = {
        "match": match,
        "her_name": match.case.participant.call_name,
        "mine": match.volunteer.user_id == request.actor.user_id,
        "coach": match.volunteer.role == VolunteerRole.COACH,
        "meetings": meetings(match=match),
        "asked": asked_now(match=match, on=on),
        "survey": moment_now(match, on),
    }
    return render(request, "matches/match_log.html", context)


@may("match.meeting.add", Match)
def meeting_add(request: ActorRequest, match: Match) -> HttpResponse:
    """Thirty seconds; sent twice it is one meeting. A coach has one place to type: the contact on her page."""
    if match.volunteer.role == VolunteerRole.COACH:
        return redirect("cases:note_add", match.case_id)
    form = MeetingForm(request.POST or None, initial={"draft_key": uuid4()})

    def save() -> None:
        typed = form.cleaned_data
        meeting_actions.meeting_log(
            by=request.actor, on=clock.today(), match=match, day=form.day(), minutes=typed["minutes"],
            mood=typed["mood"], next_step=typed["next_step"], draft_key=typed["draft_key"],
        )  # fmt: skip

    return write_page(
        request, form=form, action=save, title=_("We met"), lead=match.case.participant.call_name,
        submit=_("Save"), back=reverse("matches:match_log", args=[match.pk]),
        done=_("Saved. The minutes stand with your hours too."),
    )  # fmt: skip


@may("match.meeting.withdraw", MatchMeeting)
def meeting_withdraw(request: ActorRequest, meeting: MatchMeeting) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    meeting_actions.meeting_withdraw(by=request.actor, on=clock.today(), meeting=meeting)
    messages.success(request, _("The meeting is taken back, and its hours too."))
    return redirect("matches:match_log", meeting.match_id)


@may("match.how.say", Match)
def how_say(request: ActorRequest, match: Match) -> HttpResponse:
    """One tap."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    feeling = request.POST.get("feeling", "")
    if feeling in Feeling.values:
        try:
            check.check_say(
                by=request.actor, on=clock.today(), match=match, side=Side.VOLUNTEER, feeling=feeling
            )
        except Refused as error:
            messages.info(request, error.message)
        else:
            messages.success(request, _("Thank you. Your coordinator sees your answer."))
    return redirect("matches:match_log", match.pk)


@may("match.survey.fill", Match)
def volunteer_survey(request: ActorRequest, match: Match) -> HttpResponse:
    """One question at a time. After the end no word about her stands here."""
    done = "matches:volunteer_after" if over(match, clock.today()) else "matches:match_log"
    return question_page(
        request, match=match, side=Side.VOLUNTEER, template="matches/volunteer_survey.html",
        done=reverse(done, args=[match.pk]),
    )  # fmt: skip


@may("match.stop", Match)
def volunteer_stop(request: ActorRequest, match: Match) -> HttpResponse:
    """Stop at once; no reason is asked."""
    if request.method == "POST":
        ending.match_stop(by=request.actor, on=clock.today(), match=match, side=Side.VOLUNTEER)
        return redirect("matches:volunteer_after", match.pk)
    context = {"match": match, "her_name": match.case.participant.call_name}
    return render(request, "matches/volunteer_stop.html", context)


@may("match.after.read", Match)
def volunteer_after(request: ActorRequest, match: Match) -> HttpResponse:
    """Thank you; the last questions; may we ask you again?"""
    if request.method == "POST" and request.POST.get("again") in ("yes", "no"):
        yes = request.POST["again"] == "yes"
        ending.again_say(by=request.actor, on=clock.today(), match=match, yes=yes)
        messages.success(request, _("Thank you for telling."))
        return redirect("matches:volunteer_after", match.pk)
    context = {
        "match": match,
        "again": match.again_on is not None and match.again_ended_on is None,
        "touch": match.touch_on is not None and match.touch_ended_on is None,
        "survey": moment_now(match, clock.today()),
    }
    return render(request, "matches/volunteer_after.html", context)
