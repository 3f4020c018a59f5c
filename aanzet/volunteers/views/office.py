"""The coordinator's pages: who gives time here, and one volunteer with the steps."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from aanzet.access.doors import ActorRequest, may
from aanzet.volunteers.models import Volunteer


@may("volunteer.list")
@require_GET
def volunteer_list(request: ActorRequest) -> HttpResponse:
    """Who gives time at her organisations."""
    rows = Volunteer.objects.visible_to(request.actor, "volunteer.list")
    return render(request, "volunteers/volunteer_list.html", {"rows": rows})


@may("volunteer.read", Volunteer)
@require_GET
def volunteer_detail(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """One volunteer: what was done, what comes next, and what rooms above add (slot "volunteer")."""
    return render(request, "volunteers/volunteer_detail.html", {"volunteer": volunteer})
