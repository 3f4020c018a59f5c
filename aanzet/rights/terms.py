"""How long what stands about her is kept: counted from the end of her last journey, per class (core.retention)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from aanzet.cases.models import Case, Exit
from aanzet.core.clock import months_later
from aanzet.core.retention import MONTHS, Retention
from aanzet.participants.models import Participant

# In the order in which they go. TRACE goes with RESULT and is no line of its own for her.
CLASSES = (
    Retention.CONTACT,
    Retention.SENSITIVE,
    Retention.IDENTITY,
    Retention.SITUATION,
    Retention.RESULT,
)


@dataclass(frozen=True, slots=True)
class Term:
    """`until` None: her journey goes on; then it is kept `months` after its end."""

    kind: Retention
    months: int
    until: date | None


def ended_on(participant: Participant) -> date | None:
    """The day on which the last of her journeys ended; None while one goes on, or when she has none."""
    cases = set(QuerySet(Case).filter(participant=participant.pk).values_list("pk", flat=True))
    exits = dict(QuerySet(Exit).filter(case__in=cases, undone_on=None).values_list("case_id", "on"))
    return max(exits.values()) if cases and set(exits) == cases else None


def until(ended: date, kind: Retention) -> date:
    """The last day on which a class is kept."""
    return months_later(ended, MONTHS[kind] or 0)


def terms_of(participant: Participant) -> tuple[Term, ...]:
    ended = ended_on(participant)
    return tuple(Term(kind, MONTHS[kind] or 0, until(ended, kind) if ended else None) for kind in CLASSES)
