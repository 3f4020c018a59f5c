"""Is everybody helped alike? For who coordinates and who leads."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.matching import actions
from aanzet.matching.models import FairReading
from aanzet.matching.queries.where import Where, place_named, places
from aanzet.matching.telling import readings


@may("matching.fair.read")
def fair(request: ActorRequest) -> HttpResponse:
    """The newest reading of each organisation; a coordinator may count once more."""
    if request.method == "POST":
        _count(request)
        return redirect("matching:fair")
    rows = FairReading.objects.visible_to(request.actor, "matching.fair.read")
    newest: dict[tuple[object, object], FairReading] = {}
    for row in rows.select_related("programme", "organisation"):
        newest.setdefault((row.programme_id, row.organisation_id), row)
    context = {"readings": [readings(row) for row in newest.values()], "places": _places(request)}
    return render(request, "matching/fair.html", context)


def _places(request: ActorRequest) -> list[Where]:
    """One per programme and organisation that she coordinates."""
    found: dict[tuple[object, object], Where] = {}
    for each in places(actor=request.actor) if request.actor.may("matching.read") else []:
        found.setdefault((each.programme.pk, each.organisation.pk), each)
    return list(found.values())


def _count(request: ActorRequest) -> None:
    where = place_named(_places(request), request.POST.get("in", ""))
    if where is None:
        return
    try:
        actions.fair_reading_make(
            by=request.actor, on=clock.today(), programme=where.programme, organisation=where.organisation
        )
        messages.success(request, _("It is counted."))
    except Refused as sorry:
        messages.info(request, sorry.message)
