"""What this room shows on the page of a case, and on her own start page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.core import clock
from aanzet.work import queries


def results(request: HttpRequest, case: Any) -> str:
    """Placements, after-care and the four dates; nothing for who may not see them."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.placement.read"):
        return ""
    found = queries.results_of(actor=actor, case=case, on=clock.today())
    rights = {name: actor.may(f"case.{name}") for name in ("placement.add", "edit", "independence.record")}
    context = {
        "results": found,
        "may_add": rights["placement.add"],
        "may_edit": rights["edit"],
        "may_record": rights["independence.record"],
    }
    return render_to_string("work/_results.html", context, request=request)


def questions(request: HttpRequest, page: Any) -> str:
    """Results that wait for her yes, on her start page."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.placement.agree"):
        return ""
    asked = queries.asked_of_her(actor=actor)
    return render_to_string("work/_questions.html", {"asked": asked}, request=request) if asked else ""
