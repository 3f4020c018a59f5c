"""Taking an import back: what it made goes, unless somebody has worked with it since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.imports.enums import Outcome
from aanzet.imports.models import Import, ImportRow, Job, Upload
from aanzet.imports.queries import BATCH
from aanzet.journal.actions import Line, write, write_many
from aanzet.journal.models import Entry
from aanzet.participants.models import Link, Participant

# Lines that an import itself leaves; any other line that is no read means: somebody has worked with her file.
OWN_LINES = frozenset(
    "participant.added participant.linked participant.unlinked case.opened participant.import_undone".split()
)


@dataclass(frozen=True, slots=True)
class Undone:
    """`removed`: rows of women taken away. `kept`: rows that stay because of later work or another import."""

    removed: int
    kept: int


@transaction.atomic
def import_undo(*, by: Actor | None, on: date, run: Import) -> Undone:
    """Take back what `run` made: new rows, their links and cases. Refused when it was taken back before, or is
    being taken over at this moment."""
    standing = models.QuerySet(Import).select_for_update().filter(pk=run.pk, undone_on__isnull=True).first()
    if standing is None:
        raise Refused(_("This import was undone already."))
    _end_job(standing)
    removed = kept = 0
    with unscoped("imports.run"):
        for ids in _batches(standing):
            keep = _worked_with(ids) | _known_elsewhere(ids, standing)
            free = [pk for pk in ids if pk not in keep]
            _remove(free, standing, by, on)
            removed, kept = removed + len(free), kept + len(keep)
        _close_cases(standing, by, on)
    standing.undone_on, standing.undone_by_id = on, by.user_id if by else None
    standing.save(update_fields=["undone_on", "undone_by_id"])
    counts = {"removed": removed, "kept": kept}
    write(
        by, "import.undone", object_id=standing.pk, organisation=standing.organisation_id, data=counts, on=on
    )
    return Undone(removed, kept)


def _end_job(run: Import) -> None:
    """A file that stopped half-way goes no further; one that is being taken over is left alone."""
    jobs = models.QuerySet(Job).select_for_update().filter(run=run, finished_at__isnull=True)
    job = jobs.first()
    if job is not None and job.stopped_at is None:
        raise Refused(_("This register is being taken over now. Wait until it is ready, then take it back."))
    if job is not None:
        models.QuerySet(Upload).filter(pk=job.upload_id).update(content="")
        jobs.update(finished_at=clock.now())


def _batches(run: Import) -> Iterator[list[UUID]]:
    made = ImportRow.objects.filter(run=run, made_participant=True, participant__isnull=False)
    ids = list(made.order_by("pk").values_list("participant_id", flat=True))
    for start in range(0, len(ids), BATCH):
        yield [pk for pk in ids[start : start + BATCH] if pk is not None]


def _worked_with(ids: list[UUID]) -> set[UUID]:
    lines = Entry.objects.filter(subject_id__in=ids, is_read=False).exclude(action__in=OWN_LINES)
    return {pk for pk in lines.values_list("subject_id", flat=True) if pk is not None}


def _known_elsewhere(ids: list[UUID], run: Import) -> set[UUID]:
    """Another import that stands has a row of hers of its own: a register that was not taken back."""
    others = ImportRow.objects.filter(
        participant__in=ids, run__undone_on__isnull=True, outcome__in=[Outcome.STORED, Outcome.MATCHED]
    ).exclude(run=run)
    return {pk for pk in others.values_list("participant_id", flat=True) if pk is not None}


def _remove(ids: list[UUID], run: Import, by: Actor | None, on: date) -> None:
    twins = Link.objects.filter(undone_on__isnull=True).filter(
        models.Q(one__in=ids) | models.Q(other__in=ids)
    )
    gone = set(ids)
    lines = [Line("participant.import_undone", pk, run.pk, run.organisation_id, on=on) for pk in ids]
    lines += [
        Line("participant.unlinked", pk, link, run.organisation_id, on=on)
        for link, one, other in twins.values_list("pk", "one_id", "other_id")
        for pk in (one, other)
        if pk not in gone
    ]
    Participant.objects.filter(pk__in=ids).delete()
    write_many(by, lines)


def _close_cases(run: Import, by: Actor | None, on: date) -> None:
    """Journeys that this import opened for women who were known before, where nothing has happened since."""
    opened = dict(
        ImportRow.objects.filter(run=run, made_participant=False, case_id__isnull=False).values_list(
            "case_id", "participant_id"
        )
    )
    since = Entry.objects.filter(
        subject_id__in=list(opened.values()), at__gte=run.created_at, is_read=False
    ).exclude(action__in=OWN_LINES)
    busy = set(since.values_list("subject_id", flat=True))
    free = [case for case, person in opened.items() if case and person is not None and person not in busy]
    Case.objects.filter(pk__in=free).delete()
    write_many(
        by,
        [Line("case.import_undone", opened[case], case, run.organisation_id, on=on) for case in free],
    )
