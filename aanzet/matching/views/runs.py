"""Plans that were made, and the public record of how this works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aanzet.access.doors import ActorRequest, may, public
from aanzet.matching import telling
from aanzet.matching.models import Run
from aanzet.matching.queries.runs import decisions_of, run_row, run_rows
from aanzet.matching.register import labelled


@may("matching.run.read")
def run_list(request: ActorRequest) -> HttpResponse:
    return render(request, "matching/run_list.html", {"runs": run_rows(actor=request.actor)})


@may("matching.run.read", Run)
def run_detail(request: ActorRequest, run: Run) -> HttpResponse:
    """One plan: how it was made, its proof, and what people did with it."""
    context = {
        "run": run_row(run),
        "decisions": decisions_of(actor=request.actor, run=run),
        "weights": [(telling.weight_names()[name], value) for name, value in run.weights.items()],
    }
    return render(request, "matching/run_detail.html", context)


@public
def register(request: HttpRequest) -> HttpResponse:
    """What the Dutch Algoritmeregister asks, for everybody to read."""
    return render(request, "matching/register.html", {"record": labelled()})
