"""Opening, starting, pausing and closing a case; who accompanies her."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.alliances.models import Organisation
from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import AssignmentEnd, ExitKind, Face, PauseReason
from aanzet.cases.models import Assignment, Case, Exit, Pause, PhaseChange
from aanzet.cases.models.journey import holds
from aanzet.core.errors import Refused
from aanzet.journal.actions import Line, write, write_many
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.reference.lists import reasons


class Closing(Protocol):
    """What a room above does when a journey is closed."""

    def __call__(self, *, by: Actor | None, on: date, case: Case) -> None: ...


# What ends with a journey: the matches room registers that here.
ON_CASE_CLOSE: list[Closing] = []
EDITABLE = frozenset("finding_place channel route criteria fit_reason wish_occupation income_source".split())


@transaction.atomic
def cases_open(
    *, by: Actor | None, on: date, rows: Iterable[Case], days: Mapping[UUID, date] | None = None
) -> list[Case]:
    """Store new, unsaved cases with journal lines and signals in a constant number of statements.

    Each row brings participant, programme, organisation and first_contact_on (started_on when known). `days`: of a
    case that was opened on another day than `on`.
    """
    told = days or {}
    added = list(rows)
    models.QuerySet(Case).bulk_create(added, batch_size=500)
    first = {case.pk: _first_phase(case) for case in added}
    models.QuerySet(PhaseChange).bulk_create(
        [
            PhaseChange(
                case=case,
                phase=first[case.pk],
                on=case.started_on or case.first_contact_on,
                by_id=by.user_id if by else None,
            )
            for case in added
        ],
        batch_size=500,
    )
    lines = [
        Line("case.opened", c.participant_id, c.pk, c.organisation_id, on=told.get(c.pk, on)) for c in added
    ]
    write_many(by, lines)
    refresh(added)
    return added


def _first_phase(case: Case) -> str:
    phases = blueprint_of(case.programme).phases
    return phases[1 if case.started_on and len(phases) > 1 else 0].key


def case_open(
    *,
    by: Actor | None,
    on: date,
    participant: Participant,
    programme: Programme,
    organisation: Organisation | None = None,
    **fields: Any,
) -> Case:
    """First contact: the journey of a participant in a programme begins. No more is asked."""
    if models.QuerySet(Case).filter(participant=participant, programme=programme).exists():
        raise Refused(_("She takes part in this programme already. Open her page instead."))
    case = Case(
        participant=participant,
        programme=programme,
        organisation=organisation or participant.organisation,
        first_contact_on=on,
        **fields,
    )
    return cases_open(by=by, on=on, rows=[case])[0]


@transaction.atomic
def case_start(*, by: Actor | None, on: date, case: Case) -> Case:
    """She starts: from this day she counts as started."""
    if case.started_on is None:
        case.started_on = on
        case.save(update_fields=["started_on"])
        write(by, "case.started", subject=case.participant_id, object_id=case.pk, on=on)
        refresh([case])
    return case


@transaction.atomic
def case_edit(*, by: Actor, on: date, case: Case, version: int, **changes: Any) -> Case:
    """Change what EDITABLE names."""
    if set(changes) - EDITABLE:
        raise ValueError(f"not editable: {sorted(set(changes) - EDITABLE)}")
    if changes.get("criteria") == ["override"] and not changes.get("fit_reason", case.fit_reason):
        raise Refused(
            _("She does not fit the target group by her own answers. Write why she takes part."), "fit_reason"
        )
    fresh = case.save_if_unchanged(seen=version, **changes)
    write(
        by,
        "case.edited",
        subject=case.participant_id,
        object_id=case.pk,
        data={"fields": sorted(changes)},
        on=on,
    )
    return fresh


@transaction.atomic
def phase_change(*, by: Actor | None, on: date, case: Case, phase: str, reason: str = "") -> PhaseChange:
    """She enters another phase of the blueprint."""
    known = blueprint_of(case.programme).phase_by_key
    if phase not in known:
        raise Refused(_("This phase is not in the programme. Choose one of the list."), "phase")
    if not known[phase].open:
        raise Refused(_("With this phase the journey ends. Use “Close the journey” instead."), "phase")
    row = models.QuerySet(PhaseChange).create(
        case=case, phase=phase, on=on, reason=reason, by_id=by.user_id if by else None
    )
    write(
        by, "case.phase_changed", subject=case.participant_id, object_id=row.pk, data={"phase": phase}, on=on
    )
    refresh([case])
    return row


@transaction.atomic
def pause_add(
    *, by: Actor, on: date, case: Case, reason: PauseReason, expected_until: date | None = None
) -> Pause:
    """The journey rests; the worklist is silent about her until it ends."""
    if models.QuerySet(Pause).filter(case=case, ends_on__isnull=True).exists():
        raise Refused(_("She has a pause already. End that one first."))
    row = models.QuerySet(Pause).create(case=case, reason=reason, starts_on=on, expected_until=expected_until)
    write(
        by, "case.pause_added", subject=case.participant_id, object_id=row.pk, data={"reason": reason}, on=on
    )
    refresh([case])
    return row


@transaction.atomic
def pause_end(*, by: Actor, on: date, case: Case) -> None:
    """She goes on."""
    for row in models.QuerySet(Pause).filter(case=case, ends_on__isnull=True):
        row.ends_on = max(on, row.starts_on)
        row.save(update_fields=["ends_on"])
        write(by, "case.pause_ended", subject=case.participant_id, object_id=row.pk, on=on)
    refresh([case])


@transaction.atomic
def case_close(
    *,
    by: Actor | None,
    on: date,
    case: Case,
    kind: ExitKind,
    reason: str = "",
    face: Face | str = "",
    income_source: str = "",
) -> Exit:
    """She leaves the programme; her coach's access ends with it. After-care of a placement goes on."""
    if models.QuerySet(Exit).filter(case=case, undone_on__isnull=True).exists():
        raise Refused(_("This journey is closed already."))
    if reason and reason not in {each.key for each in reasons(on, "exit", "refusal")}:
        raise Refused(_("This reason is no longer used. Choose one of the list."), "reason")
    row = models.QuerySet(Exit).create(
        case=case,
        on=on,
        kind=kind,
        reason=reason,
        is_this_what_you_wanted=face,
        income_source=income_source,
        by_id=by.user_id if by else None,
    )
    for assignment in models.QuerySet(Assignment).filter(holds(on), case=case, ends_on__isnull=True):
        assignment.ends_on, assignment.end_reason = on, AssignmentEnd.CASE_CLOSED
        assignment.save(update_fields=["ends_on", "end_reason"])
    for follow in ON_CASE_CLOSE:
        follow(by=by, on=on, case=case)
    closing = [p.key for p in blueprint_of(case.programme).phases if not p.open]
    if closing:
        models.QuerySet(PhaseChange).create(case=case, phase=closing[0], on=on)
    write(by, "case.closed", subject=case.participant_id, object_id=row.pk, data={"kind": kind}, on=on)
    refresh([case])
    return row


@transaction.atomic
def case_reopen(*, by: Actor, on: date, case: Case) -> None:
    """She comes back: the same journey goes on, nothing is asked again."""
    models.QuerySet(Exit).filter(case=case, undone_on__isnull=True).update(undone_on=on)
    closing = {phase.key for phase in blueprint_of(case.programme).phases if not phase.open}
    before = models.QuerySet(PhaseChange).filter(case=case).exclude(phase__in=closing)
    last = before.order_by("-on", "-created_at").first()
    models.QuerySet(PhaseChange).create(case=case, phase=last.phase if last else _first_phase(case), on=on)
    write(by, "case.reopened", subject=case.participant_id, object_id=case.pk, on=on)
    refresh([case])
