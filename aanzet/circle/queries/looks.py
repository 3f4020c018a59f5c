"""Who looked at a page about her: who, when and as what."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.alliances.models import Membership
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment
from aanzet.cases.queries.timeline import names_of_helpers
from aanzet.circle.queries.who import reads_about_all
from aanzet.circle.topics import PARTS
from aanzet.journal.models import ASSISTED
from aanzet.participants.models import Opening

LINES = 20
# First words of a right -> what was opened.
PAGES: tuple[tuple[str, str], ...] = (
    ("case.plan", "case.plan.read"),
    ("case.goal", "case.plan.read"),
    ("case.step", "case.plan.read"),
    ("case.wish", "case.wish.read"),
    ("case.intake", "case.intake.read"),
    ("case.barrier", "case.barrier.read"),
    ("case.note", "case.note.read"),
    ("case.safe_contact", "case.safe_contact.read"),
    ("case.voice", "case.voice.read"),
    ("case.placement", "case.placement.read"),
    ("case.independence", "case.independence.read"),
    ("case.discrimination", "case.discrimination.read"),
    ("case.adjustment", "case.adjustment.read"),
    ("mentee.", "mentee.plan.read"),
    ("candidate.", "candidate.wish"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody opened a page about her. `what`: what was opened; empty: her whole page. `why`: as what. `helper`: who
    sat beside her."""

    at: datetime
    who: str
    organisation: str
    what: str
    why: str
    helper: str = ""


def looks_at(*, people: list[UUID], actor: Actor, limit: int = LINES) -> tuple[Look, ...]:
    """Who looked, newest first; her own looking is left out, but for when somebody sat beside her."""
    works = Membership.objects.filter(user=OuterRef("actor_id")).order_by("-starts_on")
    alone = Q(actor_id=actor.user_id) & Q(**{f"data__{ASSISTED}__isnull": True})
    rows = list(
        reads_about_all(people)
        .exclude(alone)
        .annotate(
            who=Subquery(User.objects.filter(pk=OuterRef("actor_id")).values("name")[:1]),
            home=Subquery(works.values("organisation__name")[:1]),
        )[:limit]
    )
    guides = list(
        QuerySet(Assignment)
        .filter(case__participant__in=people)
        .values_list("user_id", "kind", "starts_on", "ends_on")
    )
    opened = list(
        QuerySet(Opening).filter(participant__in=people).values_list("user_id", "opened_at", "until")
    )
    helpers = names_of_helpers(rows)
    return tuple(
        Look(
            row.at,
            row.who or "–",
            row.home or "",
            what_of(row.action),
            _why(row, guides, opened) if row.actor_id != actor.user_id else "",
            helpers.get(row.data.get(ASSISTED, ""), ""),
        )
        for row in rows
    )


def what_of(action: str) -> str:
    """The words for what a right opens; empty for the whole page."""
    return next((str(PARTS[part].words) for start, part in PAGES if action.startswith(start)), "")


def _why(row: Any, guides: list[Any], opened: list[Any]) -> str:
    """As what she looked, on that day."""
    if any(user == row.actor_id and start <= row.at < end for user, start, end in opened):
        return _("opened a closed page")
    day = timezone.localdate(row.at)
    kinds = {kind for user, kind, *span in guides if user == row.actor_id and _on(day, *span)}
    words = {
        AssignmentKind.COACH: _("as your coach"),
        AssignmentKind.STAND_IN: _("for your coach"),
        AssignmentKind.MENTOR: _("as your mentor"),
    }
    found = next((words[kind] for kind in words if kind in kinds), "")
    if not found and row.action.startswith("candidate."):
        return _("because you said yes")
    return found or _("for the organisation")


def _on(day: date, starts_on: date, ends_on: date | None) -> bool:
    return starts_on <= day and (ends_on is None or ends_on >= day)
