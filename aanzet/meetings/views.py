"""Pages of meetings: planned by staff, seen and answered by her."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import back_to, herself, with_her_case
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.meetings import actions, queries
from aanzet.meetings.enums import Answer
from aanzet.meetings.forms import MeetingForm
from aanzet.meetings.models import Meeting
from aanzet.outbox.calendars import Appointment, calendar_file
from aanzet.participants.enums import Discretion
from aanzet.participants.reaching import language_of, level_of
from aanzet.ui.writing import write_page

SAME = (
    "kind",
    "minutes",
    "place",
    "address",
    "route",
    "childcare",
    "childcare_words",
    "interpreter",
    "version",
)


@may("case.meeting.plan", Case)
def meeting_add(request: ActorRequest, case: Case) -> HttpResponse:
    """Plan a meeting; the last places of the organisation are offered."""
    form = MeetingForm(
        request.POST or None,
        people=queries.people_of(case=case, actor=request.actor),
        initial=_place(request, case),
    )
    return write_page(
        request,
        form=form,
        action=lambda: actions.meeting_plan(
            by=request.actor, on=clock.today(), case=case, typed=form.typed()
        ),
        title=_("Plan a meeting"),
        lead=_("She sees it on her start page and can say whether she comes."),
        submit=_("Plan it"),
        back=back_to(case),
        done=_("The meeting is planned."),
        template="meetings/meeting_add.html",
        places=queries.places_of(case=case),
        here=request.path,
    )


def _place(request: ActorRequest, case: Case) -> dict[str, Any]:
    """A place that was chosen from the list, filled in."""
    wanted = request.GET.get("place", "")
    found = next((each for each in queries.places_of(case=case) if each[0] == wanted), None)
    return dict(zip(("place", "address", "route"), found, strict=True)) if found else {}


@may("case.meeting.plan", Meeting)
def meeting_edit(request: ActorRequest, meeting: Meeting) -> HttpResponse:
    """Change a meeting."""
    begins = timezone.localtime(meeting.starts_at)
    standing = {name: getattr(meeting, name) for name in SAME}
    standing |= {"on": begins.date(), "at": begins.strftime("%H:%M"), "with_user": str(meeting.with_user_id)}
    people = dict(queries.people_of(case=meeting.case, actor=request.actor))
    people.setdefault(str(meeting.with_user_id), meeting.with_user.name)
    form = MeetingForm(request.POST or None, people=people.items(), initial=standing)

    def save() -> None:
        version = form.cleaned_data["version"] or meeting.version
        actions.meeting_change(
            by=request.actor, on=clock.today(), meeting=meeting, version=version, typed=form.typed()
        )

    return write_page(
        request, form=form, action=save, title=_("Change the meeting"), submit=_("Save"), back=back_to(meeting.case),
        done=_("The meeting is changed. She sees it on her start page."),
    )  # fmt: skip


@may("case.meeting.plan", Meeting)
def meeting_cancel(request: ActorRequest, meeting: Meeting) -> HttpResponse:
    """One tap; a page that asks once more where it was opened as a link."""
    if request.method == "POST":
        actions.meeting_cancel(by=request.actor, on=clock.today(), meeting=meeting)
        messages.success(request, _("The meeting is cancelled."))
        return redirect(back_to(meeting.case))
    card = queries.card_of(meeting)
    return render(request, "meetings/meeting_cancel.html", {"card": card, "back": back_to(meeting.case)})


@may("me.read")
@with_her_case
def my_meetings(request: ActorRequest, case: Case) -> HttpResponse:
    """All that is planned."""
    return render(
        request, "meetings/my_meetings.html", {"cards": queries.next_meetings(case_id=case.pk, limit=20)}
    )


@may("case.meeting.answer", Meeting)
def my_meeting(request: ActorRequest, meeting: Meeting) -> HttpResponse:
    """Her own page of one meeting: where, how to get there, and whether she comes."""
    if not herself(request, meeting.case):
        raise Http404
    if request.method == "POST":
        return _answered(request, meeting)
    card = queries.card_of(meeting)
    level = level_of(meeting.case.participant)
    context = {"card": card, "cancelled": meeting.cancelled_on, "calendar": level != Discretion.NONE}
    return render(request, "meetings/my_meeting.html", context)


@may("case.meeting.answer", Meeting)
def my_file(request: ActorRequest, meeting: Meeting) -> HttpResponse:
    """One meeting for her own calendar, in words that obey what she chose; not there for who wants nothing sent."""
    person = meeting.case.participant
    level = level_of(person)
    if not herself(request, meeting.case) or level == Discretion.NONE:
        raise Http404
    appointment = Appointment(
        uid=meeting.pk, starts_at=meeting.starts_at, ends_at=meeting.ends_at, who=meeting.with_user.name,
        place=meeting.place, version=meeting.version, cancelled=meeting.cancelled_on is not None,
    )  # fmt: skip
    file = calendar_file(
        appointment=appointment, level=level, language=get_language() or language_of(person), now=clock.now()
    )
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, "text/calendar; charset=utf-8", headers=headers)


def _answered(request: ActorRequest, meeting: Meeting) -> HttpResponse:
    answer = request.POST.get("answer", "")
    if answer in Answer.values:
        try:
            actions.meeting_answer(by=request.actor, on=clock.today(), meeting=meeting, answer=answer)
        except Refused as error:
            messages.info(request, error.message)
        else:
            messages.success(request, _thanks(answer))
    return redirect(reverse("meetings:my_meeting", args=[meeting.pk]))


def _thanks(answer: str) -> str:
    return {
        Answer.COMES: _("Good. We expect you."),
        Answer.CANNOT: _("Thank you for telling. Your coach knows it now."),
        Answer.OTHER_DAY: _("Your coach looks for another day and tells you."),
    }[Answer(answer)]
