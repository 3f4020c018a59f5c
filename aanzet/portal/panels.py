"""What this room shows on the page of a case."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.core import clock
from aanzet.portal import queries


def messages(request: HttpRequest, case: Any) -> str:
    """The way to what was sent to her; nothing for who may not see it."""
    if not request.actor.may("case.message.read"):  # type: ignore[attr-defined]
        return ""
    return render_to_string("portal/_messages.html", {"case": case}, request=request)


def way_in(request: HttpRequest, case: Any) -> str:
    """How she logs in; nothing for who may not change it."""
    if not request.actor.may("case.card.make"):  # type: ignore[attr-defined]
        return ""
    found = queries.way_in(participant=case.participant, on=clock.today())
    return render_to_string("portal/_way_in.html", {"page": found, "case": case}, request=request)
