"""What this room shows on pages of other rooms: the sign-up, the worklist, hours and costs."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from aanzet.core import clock
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries import expenses, given
from aanzet.volunteers.queries.joining import offers
from aanzet.volunteers.queries.office import who_needs_me


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


def look_for_volunteers(request: HttpRequest, slug: Any) -> str:
    """On the public page of a programme: it looks for volunteers."""
    found = offers(language=get_language() or "nl", on=clock.today(), slug=slug)
    return render_to_string("volunteers/_looks_for.html", {"offers": found}, request) if found else ""


def volunteers_wait(request: HttpRequest, subject: Any) -> str:
    """On the worklist of a coordinator: who waits for a talk, whose check is over soon, who is ill."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("volunteer.list"):
        return ""
    rows = who_needs_me(actor=actor, on=clock.today())
    return render_to_string("volunteers/_wait.html", {"rows": rows}, request) if rows else ""


def my_volunteering(request: HttpRequest, subject: Any) -> str:
    """On the worklist of a coach who is a volunteer: the way to the own pages."""
    actor = request.actor  # type: ignore[attr-defined]
    if (
        not actor.may("volunteering.read")
        or not Volunteer.objects.visible_to(actor, "volunteering.read").exists()
    ):
        return ""
    return render_to_string("volunteers/_mine.html", request=request)


def office_links(request: HttpRequest, subject: object) -> str:
    """Under the coordinator's list of volunteers: costs, and links of companies."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {"costs": actor.may("expense.list"), "companies": actor.may("company_invite.list")}
    return render_to_string("volunteers/_office.html", context, request=request)
