"""The start, a longer time, pauses and the end, by the coordinator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.ui.writing import write_page
from aanzet.volunteers import actions
from aanzet.volunteers.forms.office import EndForm, ExtendForm, PauseForm, StartForm
from aanzet.volunteers.models import Volunteer, VolunteerPause
from aanzet.volunteers.queries.ready import volunteering_for
from aanzet.volunteers.views.office import page_of

both = require_http_methods(["GET", "POST"])


@may("volunteer.edit", Volunteer)
@both
def volunteer_start(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """Begin: from this day women may be proposed."""
    today, asked = clock.today(), volunteering_for(volunteer)
    usual = clock.months_later(today, (asked.months if asked else 0) or 12)
    form = StartForm(request.POST or None, initial={"starts_on": today, "ends_on": usual})
    return write_page(
        request, form=form, title=_("Start"), submit=_("Start"), back=page_of(volunteer), lead=volunteer.name,
        action=lambda: actions.volunteer_start(by=request.actor, on=today, volunteer=volunteer, **form.cleaned_data),
        done=_("The start is saved."),
    )  # fmt: skip


@may("volunteer.edit", Volunteer)
@both
def volunteer_extend(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """Go on longer."""
    today, asked = clock.today(), volunteering_for(volunteer)
    last = volunteer.membership.ends_on if volunteer.membership else None
    usual = clock.months_later(max(last or today, today), (asked.months if asked else 0) or 12)
    form = ExtendForm(request.POST or None, initial={"ends_on": usual})
    return write_page(
        request, form=form, title=_("Go on longer"), submit=_("Save the new last day"), back=page_of(volunteer),
        lead=volunteer.name,
        action=lambda: actions.volunteer_extend(by=request.actor, on=today, volunteer=volunteer, **form.cleaned_data),
        done=_("The new last day is saved."),
    )  # fmt: skip


@may("volunteer.edit", Volunteer)
@both
def pause_add(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """No new women for a while."""
    today = clock.today()
    form = PauseForm(request.POST or None, initial={"starts_on": today})
    return write_page(
        request, form=form, title=_("A pause"), submit=_("Save the pause"), back=page_of(volunteer),
        lead=volunteer.name,
        action=lambda: actions.pause_add(by=request.actor, on=today, volunteer=volunteer, **form.cleaned_data),
        done=_("The pause is saved."),
    )  # fmt: skip


@may("volunteer.edit", VolunteerPause)
@require_POST
def pause_end(request: ActorRequest, pause: VolunteerPause) -> HttpResponse:
    """Back again."""
    volunteer = pause.volunteer
    actions.pause_end(by=request.actor, on=clock.today(), pause=pause)
    messages.success(request, _("The pause is over."))
    return redirect(page_of(volunteer))


@may("volunteer.edit", Volunteer)
@both
def volunteer_end(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """The last day. All access goes with it."""
    today = clock.today()
    form = EndForm(request.POST or None, initial={"last_day": today})
    return write_page(
        request, form=form, title=_("Stop as a volunteer"), submit=_("Save the last day"), back=page_of(volunteer),
        lead=_("After the last day %(name)s sees nothing any more; the women come on the list “who needs me”.")
        % {"name": volunteer.name},
        action=lambda: actions.volunteer_end(by=request.actor, on=today, volunteer=volunteer, **form.cleaned_data),
        done=_("The last day is saved."),
    )  # fmt: skip
