"""What this room shows on the page of a case: the sheets she shows to who accompanies her."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.sheets.queries.home import shown_to


def shown_sheets(request: HttpRequest, case: Any) -> str:
    """Nothing for who may not see them, and nothing when she shows none: it is hers to decide."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("case.sheet.read"):
        return ""
    shown = shown_to(actor=actor, case=case)
    return render_to_string("sheets/_shown.html", {"shown": shown}, request=request) if shown.any else ""
