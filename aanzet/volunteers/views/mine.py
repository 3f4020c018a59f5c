"""The volunteer's own pages."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from aanzet.access.doors import ActorRequest, may
from aanzet.volunteers.models import Volunteer


@may("volunteering.read")
@require_GET
def me(request: ActorRequest) -> HttpResponse:
    """What I do here, what is still missing, and what rooms above add (slot "volunteering", with each row of mine)."""
    rows = list(Volunteer.objects.visible_to(request.actor, "volunteering.read"))
    if not rows:
        raise Http404
    return render(request, "volunteers/me.html", {"rows": rows})
