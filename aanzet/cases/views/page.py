"""The case page."""

from django.http import HttpResponse
from django.shortcuts import render

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.forms.journey import NoteForm
from aanzet.cases.models import Case
from aanzet.cases.queries import case_page
from aanzet.cases.views.contact import begun
from aanzet.core import clock


@may("case.read", Case)
def case_detail(request: ActorRequest, case: Case) -> HttpResponse:
    """One woman: left who she is and what she wants, right what happened and what comes next."""
    page = case_page(actor=request.actor, case=case, on=clock.today())
    request.theme = page.programme_slug  # type: ignore[attr-defined]
    form = NoteForm(initial=begun(request, case))
    return render(request, "cases/case_detail.html", {"page": page, "form": form, "case": case})


@may("case.read", Case)
def case_more(request: ActorRequest, case: Case) -> HttpResponse:
    """What she shares, what she asks and how she gets in: apart from the first page, which stays light."""
    request.theme = case.programme.slug  # type: ignore[attr-defined]
    return render(request, "cases/case_more.html", {"case": case, "name": case.participant.call_name})
