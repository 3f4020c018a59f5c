"""The coordinator's pages: who gives time here, and one volunteer with the steps."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.access.enums import Role
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import localised
from aanzet.programmes.enums import Sensitivity
from aanzet.programmes.queries import blueprint_of, profile_of
from aanzet.ui.writing import write_page
from aanzet.volunteers import actions
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.forms.office import ScreeningForm, TalkForm, TrainingForm
from aanzet.volunteers.forms.profile import OfficeProfileForm
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries.office import SHOWS, volunteer_rows
from aanzet.volunteers.queries.ready import trainings_to_do, volunteering_for
from aanzet.volunteers.queries.steps import volunteer_page

both = require_http_methods(["GET", "POST"])


def page_of(volunteer: Volunteer) -> str:
    return reverse("volunteers:volunteer_detail", args=[volunteer.pk])


@may("volunteer.list")
@require_GET
def volunteer_list(request: ActorRequest) -> HttpResponse:
    """Who gives time at her organisations: who waits for a talk, whose check ends, who has a free place."""
    role = request.GET.get("role", "")
    found = volunteer_rows(
        actor=request.actor, on=clock.today(), show=request.GET.get("show", ""),
        role=role if role in VolunteerRole.values else "",
    )  # fmt: skip
    names = {
        "here": _("everybody here"), "talk": _("wait for a talk"), "busy": _("getting ready"),
        "soon": _("over within 60 days"), "ready": _("ready"), "free": _("with a free place"),
        "paused": _("pause"), "ended": _("stopped"),
    }  # fmt: skip
    shows = [(key, names[key], found.counts[key]) for key in SHOWS]
    context = {"found": found, "shows": shows, "roles": VolunteerRole.choices}
    return render(request, "volunteers/volunteer_list.html", context)


@may("volunteer.read", Volunteer)
@require_GET
def volunteer_detail(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """One volunteer: what was done, what comes next, and what rooms above add (slot "volunteer")."""
    request.theme = volunteer.programme.slug  # type: ignore[attr-defined]
    page = volunteer_page(volunteer=volunteer, on=clock.today())
    return render(request, "volunteers/volunteer_detail.html", {"page": page, "volunteer": volunteer})


@may("volunteer.edit", Volunteer)
@both
def talk_note(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """The intake talk was held."""
    today = clock.today()
    form = TalkForm(request.POST or None, initial={"held_on": today})
    return write_page(
        request, form=form, title=_("The talk"), submit=_("Save the talk"), back=page_of(volunteer),
        lead=volunteer.name,
        action=lambda: actions.talk_note(by=request.actor, on=today, volunteer=volunteer, **form.cleaned_data),
        done=_("The talk is saved."),
    )  # fmt: skip


@may("volunteer.edit", Volunteer)
@both
def screening_note(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """The check was seen. Nothing of it is kept."""
    today = clock.today()
    asked, rule = volunteering_for(volunteer), profile_of(volunteer.programme).volunteer_check
    form = ScreeningForm(
        request.POST or None, dated=rule is not None and rule.dated,
        initial={"seen_on": today, "seen_by_role": str(Role.COORDINATOR.label)},
    )  # fmt: skip
    months = (asked.check_months if asked else 0) or (rule.months if rule else 0)
    return write_page(
        request, form=form, title=_("The check"), submit=_("Save that I saw it"), back=page_of(volunteer),
        lead=_("Look at the paper and give it back. We keep no copy and nothing of what stands in it.")
        + " " + _("It is good for %(n)s months.") % {"n": months},
        action=lambda: actions.screening_note(by=request.actor, on=today, volunteer=volunteer, **form.cleaned_data),
        done=_("It is saved that you saw it."),
    )  # fmt: skip


@may("volunteer.edit", Volunteer)
@both
def training_note(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """A part of the training was done."""
    today = clock.today()
    asked = volunteering_for(volunteer)
    todo = trainings_to_do(volunteer, asked, on=today)
    language = get_language() or "nl"
    parts = [(part.key, localised(part.name, language)) for part in (asked.trainings if asked else ())]
    open_parts = [pair for pair in parts if pair[0] in todo]
    only = {"module": open_parts[0][0]} if open_parts else {}
    form = TrainingForm(request.POST or None, parts=open_parts, initial={"done_on": today} | only)
    return write_page(
        request, form=form, title=_("The training"), submit=_("Save this part"), back=page_of(volunteer),
        lead=volunteer.name,
        action=lambda: actions.training_note(by=request.actor, on=today, volunteer=volunteer, **form.cleaned_data),
        done=_("This part is saved."),
    )  # fmt: skip


@may("volunteer.edit", Volunteer)
@both
def volunteer_edit(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """The profile: how to reach, languages, times, area, how many women."""
    request.theme = volunteer.programme.slug  # type: ignore[attr-defined]
    form = OfficeProfileForm(
        request.POST or None, initial=profile_now(volunteer), **profile_setting(volunteer)
    )

    def save() -> None:
        actions.volunteer_edit(by=request.actor, on=clock.today(), volunteer=volunteer, **form.cleaned_data)

    return write_page(
        request, form=form, action=save, title=_("Profile"), submit=_("Save"), back=page_of(volunteer),
        lead=volunteer.name, done=_("The profile is saved."), template="volunteers/profile.html",
    )  # fmt: skip


def profile_now(volunteer: Volunteer) -> dict[str, object]:
    """What stands in the profile, for a form."""
    now: dict[str, object] = {name: getattr(volunteer, name) for name in OfficeProfileForm.base_fields}
    return now | {"is_woman": {True: "yes", False: "no", None: ""}[volunteer.is_woman]}


def profile_setting(volunteer: Volunteer) -> dict[str, Any]:
    """What a profile form must know of the programme."""
    shape, asked = blueprint_of(volunteer.programme), volunteering_for(volunteer)
    first = (*shape.languages[:1], "en", *shape.spoken, *volunteer.languages)
    language = get_language() or "nl"
    plain = [each for each in shape.barriers if each.sensitivity is Sensitivity.ORDINARY]
    return {
        "country": volunteer.programme.country, "first": first, "most": asked.most if asked else 0,
        "helps": [(each.key, localised(each.name, language)) for each in plain],
    }  # fmt: skip


@may("volunteer.edit", Volunteer)
@require_POST
def volunteer_invite(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """Send the mail with the link to an account."""

    try:
        actions.volunteer_invite(by=request.actor, on=clock.today(), volunteer=volunteer)
        messages.success(request, _("The invitation is sent. The link works for 7 days, once."))
    except Refused as error:
        messages.error(request, error.message)
    return redirect(page_of(volunteer))
