"""What this room shows on pages of others: how she heard of us, becoming an ambassador, an ambassador's next times."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.access.enums import Role
from aanzet.ambassadors.queries import calls, came, mine
from aanzet.ambassadors.queries.care import care_of
from aanzet.ambassadors.queries.people import without_talk
from aanzet.ambassadors.queries.rung import rung_of
from aanzet.core import clock
from aanzet.volunteers.enums import VolunteerRole


def how_she_came(request: HttpRequest, case: Any) -> str:
    """How she heard of us; nothing for who may not write it."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.came.record"):
        return ""
    context = {"said": came.said_of(case), "case": case}
    return render_to_string("ambassadors/_came.html", context, request=request)


def becoming(request: HttpRequest, case: Any) -> str:
    """Becoming an ambassador: for the coordinator, not for a coach."""
    actor = request.actor  # type: ignore[attr-defined]
    mine_too = case.organisation_id in actor.organisations(Role.COORDINATOR)
    if not (actor.may("ambassador.ask") and mine_too and calls.has_ambassadors(case.programme)):
        return ""
    running = calls.open_call(case)
    context = {
        "call": calls.asked_line(case),
        "open": running,
        "case": case,
        "rung": rung_of(running, on=clock.today()),
    }
    return render_to_string("ambassadors/_call.html", context, request=request)


def asked(request: HttpRequest, page: Any) -> str:
    """On her start page: somebody asks her, until she answers."""
    found = calls.unanswered(page.case_id)
    return render_to_string("ambassadors/me_asked.html", {"asked": found}, request=request) if found else ""


def who_told(request: HttpRequest, page: Any) -> str:
    """On her start page in her first weeks: who told her about us? One question, and she may leave it."""
    found = came.asks_her(case_id=page.case_id, on=clock.today())
    return render_to_string("ambassadors/me_came_ask.html", request=request) if found else ""


def my_times(request: HttpRequest, volunteer: Any) -> str:
    """On an ambassador's own start page: where she goes next, and what she has to tell."""
    actor = request.actor  # type: ignore[attr-defined]
    if volunteer.role != VolunteerRole.AMBASSADOR or not actor.may("deployment.own.read"):
        return ""
    found = mine.my_times(actor=actor, on=clock.today())
    return render_to_string("ambassadors/_times.html", {"times": found}, request=request)


def wait_for_a_talk(request: HttpRequest, subject: Any) -> str:
    """On the worklist: with which ambassadors nobody talked for ten weeks."""
    actor = request.actor  # type: ignore[attr-defined]
    found = without_talk(actor=actor, on=clock.today()) if actor.may("ambassador.supervise") else []
    return render_to_string("ambassadors/_wait.html", {"found": found}, request=request) if found else ""


def looked_after(request: HttpRequest, volunteer: Any) -> str:
    """On the page of one ambassador: talks, visits and what came of them."""
    actor = request.actor  # type: ignore[attr-defined]
    if volunteer.role != VolunteerRole.AMBASSADOR or not actor.may("ambassador.list"):
        return ""
    context = {"care": care_of(volunteer=volunteer, on=clock.today()), "volunteer_id": volunteer.pk}
    return render_to_string("ambassadors/_care.html", context, request=request)
