"""What this room offers to the worklist: reports that a funder expects soon."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from aanzet.access.actor import Actor
from aanzet.alliances.queries import reports_due


def reports_due_panel(request: HttpRequest, subject: object) -> str:
    """Reports due within 30 days, for who has a part in sending them; empty for everybody else."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    items = reports_due(actor=actor, on=actor.on)
    return render_to_string("alliances/reports_panel.html", {"items": items}, request) if items else ""
