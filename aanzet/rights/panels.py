"""What this room shows on the page of a case, on the worklist and on her own start page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.core import clock
from aanzet.rights import actions, queries
from aanzet.rights.enums import Why


def mistakes(request: HttpRequest, case: Any) -> str:
    """What she says is wrong, beside her file; nothing for who may not answer it."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.mistake.answer"):
        return ""
    found = queries.mistakes_of(actor=actor, case=case, on=clock.today(), action="case.mistake.answer")
    planned = actions.standing(case.participant)
    if not found and planned is None:
        return ""
    context = {"mistakes": found, "planned": planned}
    return render_to_string("rights/_mistakes.html", context, request=request)


def office(request: HttpRequest, subject: Any = None) -> str:
    """What is about a coach waits for a coordinator."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.mistake.office"):
        return ""
    found = queries.mistakes_for_office(actor=actor, on=clock.today())
    return render_to_string("rights/_office.html", {"lines": found}, request=request) if found else ""


def planned(request: HttpRequest, page: Any) -> str:
    """On her start page, as long as she can take it back."""
    row = actions.standing(page.participant_id)
    if row is None or row.why != Why.ASKED:
        return ""
    return render_to_string("rights/me_planned.html", {"planned": row}, request=request)
