"""What waits for an answer, on the first page of who answers."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.core import clock
from aanzet.feedback import queries


def unanswered(request: HttpRequest, subject: Any = None) -> str:
    """From the seventh day; nothing for who does not answer."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("remark.list"):
        return ""
    found = queries.waiting(actor=actor, on=clock.today())
    return (
        render_to_string("feedback/_waiting.html", {"found": found}, request=request) if found.number else ""
    )
