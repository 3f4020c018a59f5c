"""Pages of hours: write them down, the list, the file, the proof for a funder."""

import csv

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import cell
from aanzet.volunteers import actions
from aanzet.volunteers.forms.given import QUICK, HoursForm
from aanzet.volunteers.models import Hours, Volunteer
from aanzet.volunteers.queries import given


@may("hours.read", Volunteer)
@require_GET
def hours_list(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    return _page(request, volunteer, HoursForm(initial={"day": clock.today()}))


@may("hours.add", Volunteer)
@require_POST
def hours_add(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """One line: day, minutes, what for."""
    form = HoursForm(request.POST)

    def add() -> None:
        typed = form.cleaned_data
        actions.hours_note(
            by=request.actor, on=clock.today(), volunteer=volunteer, day=typed["day"], minutes=typed["minutes"],
            kind=typed["kind"],
        )  # fmt: skip

    if not form.carry_out(add):
        return _page(request, volunteer, form, status=422)
    messages.success(
        request, _("Written down: %(time)s.") % {"time": given.spoken(form.cleaned_data["minutes"])}
    )
    return redirect("volunteers:hours_list", volunteer.pk)


@may("hours.add", Hours)
@require_POST
def hours_withdraw(request: ActorRequest, hours: Hours) -> HttpResponse:
    """Take a wrong line back."""
    try:
        actions.hours_withdraw(by=request.actor, on=clock.today(), hours=hours)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The line is taken back. It stays in the list and does not count."))
    return redirect("volunteers:hours_list", hours.volunteer_id)


@may("hours.read", Volunteer)
@require_GET
def hours_file(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """All lines that count, for a spreadsheet."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="hours.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow([cell(head) for head in (_("Day"), _("Minutes"), _("For what"))])
    for line in given.lines_of(actor=request.actor, volunteer=volunteer):
        if line.withdrawn_on is None:
            writer.writerow([line.on.isoformat(), line.minutes, cell(line.kind)])
    return response


@may("hours.read", Volunteer)
@require_GET
def hours_proof(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """One page to print and sign, over a quarter or a year."""
    periods = given.proof_periods(volunteer=volunteer, on=clock.today())
    wanted = request.GET.get("period", periods[0].key)
    period = next((each for each in periods if each.key == wanted), None)
    if period is None:
        raise Http404
    page = given.proof(actor=request.actor, volunteer=volunteer, period=period, on=clock.today())
    context = {"page": page, "periods": periods, "volunteer_id": volunteer.pk, "today": clock.today()}
    return render(request, "volunteers/hours_proof.html", context)


def _page(request: ActorRequest, volunteer: Volunteer, form: HoursForm, *, status: int = 200) -> HttpResponse:
    context = {
        "page": given.hours_page(actor=request.actor, volunteer=volunteer), "form": form,
        "quick": [(minutes, given.spoken(minutes)) for minutes in QUICK],
        "mine": volunteer.user_id == request.actor.user_id,
    }  # fmt: skip
    return render(request, "volunteers/hours_list.html", context, status=status)
