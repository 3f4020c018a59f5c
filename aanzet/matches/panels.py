"""What this room shows on pages of others: her start page, the page of her case, and the volunteer's own page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.matches.queries.choosing import beside_her, waiting_for_her
from aanzet.matches.queries.office import lines_of
from aanzet.matches.queries.theirs import asked_of, matches_of


def hers(request: HttpRequest, page: Any) -> str:
    """Who waits for her word, and who goes along with her."""
    actor = request.actor  # type: ignore[attr-defined]
    case = Case.objects.visible_to(actor, "me.match").filter(pk=page.case_id).first()
    if case is None:
        return ""
    on, language = clock.today(), get_language() or "nl"
    context = {
        "waiting": waiting_for_her(case=case, on=on),
        "beside": beside_her(actor=actor, case=case, language=language, on=on),
    }
    return render_to_string("matches/_me_waits.html", context, request=request)


def of_case(request: HttpRequest, case: Any) -> str:
    """How far it is with somebody beside her; nothing for who may not see it."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.match.read"):
        return ""
    context = {"lines": lines_of(case=case, language=get_language() or "nl"), "case_id": case.pk}
    return render_to_string("matches/_case.html", context, request=request)


def of_volunteer(request: HttpRequest, volunteer: Any) -> str:
    """What waits for the volunteer, and with whom she or he goes along."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("proposal.answer"):
        return ""
    context = {
        "asked": asked_of(actor=actor, volunteer_id=volunteer.pk),
        "matches": matches_of(actor=actor, volunteer_id=volunteer.pk),
    }
    return render_to_string("matches/_volunteering.html", context, request=request)
