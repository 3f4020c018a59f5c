"""What this room shows on pages of others: where everybody reads how we choose."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.matching.queries.moves import asked_of_her, asked_of_volunteer, stays_for_her


def how_for_her(request: HttpRequest, page: Any) -> str:
    """On her own page about somebody beside her."""
    return render_to_string("matching/_me_how.html", request=request)


def moves_start(request: HttpRequest, page: Any) -> str:
    """On her start page: a question waits."""
    actor = request.actor  # type: ignore[attr-defined]
    case = Case.objects.visible_to(actor, "me.match").filter(pk=page.case_id).first()
    return _moves(request, case, with_news=False)


def moves_for_her(request: HttpRequest, page: Any) -> str:
    """On her page about somebody beside her: what is asked, and what stays as it is."""
    return _moves(request, page.case, with_news=True)


def _moves(request: HttpRequest, case: Case | None, *, with_news: bool) -> str:
    if case is None:
        return ""
    stays = stays_for_her(case=case, on=clock.today()) if with_news else []
    context = {"moves": asked_of_her(case=case), "stays": stays}
    return render_to_string("matching/_me_moves.html", context, request=request)


def asked_volunteer(request: HttpRequest, volunteer: Any) -> str:
    """On the start page of a volunteer: what is asked about a running match."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("move.answer"):
        return ""
    context = {"asked": asked_of_volunteer(actor=actor, volunteer_id=volunteer.pk)}
    return render_to_string("matching/_asked.html", context, request=request)


def how_for_volunteers(request: HttpRequest, volunteer: Any) -> str:
    """On the start page of a volunteer."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("matching.weights.read"):
        return ""
    return render_to_string("matching/_how.html", request=request)
