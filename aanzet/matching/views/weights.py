"""What counts how much: for everybody it concerns to read, to try, and for the lead to decide."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.access.enums import Role
from aanzet.core import clock
from aanzet.matching import actions, telling, wording
from aanzet.matching.forms import WeightsForm
from aanzet.matching.queries import weights as reading
from aanzet.matching.queries.trial import programmes_of, trials
from aanzet.programmes.models import Programme


def _programme(request: ActorRequest, found: list[Programme]) -> Programme | None:
    wanted = request.POST.get("programme") or request.GET.get("programme", "")
    return next((each for each in found if each.slug == wanted), found[0] if found else None)


@may("matching.weights.read")
def weights(request: ActorRequest) -> HttpResponse:
    """The weights that hold, and who changed them, when and why."""
    found = programmes_of(request.actor)
    programme = _programme(request, found)
    context: dict[str, Any] = {"programmes": found, "programme": programme}
    if programme is not None:
        now = reading.weights_of(programme=programme, on=clock.today())
        names = telling.weight_names()
        context |= {
            "shares": wording.shares_of({name: now[name] for name in reading.PARTS}, now),
            "first": [(names[name], now[name]) for name in reading.FIRST],
            "decided": reading.decided(programme=programme, on=clock.today()),
            "may_try": request.actor.may("matching.weights.try"),
        }
    return render(request, "matching/weights.html", context)


@may("matching.weights.try")
def weights_try(request: ActorRequest) -> HttpResponse:
    """Other numbers, and what would change; nothing is used before the lead decides."""
    found = programmes_of(request.actor)
    programme = _programme(request, found)
    if programme is None:
        return redirect("matching:weights")
    now = reading.weights_of(programme=programme, on=clock.today())
    form = WeightsForm(request.POST or None, labels=telling.weight_names(), initial=now)
    leads = programme.alliance_id in request.actor.alliances(Role.ALLIANCE_LEAD)
    if request.method == "POST" and leads and request.POST.get("do") == "decide":
        if form.carry_out(lambda: _decide(request, programme, form)):
            messages.success(request, _("These weights hold from today. They count in the next plan."))
            return redirect(f"{reverse('matching:weights')}?programme={programme.slug}")
    context = {
        "programme": programme,
        "form": form,
        "leads": leads,
        "trials": _tried(request, programme, form),
    }
    status = 422 if request.method == "POST" and not form.is_valid() else 200
    return render(request, "matching/weights_try.html", context, status=status)


def _decide(request: ActorRequest, programme: Programme, form: WeightsForm) -> object:
    return actions.weights_decide(
        by=request.actor, on=clock.today(), programme=programme, weights=form.weights(),
        words=form.cleaned_data["words"],
    )  # fmt: skip


def _tried(request: ActorRequest, programme: Programme, form: WeightsForm) -> list[Any] | None:
    """Both plans side by side; None before numbers were typed, or where they make no sense."""
    if request.method != "POST" or not form.is_valid():
        return None
    wanted = form.weights()
    if fault := reading.fault_in(wanted):
        sentence = _("The five parts do not make 10,000 together. Change one of them.")
        form.add_error("language" if fault == "sum" else fault, sentence)
        return None
    return trials(actor=request.actor, programme=programme, weights=wanted, on=clock.today())
