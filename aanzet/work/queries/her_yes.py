"""Her yes to a result outside her week: what waits for her, and how she can say it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.core.text import listed
from aanzet.participants.enums import Discretion
from aanzet.participants.models import SafeContact
from aanzet.work.enums import YesAnswer, YesWay
from aanzet.work.models import Placement, Yes, standing
from aanzet.work.wording import for_her, for_staff, times_in_words


@dataclass(frozen=True, slots=True)
class Question:
    """A result that waits for her, in words to herself. `who` wants to write it down; `reasons`: what she said."""

    placement_id: UUID
    who: str
    kind: str
    what: str
    hours: Decimal | None
    times: str
    starts_on: date
    reasons: tuple[str, ...]


def stands(placement: Placement) -> bool:
    """Does this result count: not taken back, and not waiting for her yes?"""
    return QuerySet(Placement).filter(standing(), pk=placement.pk).exists()


def way_to_ask(case: Case) -> YesWay:
    """She says it herself when she has an account, or a safe way by which somebody can tell her that we ask."""
    if case.participant.account_id is not None:
        return YesWay.HERSELF
    safe = QuerySet(SafeContact).filter(participant=case.participant_id).exclude(discretion=Discretion.NONE)
    return YesWay.HERSELF if safe.exclude(channel="").exists() else YesWay.TOLD


def asked_of_her(*, actor: Actor) -> tuple[Question, ...]:
    """Everything that waits for her yes, oldest first, in one query."""
    rows = Yes.objects.visible_to(actor, "case.placement.agree").filter(
        answer="", replaced_on__isnull=True, placement__withdrawn_on__isnull=True
    )
    return tuple(
        _question(row) for row in rows.select_related("placement").order_by("asked_on", "created_at")
    )


def asked_about(*, actor: Actor, placement: Placement) -> Question | None:
    """The open question about one result; None when nothing is asked any more."""
    return next((each for each in asked_of_her(actor=actor) if each.placement_id == placement.pk), None)


def waits_for_answer(*, placement: Placement) -> list[str] | None:
    """Why her yes is needed, in sentences for a worker; None when no answer is waited for."""
    held = QuerySet(Yes).filter(placement=placement, replaced_on__isnull=True).exclude(answer=YesAnswer.YES)
    row = held.first() if placement.withdrawn_on is None else None
    return None if row is None else [for_staff(code, values) for code, values in row.reasons]


def _question(row: Yes) -> Question:
    placement = row.placement
    return Question(
        placement_id=placement.pk,
        who=row.by_name,
        kind=placement.get_kind_display(),
        what=listed(part for part in (placement.occupation, placement.employer) if part),
        hours=placement.hours_per_week,
        times=times_in_words(placement.times),
        starts_on=placement.starts_on,
        reasons=tuple(for_her(code, values) for code, values in row.reasons),
    )
