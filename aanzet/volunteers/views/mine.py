"""The volunteer's own pages: my steps, my agreement, my offer, a pause, stopping, my data."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import whole
from aanzet.ui.writing import write_page
from aanzet.volunteers import actions
from aanzet.volunteers.enums import VolunteerEnding
from aanzet.volunteers.forms.office import PauseForm, StopForm
from aanzet.volunteers.forms.profile import OwnProfileForm
from aanzet.volunteers.models import Volunteer, VolunteerPause
from aanzet.volunteers.queries import mine
from aanzet.volunteers.queries.ready import with_rows
from aanzet.volunteers.queries.steps import volunteer_page
from aanzet.volunteers.views.office import profile_now, profile_setting

both = require_http_methods(["GET", "POST"])
HOME = "volunteers:me"


@may("volunteering.read")
def me(request: ActorRequest) -> HttpResponse:
    """What I do here, what is still missing, and what rooms above add (slot "volunteering", with each row of mine)."""
    today = clock.today()
    rows = list(with_rows(Volunteer.objects.visible_to(request.actor, "volunteering.read")))
    if not rows and not request.actor.may("volunteering.start"):
        raise Http404
    pages = [(row, volunteer_page(volunteer=row, on=today)) for row in rows]
    if rows:
        request.theme = rows[0].programme.slug  # type: ignore[attr-defined]
    return render(request, "volunteers/me.html", {"pages": pages})


@may("volunteering.edit", Volunteer)
@both
def my_agreement(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """Read the agreement, and say yes to it."""
    request.theme = volunteer.programme.slug  # type: ignore[attr-defined]
    page = mine.agreement_page(volunteer=volunteer, language=get_language() or "nl", on=clock.today())
    if request.method == "POST":
        number = whole(request.POST.get("version", ""))
        try:
            actions.agreement_sign(by=request.actor, on=clock.today(), volunteer=volunteer, version=number)
            messages.success(request, _("Thank you. Your yes is saved."))
            return redirect(HOME)
        except Refused as error:
            messages.error(request, error.message)
    return render(request, "volunteers/own_agreement.html", {"page": page})


@may("volunteering.read", Volunteer)
@require_GET
def my_agreement_print(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """The agreement on one A4."""
    page = mine.agreement_page(volunteer=volunteer, language=get_language() or "nl", on=clock.today())
    return render(request, "volunteers/own_agreement_print.html", {"page": page})


@may("volunteering.edit", Volunteer)
@both
def my_edit(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """My languages, my times, my area, how many women."""
    request.theme = volunteer.programme.slug  # type: ignore[attr-defined]
    form = OwnProfileForm(request.POST or None, initial=profile_now(volunteer), **profile_setting(volunteer))

    def save() -> None:
        actions.volunteer_edit(by=request.actor, on=clock.today(), volunteer=volunteer, **form.cleaned_data)

    return write_page(
        request, form=form, action=save, title=_("What I can"), submit=_("Save"), back=_home(),
        done=_("It is saved."), template="volunteers/profile.html",
    )  # fmt: skip


def _home() -> str:
    return reverse(HOME)


@may("volunteering.edit", Volunteer)
@both
def my_pause(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """I take a pause, or I am ill."""
    today = clock.today()
    form = PauseForm(request.POST or None, initial={"starts_on": today})
    return write_page(
        request, form=form, title=_("I take a pause"), submit=_("Save the pause"), back=_home(),
        lead=_("Nobody new is proposed to you in these days. You owe nobody a reason."),
        action=lambda: actions.pause_add(by=request.actor, on=today, volunteer=volunteer, **form.cleaned_data),
        done=_("Your pause is saved. The coordinator sees it."),
    )  # fmt: skip


@may("volunteering.edit", VolunteerPause)
@require_POST
def my_pause_end(request: ActorRequest, pause: VolunteerPause) -> HttpResponse:
    """I am back."""
    actions.pause_end(by=request.actor, on=clock.today(), pause=pause)
    messages.success(request, _("Welcome back."))
    return redirect(HOME)


@may("volunteering.edit", Volunteer)
@both
def my_stop(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """I want to stop; nobody is to blame."""
    today = clock.today()
    form = StopForm(request.POST or None, initial={"last_day": today})

    def stop() -> None:
        actions.volunteer_end(
            by=request.actor, on=today, volunteer=volunteer, last_day=form.cleaned_data["last_day"],
            reason=form.cleaned_data["reason"] or VolunteerEnding.OWN_WISH,
        )  # fmt: skip

    return write_page(
        request, form=form, action=stop, title=_("I want to stop"), submit=_("Stop on this day"), back=_home(),
        lead=_("You may always stop, without a reason. Until your last day everything stays as it is."),
        done=_("Your last day is saved. Thank you for the time you gave."), onward=lambda: "/",
    )  # fmt: skip


@may("volunteering.read", Volunteer)
@require_GET
def my_data(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """Everything that is kept about me, and until when."""
    request.theme = volunteer.programme.slug  # type: ignore[attr-defined]
    page = mine.data_page(volunteer=volunteer, on=clock.today())
    return render(request, "volunteers/own_data.html", {"page": page})
