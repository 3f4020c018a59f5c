"""What this room shows on other pages: hers, the volunteer's, the worklist, and that of a case."""

from typing import Any

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from aanzet.cases.pages import her_case
from aanzet.core import clock
from aanzet.matches.enums import Side
from aanzet.matches.models import Match
from aanzet.matches.queries.asked import asked_of
from aanzet.matches.queries.away import away
from aanzet.matches.queries.hers import time_page
from aanzet.matches.queries.introductions import introductions
from aanzet.matches.queries.meetings import meetings, spans
from aanzet.matches.queries.running import over
from aanzet.matches.queries.said import told_of
from aanzet.matches.rules import AFTER


def asked_of_her(request: HttpRequest, page: Any) -> str:
    """On her start page: how it goes, in one tap; or the short questions. Nothing when nothing waits."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        case = her_case(request)  # type: ignore[arg-type]
    except Http404:
        return ""
    rows = Match.objects.visible_to(actor, "me.match").filter(case=case)
    on = clock.today()
    recent = rows.filter(ends_on__gt=on - AFTER) | rows.filter(ends_on__isnull=True)
    found = [time_page(match=row, on=on) for row in recent.select_related("volunteer", "case")[:3]]
    waiting = [each for each in found if (each.asked and not each.said) or each.survey]
    return render_to_string("matches/_me_asked.html", {"pages": waiting}, request=request) if waiting else ""


def her_log(request: HttpRequest, match: Any) -> str:
    """On her page of a match: the way to the meetings and to stopping."""
    return render_to_string(
        "matches/_me_log.html", {"page": time_page(match=match, on=clock.today())}, request=request
    )


def log(request: HttpRequest, match: Any) -> str:
    """On the page of a match: the last meetings and the way on."""
    actor = request.actor  # type: ignore[attr-defined]
    if not Match.objects.visible_to(actor, "match.meeting.add").filter(pk=match.pk).exists():
        return ""
    context = {"match": match, "meetings": meetings(match=match, most=3)}
    return render_to_string("matches/_log.html", context, request=request)


def told(request: HttpRequest, match: Any) -> str:
    """On the page of a match: every answer to how it goes. The coordinator reads all of them; the volunteer, also one
    who coordinates too, what she or he said alone."""
    actor = request.actor  # type: ignore[attr-defined]
    mine = match.volunteer.user_id == actor.user_id
    office = not mine and Match.objects.visible_to(actor, "match.talk.note").filter(pk=match.pk).exists()
    if not mine and not office:
        return ""
    rows = told_of(match=match, side=Side.VOLUNTEER if mine else None)
    context = {"match": match, "rows": rows, "office": office, "runs": not over(match, clock.today())}
    return render_to_string("matches/_told.html", context, request=request) if rows or office else ""


def how_long(request: HttpRequest, match: Any) -> str:
    """On the page of a match, for who accompanies her: until when, why longer, and what can be done about it."""
    actor = request.actor  # type: ignore[attr-defined]
    on = clock.today()
    may = {
        right: Match.objects.visible_to(actor, right).filter(pk=match.pk).exists()
        for right in ("match.extend", "match.end")
    }
    if not may["match.extend"] or over(match, on):
        return ""
    mine = match.volunteer.user_id == actor.user_id
    context = {
        "match": match, "longer": not mine, "late": match.planned_until is not None and match.planned_until < on,
        "office": may["match.end"], "extensions": match.extensions.all(),
    }  # fmt: skip
    return render_to_string("matches/_how_long.html", context, request=request)


def given(request: HttpRequest, volunteer: Any) -> str:
    """On the volunteer's own page: each match of this task, with what is asked now; and those that ended lately."""
    on = clock.today()
    rows = list(Match.objects.visible_to(request.actor, "match.how.say").filter(volunteer=volunteer))  # type: ignore[attr-defined]
    running = [row for row in rows if row.starts_on <= on]
    asked = asked_of(running, on=on, met=spans([row.pk for row in running]))
    lines = [(row, row.case.participant.call_name, asked.get(row.pk)) for row in running]
    over = Match.objects.visible_to(request.actor, "match.after.read").filter(volunteer=volunteer)  # type: ignore[attr-defined]
    context = {"lines": lines, "over": list(over)}
    return (
        render_to_string("matches/_given.html", context, request=request) if lines or context["over"] else ""
    )


def network(request: HttpRequest, case: Any) -> str:
    """On more about her: whom she was introduced to."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.introduction.add"):
        return ""
    rows = introductions(actor=actor, language=get_language() or "nl", case_id=case.pk)
    return render_to_string("matches/_network.html", {"case": case, "rows": rows}, request=request)


def without(request: HttpRequest, page: Any) -> str:
    """On the worklist: women whose volunteer is away today, and for whom nothing is arranged."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("match.standin"):
        return ""
    n = sum(1 for gone in away(actor=actor, on=clock.today()) for each in gone.women if each.arranged is None)
    return render_to_string("matches/_without.html", {"n": n}, request=request) if n else ""


def beside(request: HttpRequest, volunteer: Any) -> str:
    """On the coordinator's page of a volunteer: whom she or he accompanied, and who may be asked again."""
    rows = Match.objects.visible_to(request.actor, "match.list").filter(volunteer=volunteer)  # type: ignore[attr-defined]
    found = list(rows.select_related("case__participant").order_by("-starts_on"))
    if not found:
        return ""
    over = [row for row in found if row.ends_on is not None and row.ends_on <= clock.today()]
    again = any(row.again_on and not row.again_ended_on for row in over)
    context = {"running": [row for row in found if row not in over], "over": over, "again": again}
    return render_to_string("matches/_beside.html", context, request=request)
