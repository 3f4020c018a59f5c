"""What this room shows on the page of a case."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.imports import queries


def register_rest(request: HttpRequest, case: Any) -> str:
    """What the register said beyond her file; nothing for who may not see it, and no query when she came otherwise."""
    actor = request.actor  # type: ignore[attr-defined]
    if not case.imported or not actor.may("case.situation.read"):
        return ""
    rest = queries.register_rest(case.participant_id)
    if rest is None:
        return ""
    context = {"rest": rest, "may_remark": actor.may("case.note.read")}
    return render_to_string("imports/_rest.html", context, request=request)
