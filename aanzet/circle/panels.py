"""What this room shows on the page of a case, and on her own start page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.circle import queries
from aanzet.core import clock


def changes(request: HttpRequest, case: Any) -> str:
    """What she changed about who may see her and nobody read yet; a file that is hidden, and until when it is open;
    and the note on safety at home, for who accompanies her."""
    actor = request.actor  # type: ignore[attr-defined]
    found = queries.staff_line(actor=actor, case=case, on=clock.today())
    return render_to_string("circle/_changes.html", {"line": found, "case": case}, request=request)


def family(request: HttpRequest, case: Any) -> str:
    """Family at her meetings: yes or no. Only she changes it."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.family.read"):
        return ""
    found = queries.family_lines(case_id=case.pk)
    return render_to_string("circle/_family.html", {"lines": found}, request=request)


def hidden_files(request: HttpRequest, page: Any) -> str:
    """Under the list of women: the way to a hidden file, when a woman is in danger or her coach is gone."""
    actor = request.actor  # type: ignore[attr-defined]
    return render_to_string("circle/_hidden.html", request=request) if actor.may("case.override") else ""


def opened_notice(request: HttpRequest, page: Any) -> str:
    """Her hidden file was opened: it stands on her start page until she says that she read it."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("me.read"):
        return ""
    found = queries.openings_of(people=queries.people_of(actor), unread=True)
    return render_to_string("circle/_opened.html", {"openings": found}, request=request) if found else ""
