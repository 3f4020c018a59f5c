"""Pages of a coordinator: who goes where, how it was, how ambassadors are looked after, what came of it."""

import csv
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances.models import Organisation
from aanzet.ambassadors import actions
from aanzet.ambassadors.forms.hers import WentForm
from aanzet.ambassadors.forms.staff import DeploymentForm, SupervisionForm
from aanzet.ambassadors.models import Deployment
from aanzet.ambassadors.queries import people, planning, results
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import cell
from aanzet.programmes.models import Programme
from aanzet.ui.writing import write_page
from aanzet.volunteers.models import Volunteer

SAME = (
    "on", "kind", "place", "finding_place", "district", "language", "minutes", "version",
)  # fmt: skip


@may("deployment.list")
def deployment_list(request: ActorRequest) -> HttpResponse:
    """What is planned, what nobody told yet, what was told."""
    on = clock.today()
    lines = people.ambassadors_of(actor=request.actor, on=on)
    context = {
        "calendar": planning.calendar_of(actor=request.actor, on=on),
        "overdue": [line for line in lines if line.overdue],
        "ambassadors": len(lines),
    }
    return render(request, "ambassadors/deployment_list.html", context)


@may("deployment.plan")
def deployment_plan(request: ActorRequest) -> HttpResponse:
    """Plan who goes where."""
    on = clock.today()
    offered = planning.offered_to(actor=request.actor, on=on)
    form = DeploymentForm(request.POST or None, offered=offered, initial={"on": on})

    def plan() -> None:
        programme, _colon, organisation = form.cleaned_data["home"].partition(":")
        actions.deployment_plan(
            by=request.actor, on=on, programme=Programme.objects.get(pk=programme),
            organisation=Organisation.objects.get(pk=organisation), typed=form.typed(),
        )  # fmt: skip

    return write_page(
        request, form=form, action=plan, title=_("Plan where ambassadors go"), submit=_("Plan this visit"),
        lead=_("Who goes sees it on her own page."), back=reverse("ambassadors:deployment_list"),
        done=_("It is planned."),
    )  # fmt: skip


@may("deployment.plan", Deployment)
def deployment_change(request: ActorRequest, deployment: Deployment) -> HttpResponse:
    """Change what was planned."""
    first = {name: getattr(deployment, name) for name in SAME}
    first["at"] = deployment.at.strftime("%H:%M") if deployment.at else ""
    first["volunteers"] = [str(pk) for pk in deployment.who.values_list("volunteer_id", flat=True)]
    offered = planning.offered_to(actor=request.actor, on=clock.today())
    form = DeploymentForm(request.POST or None, offered=offered, changing=True, initial=first)

    def save() -> None:
        version = form.cleaned_data["version"] or deployment.version
        actions.deployment_change(
            by=request.actor, on=clock.today(), deployment=deployment, version=version, typed=form.typed()
        )

    return write_page(
        request, form=form, action=save, title=_("Change where ambassadors go"), submit=_("Save"),
        back=reverse("ambassadors:deployment_list"), done=_("The change is saved."),
    )  # fmt: skip


@may("deployment.plan", Deployment)
def deployment_cancel(request: ActorRequest, deployment: Deployment) -> HttpResponse:
    """A page that asks once, then one tap."""
    if request.method != "POST":
        return render(request, "ambassadors/deployment_cancel.html", {"row": deployment})
    try:
        actions.deployment_cancel(by=request.actor, on=clock.today(), deployment=deployment)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("It is cancelled."))
    return redirect("ambassadors:deployment_list")


@may("deployment.tell", Deployment)
def deployment_tell(request: ActorRequest, deployment: Deployment) -> HttpResponse:
    """How it was, when an ambassador tells it to the coordinator; or a correction."""
    first = {name: getattr(deployment, name) for name in ("reached", "minutes", "version")}
    form = WentForm(request.POST or None, initial=first)

    def tell() -> None:
        typed = dict(form.cleaned_data)
        version = typed.pop("version") or deployment.version
        actions.deployment_tell(
            by=request.actor, on=clock.today(), deployment=deployment, version=version, **typed
        )

    return write_page(
        request, form=form, action=tell, title=_("How was it?"), lead=deployment.place, submit=_("Save"),
        back=reverse("ambassadors:deployment_list"), done=_("It is saved. The hours are written down too."),
    )  # fmt: skip


@may("ambassador.list")
def ambassador_list(request: ActorRequest) -> HttpResponse:
    """Hours, training, talks and money of each ambassador."""
    on = clock.today()
    lines = people.ambassadors_of(actor=request.actor, on=on)
    return render(request, "ambassadors/ambassador_list.html", {"lines": lines, "year": on.year})


@may("ambassador.supervise", Volunteer)
def supervision_add(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """A talk was held: the day and the minutes, no words."""
    form = SupervisionForm(request.POST or None, initial={"held_on": clock.today()})
    return write_page(
        request, form=form,
        action=lambda: actions.supervision_note(
            by=request.actor, on=clock.today(), volunteer=volunteer, **form.cleaned_data
        ),
        title=_("A talk about how it goes"), submit=_("Save"), back=reverse("ambassadors:ambassador_list"),
        lead=_("Only the day and the minutes are kept. What you said stays between you."),
        done=_("The talk is written down."),
    )  # fmt: skip


@may("deployment.figures")
def results_page(request: ActorRequest) -> HttpResponse:
    """Heads reached, and who came after it."""
    found = results.results_of(actor=request.actor, on=clock.today(), year=request.GET.get("year", ""))
    return render(request, "ambassadors/results.html", {"page": found})


HEAD = (
    "day", "kind", "place", "finding place", "district", "language", "ambassadors", "minutes", "reached",
    "came within 60 days", "came later",
)  # fmt: skip


@may("deployment.list")
def results_csv(request: ActorRequest) -> HttpResponse:
    """One line per visit, for a spreadsheet. No cell begins a formula."""
    found = results.results_of(actor=request.actor, on=clock.today(), year=request.GET.get("year", ""))
    headers = {"Content-Disposition": f'attachment; filename="ambassadors-{found.year}.csv"'}
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    answer.write("\ufeff")  # so that spreadsheets read the letters as they are
    lines = csv.writer(answer)
    lines.writerow(HEAD)
    for row in found.visits:
        lines.writerow(_cells(row))
    return answer


def _cells(row: results.VisitLine) -> list[Any]:
    words = (row.kind, row.place, row.finding_place, row.district, row.language, "; ".join(row.who))
    numbers = (row.minutes, "" if row.reached is None else row.reached, row.soon, row.later)
    return [row.on.isoformat(), *(cell(str(word)) for word in words), *numbers]
