"""What a mentor sees: call name, wish, agreed steps. No more."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.cases.models import Case, Step, Wish
from aanzet.circle.rules import mentor_parts
from aanzet.matches.queries.theirs import match_with


@dataclass(frozen=True, slots=True)
class MenteePage:
    case_id: UUID
    call_name: str
    wish: str
    steps: tuple[tuple[str, date | None, bool], ...] = ()
    # What the two of them do together, where they were brought together as a match.
    match_id: UUID | None = None


def mentees(*, actor: Actor) -> tuple[MenteePage, ...]:
    """The women this mentor walks along with today."""
    rows = Case.objects.visible_to(actor, "mentee.list").select_related("participant")
    return tuple(MenteePage(case.pk, case.participant.call_name, "") for case in rows.order_by("pk"))


def mentee_page(*, actor: Actor, case: Case) -> MenteePage:
    """One mentee, fetched through the door: what she does not keep from this mentor."""
    parts = mentor_parts(actor, scope.held(actor, case), case.participant)
    wish = QuerySet(Wish).filter(case=case).order_by("-on", "-created_at").first()
    steps = (
        QuerySet(Step)
        .filter(goal__case=case, dropped_on__isnull=True, goal__dropped_on__isnull=True)
        .order_by("done_on", "due_on")
    )
    return MenteePage(
        case_id=case.pk,
        call_name=case.participant.call_name,
        wish=wish.text if wish and "mentee.wish.read" in parts else "",
        steps=tuple((step.what, step.due_on, bool(step.done_on)) for step in steps)
        if "mentee.plan.read" in parts
        else (),
        match_id=match_with(actor=actor, case_id=case.pk),
    )
