"""What this room shows on pages of others: where everybody reads how we choose."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string


def how_for_her(request: HttpRequest, page: Any) -> str:
    """On her own page about somebody beside her."""
    return render_to_string("matching/_me_how.html", request=request)


def how_for_volunteers(request: HttpRequest, volunteer: Any) -> str:
    """On the start page of a volunteer."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.may("matching.weights.read"):
        return ""
    return render_to_string("matching/_how.html", request=request)
