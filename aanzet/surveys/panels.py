"""What this room shows on her own start page, and on the page of a case."""

from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string

from aanzet.cases.pages import her_case
from aanzet.core import clock
from aanzet.surveys.queries.moments import open_now
from aanzet.surveys.queries.results import results


def asked(request: HttpRequest, page: Any) -> str:
    """One line on her start page while a moment is open and she did not say "not this time"."""
    try:
        case = her_case(request)  # type: ignore[arg-type]
    except Http404:
        return ""
    found = open_now(case=case, on=clock.today())
    if found is None or not (found.untouched or found.on_her_way):
        return ""
    return render_to_string("surveys/me_asked.html", {"found": found}, request=request)


def shared(request: HttpRequest, case: Any) -> str:
    """What she shows her coach; for others only whether they may offer her the questions."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.survey.offer"):
        return ""
    found = open_now(case=case, on=clock.today())
    may_read = actor.may("case.survey.read")
    context = {
        "case": case,
        "offer": found if found and found.untouched else None,
        "may_read": may_read,
        "results": results(actor=actor, case=case) if may_read else (),
    }
    return render_to_string("surveys/_shared.html", context, request=request)
