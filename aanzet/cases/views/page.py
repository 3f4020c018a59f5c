"""The list of women and the case page."""

from django.http import HttpResponse
from django.shortcuts import render

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.forms.journey import NoteForm
from aanzet.cases.models import Case
from aanzet.cases.queries import case_page, people_list
from aanzet.cases.views.contact import begun
from aanzet.core import clock
from aanzet.participants.queries import search


@may("case.list")
def case_list(request: ActorRequest) -> HttpResponse:
    """All women the reader sees, or those a search finds."""
    text = request.GET.get("q", "").strip()[:80]
    number = request.GET.get("page", "1")
    page = int(number) if number.isdecimal() and 0 < int(number) < 100_000 else 1
    ids = [row.pk for row in search(actor=request.actor, text=text)] if text else None
    found = people_list(
        actor=request.actor, on=clock.today(), page=page, ids=ids, closed=request.GET.get("closed") == "1"
    )
    context = {
        "people": found,
        "q": text,
        "closed": request.GET.get("closed") == "1",
        "may_open": request.actor.may("case.open"),
    }
    return render(request, "cases/case_list.html", context)


@may("case.read", Case)
def case_detail(request: ActorRequest, case: Case) -> HttpResponse:
    """One woman: left who she is and what she wants, right what happened and what comes next."""
    page = case_page(actor=request.actor, case=case, on=clock.today())
    request.theme = page.programme_slug  # type: ignore[attr-defined]
    form = NoteForm(initial=begun(request, case))
    return render(request, "cases/case_detail.html", {"page": page, "form": form, "case": case})
