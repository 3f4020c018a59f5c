"""A pause that runs and an exit that stands, as the case page tells them; joined to the query of the page."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import get_language

from aanzet.accounts.models import User
from aanzet.cases.enums import ExitKind, Face, PauseReason
from aanzet.cases.models import Case, Exit, Pause
from aanzet.cases.queries.pageshape import ExitLine, PauseLine
from aanzet.journal.models import Entry
from aanzet.reference.lists import reason as reason_of


def with_rest(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Annotate the pause and the exit; who wrote a pause is known to the journal alone."""
    written = Entry.objects.filter(
        subject_id=OuterRef("case__participant_id"), action="case.pause_added", object_id=OuterRef("pk")
    )
    pauses = (
        QuerySet(Pause)
        .filter(case=OuterRef("pk"), ends_on__isnull=True)
        .annotate(by_id=Subquery(written.values("actor_id")[:1]))
    )
    exits = QuerySet(Exit).filter(case=OuterRef("pk"), undone_on__isnull=True)
    name = Subquery(User.objects.filter(pk=OuterRef("by_id")).values("name")[:1])
    return rows.annotate(
        **{f"pause_{key}": Subquery(pauses.annotate(by=name).values(key)[:1]) for key in PAUSE},
        **{f"exit_{key}": Subquery(exits.annotate(by=name).values(key)[:1]) for key in EXIT},
    )


PAUSE = ("starts_on", "reason", "expected_until", "by")
EXIT = ("on", "kind", "reason", "is_this_what_you_wanted", "by")


def pause_line(row: Any) -> PauseLine | None:
    """The pause of a case that was read with `with_rest`."""
    if row.pause_starts_on is None:
        return None
    return PauseLine(
        reason=str(PauseReason(row.pause_reason).label),
        since=row.pause_starts_on,
        expected_until=row.pause_expected_until,
        by=row.pause_by or "",
    )


def exit_line(row: Any) -> ExitLine | None:
    """The exit of a case that was read with `with_rest`."""
    if row.exit_on is None:
        return None
    why = reason_of(row.exit_reason)
    face = row.exit_is_this_what_you_wanted
    return ExitLine(
        on=row.exit_on,
        kind=str(ExitKind(row.exit_kind).label),
        reason=why.name(get_language() or "nl") if why else "",
        face=str(Face(face).label) if face else "",
        by=row.exit_by or "",
    )
