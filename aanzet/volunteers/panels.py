"""What this room shows on other pages: hours and costs of one volunteer, costs that wait on the worklist."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries import expenses, given


def given_office(request: HttpRequest, volunteer: Volunteer) -> str:
    """On the coordinator's page of a volunteer."""
    return _given(request, volunteer, mine=False)


def given_own(request: HttpRequest, volunteer: Volunteer) -> str:
    """On the volunteer's own start page."""
    return _given(request, volunteer, mine=True)


def _given(request: HttpRequest, volunteer: Volunteer, *, mine: bool) -> str:
    actor = request.actor  # type: ignore[attr-defined]
    page = given.hours_page(actor=actor, volunteer=volunteer)
    now = next((m for m in page.months if m.first == actor.on.replace(day=1)), None)
    context: dict[str, Any] = {
        "mine": mine, "volunteer_id": volunteer.pk, "total": page.time,
        "month": now.time if now else given.spoken(0),
        "waiting": sum(
            1 for line in expenses.own_expenses(actor=actor, volunteer=volunteer) if line.state == "told"
        ),
        "limit": expenses.limit_of(volunteer=volunteer, day=actor.on),
        "company": mine and volunteer.company_id is not None,
    }  # fmt: skip
    return render_to_string("volunteers/_given.html", context, request=request)


def costs_waiting(request: HttpRequest, subject: object) -> str:
    """On the worklist of a coordinator; empty when nothing waits."""
    actor = request.actor  # type: ignore[attr-defined]
    waiting = expenses.waiting(actor=actor) if actor.may("expense.list") else 0
    if not waiting:
        return ""
    return render_to_string("volunteers/_waiting.html", {"waiting": waiting}, request=request)
