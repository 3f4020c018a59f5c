"""What this room shows on the page of a case."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.meetings import queries


def meetings(request: HttpRequest, case: Any) -> str:
    """What is planned; nothing for who may not see it."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.meeting.read"):
        return ""
    context = {
        "cards": queries.next_meetings(case=case),
        "case_id": case.pk,
        "may_plan": actor.may("case.meeting.plan"),
    }
    return render_to_string("meetings/_meetings.html", context, request=request)
