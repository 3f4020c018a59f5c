"""What this room shows on the page of a case, and on her start page."""

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
        "cards": queries.next_meetings(case_id=case.pk),
        "case_id": case.pk,
        "may_plan": actor.may("case.meeting.plan"),
    }
    return render_to_string("meetings/_meetings.html", context, request=request)


def next_day(request: HttpRequest, page: Any) -> str:
    """Her next meeting on her start page, or a line that says that nothing is planned."""
    found = queries.next_meetings(case_id=page.case_id, limit=1)
    return render_to_string("meetings/_me_next.html", {"card": found[0] if found else None}, request=request)
